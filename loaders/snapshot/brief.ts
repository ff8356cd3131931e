import { briefOf, briefQuestions, type Brief } from "../../src/measures/brief.js";
import type { Answers, Row } from "../../src/measures/question.js";
import type { ReleaseChanges } from "../../src/measures/release.js";
import type { Cache } from "../cache.js";
import { openSnapshot } from "./session.js";

/** What changed in the newest month of a snapshot, under its own labels; `changes` against the one before, if any. */
export async function briefOfSnapshot(
  cache: Cache,
  id: string,
  changes: ReleaseChanges | null,
): Promise<Brief> {
  const session = await openSnapshot(cache, { id });
  try {
    const { months } = session.manifest;
    const sorted = { imports: [...months.imports].sort(), exports: [...months.exports].sort() };
    const answers: Answers = {};
    for (const [name, { sql }] of Object.entries(briefQuestions({ months: sorted })))
      answers[name] = (await session.database.rows<Row>(sql)).map(withNumbers);
    return briefOf(answers, { months: sorted, changes });
  } finally {
    session.close();
  }
}

/** A row with BIGINT as numbers: a brief writes billions with one decimal. */
function withNumbers(row: Readonly<Record<string, Row[string] | bigint>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );
}
