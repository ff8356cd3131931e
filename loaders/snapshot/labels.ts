import { join } from "node:path";
import type { Database } from "../duckdb.js";
import { UsageError } from "../errors.js";
import { quoteText } from "../../src/measures/sql.js";
import { defaultTask } from "../tasks/task.js";
import type { Inputs } from "./inputs.js";
import type { Manifest } from "./manifest.js";
import { readParquet, relationOver, type TableFile } from "./table-file.js";
import { table } from "./tables.js";
import { writeTable } from "./write-table.js";

/** Writes every run's rows, with what people decided in place of what a run of the same task says; a run is named by its folder. */
export async function writeLabels(database: Database, inputs: Inputs, folder: string): Promise<TableFile[]> {
  const { overrides } = inputs;
  const selects = inputs.runs.map(({ run, task, file }) => {
    const rows = `SELECT * REPLACE (${quoteText(run.run)} AS run) FROM ${readParquet([file])}`;
    const isDecided = overrides !== null && (overrides.task || defaultTask) === (task || defaultTask);
    return isDecided ? overridden(rows, overrides.file) : rows;
  });
  const select = selects.join(" UNION ALL BY NAME ") || relationOver([], table("labels").columns);
  return await writeTable(database, "labels", select, join(folder, "labels.parquet"));
}

/** Rows that people decided say so: `override` for a model, who and when and why for a justification. */
function overridden(labels: string, file: string): string {
  return `
    SELECT l.* REPLACE (
      coalesce(o.relevance, l.relevance) AS relevance,
      coalesce(o.category, l.category) AS category,
      CASE WHEN o.who IS NULL THEN l.confidence END AS confidence,
      CASE WHEN o.who IS NULL THEN l.vote_share END AS vote_share,
      CASE WHEN o.who IS NULL THEN l.model ELSE 'override' END AS model,
      CASE WHEN o.who IS NULL THEN l.reasoning
        ELSE o.why || ' (decided by ' || o.who || ' on ' || o.decided || ', in place of '
          || coalesce(l.relevance, 'no label') || ')' END AS reasoning
    )
    FROM (${labels}) l LEFT JOIN ${readParquet([file])} o USING (flow, hs10)`;
}

/** Writes every list's prefixes; a list is named by its folder. */
export async function writeLists(database: Database, inputs: Inputs, folder: string): Promise<TableFile[]> {
  const selects = inputs.lists.map(
    ({ name, file }) => `SELECT * REPLACE (${quoteText(name)} AS list) FROM ${readParquet([file])}`,
  );
  const select = selects.join(" UNION ALL BY NAME ") || relationOver([], table("lists").columns);
  return await writeTable(database, "lists", select, join(folder, "lists.parquet"));
}

/**
 * The run in use: the one asked for, else the one of the snapshot before, so that a new run never changes
 * published numbers by itself, else the only one, else the newest.
 * @throws UsageError where the run asked for is not there
 */
export function chooseRun(
  runs: Manifest["runs"],
  asked: string | undefined,
  previous: string | null | undefined,
): string | null {
  const names = runs.map(({ run }) => run);
  if (asked !== undefined) {
    if (names.includes(asked)) return asked;
    throw new UsageError(
      `unknown label run: "${asked}" (expected ${names.length ? `one of ${names.join(", ")}` : "a run made by atlas label"})`,
    );
  }
  if (previous && names.includes(previous)) return previous;
  const newest = [...runs].sort((a, b) => (a.labelled < b.labelled ? 1 : -1))[0];
  return newest?.run ?? null;
}
