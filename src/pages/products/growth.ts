import type { Answers, Question } from "../../measures/question.js";
import { codeGrowthSql, type CodeGrowth } from "../../measures/families.js";
import { formatValue } from "../../measures/index.js";
import { queryOf, type State } from "./inputs.js";

/** AI-related codes or families in both years, with what changed. Ask it under the name `codes`. */
export function growthQuestion(state: State): Question {
  const query = { ...queryOf(state), where: { groups: ["ai" as const] } };
  return { sql: codeGrowthSql(state.flow, state.level, state.year, query) };
}

export function growthRows(answers: Answers): CodeGrowth[] {
  return (answers["codes"] ?? []) as unknown as CodeGrowth[];
}

/** A percent where there is a base; the family's, or words, where the code is new. */
export function growthText(row: Pick<CodeGrowth, "growth" | "status" | "family_growth">): string {
  if (row.growth !== null) return formatValue(row.growth, "percent", { sign: true });
  if (row.status !== "new") return "–";
  return row.family_growth === null
    ? "new code"
    : `new code; family ${formatValue(row.family_growth, "percent", { sign: true })}`;
}
