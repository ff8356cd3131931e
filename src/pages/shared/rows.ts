import type { Answers, Row } from "../../measures/question.js";

/** The rows of an answer that have a value. */
export function known(answers: Answers, question: string): readonly Row[] {
  return (answers[question] ?? []).filter((row) => typeof row["value"] === "number");
}

/** The value of the one row that has these columns, or null. */
export function valueAt(
  answers: Answers,
  question: string,
  where: Record<string, string | number | null>,
): number | null {
  const row = known(answers, question).find((r) =>
    Object.entries(where).every(([key, value]) => r[key] === value),
  );
  return row ? Number(row["value"]) : null;
}

/** The values of a column ranked by the sum of the rows' values, largest first. */
export function ranked(rows: readonly Row[], column: string): string[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = String(row[column]);
    sums.set(key, (sums.get(key) ?? 0) + Number(row["value"]));
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}
