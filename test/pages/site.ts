import type { Database } from "../../loaders/duckdb.js";
import type { Answers, AnswersTo, Questions, Row } from "../../src/measures/question.js";
import { task } from "../../src/measures/task.js";
import type { Site } from "../../src/base/site.js";
import type { Inputs, StateOf } from "../../src/view/state/inputs.js";
import { defaultState } from "../../src/view/state/url.js";

/** A site that holds these months of both flows. */
export function siteWith(months: string[]): Site {
  return {
    snapshot: "test",
    kind: "sample",
    built: "2026-01-01T00:00:00Z",
    code_version: "test",
    run: "test",
    runs: ["test"],
    task,
    months: { imports: months, exports: months },
    tables: "",
    assets: { duckdbModule: "", duckdbWorker: "", parquetModule: "", sumsWorker: "" },
  };
}

/** The twelve months of each year. */
export function monthsOf(...years: number[]): string[] {
  return years.flatMap((year) =>
    Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
  );
}

/** A page's default state with some inputs changed. */
export function stateOf<I extends Inputs>(
  inputs: I,
  site: Site,
  changed: Partial<StateOf<I>> = {},
): StateOf<I> {
  return { ...(defaultState(inputs, site) as StateOf<I>), ...changed };
}

/** The answers of a database to a view's questions, typed as the view gets them. */
export async function answersTo<Q extends Questions>(
  database: Database,
  questions: Q,
): Promise<AnswersTo<Q>> {
  const answers: Record<string, Row[]> = {};
  for (const [name, { sql }] of Object.entries(questions))
    answers[name] = (await database.rows(sql)).map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, typeof value === "bigint" ? Number(value) : value]),
        ) as Row,
    );
  return answers as Answers as AnswersTo<Q>;
}
