import { join } from "node:path";
import type { Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { flows } from "./inputs.js";
import type { StoredSnapshot } from "./store.js";
import { readParquet } from "./table-file.js";
import { table } from "./tables.js";
import { totalOf } from "./trade.js";

/** Dollars before and after, where a revision changed any value of a cell (code × country × month). */
export interface Revision {
  flow: Flow;
  cells: number;
  before: number | bigint;
  after: number | bigint;
  change: number | bigint;
}

export interface Revisions {
  months: (Revision & { month: string })[];
  codes: (Revision & { hs10: string })[];
  countries: (Revision & { cty_code: string })[];
}

/**
 * Cells of the months that both snapshots hold and that are not equal in both: added up by month in order, by code and by
 * country with the largest change first. Dollars are of the changed cells alone.
 */
export async function findRevisions(
  database: Database,
  before: StoredSnapshot,
  after: StoredSnapshot,
): Promise<Revisions> {
  await database.run(
    "CREATE TEMP TABLE changed_cells (flow VARCHAR, month DATE, hs10 VARCHAR, cty_code VARCHAR, before BIGINT, after BIGINT)",
  );
  for (const flow of flows)
    for (const [old, recent] of changedYears(flow, before, after))
      await database.run(`INSERT INTO changed_cells ${changedCells(flow, old, recent)}`);
  return {
    months: await addUp(database, "strftime(month, '%Y-%m') AS month", "flow DESC, month"),
    codes: await addUp(database, "hs10", largestFirst),
    countries: await addUp(database, "cty_code", largestFirst),
  };
}

const largestFirst = "abs(change) DESC, cells DESC, 2";

/** Pairs of files of the same flow and year that are not byte for byte the same. */
function changedYears(flow: Flow, before: StoredSnapshot, after: StoredSnapshot): [string, string][] {
  const filesOf = ({ manifest }: StoredSnapshot) =>
    manifest.tables.filter(({ name }) => name === flow).flatMap(({ files }) => files);
  return filesOf(before).flatMap((old): [string, string][] => {
    const recent = filesOf(after).find(({ file }) => file === old.file);
    return recent && recent.sha256 !== old.sha256
      ? [[join(before.folder, old.file), join(after.folder, recent.file)]]
      : [];
  });
}

function changedCells(flow: Flow, old: string, recent: string): string {
  const keys = ["month", "hs10", "cty_code"];
  const values = table(flow)
    .columns.map(({ name }) => name)
    .filter((name) => !keys.includes(name));
  const cells = (path: string) =>
    `(SELECT ${keys.join(", ")}, ${totalOf[flow]} AS dollars, row(${values.join(", ")}) AS cell_values FROM ${readParquet([path])})`;
  const months = (path: string) => `(SELECT DISTINCT month FROM ${readParquet([path])})`;
  return `
    SELECT '${flow}', month, hs10, cty_code, coalesce(o.dollars, 0), coalesce(n.dollars, 0)
    FROM ${cells(old)} o FULL JOIN ${cells(recent)} n USING (${keys.join(", ")})
    WHERE o.cell_values IS DISTINCT FROM n.cell_values
      AND month IN ${months(old)} AND month IN ${months(recent)}`;
}

async function addUp<T>(database: Database, part: string, order: string): Promise<T[]> {
  return database.rows<T>(`
    SELECT flow, ${part}, count(*) AS cells, sum(before) AS before, sum(after) AS after,
      sum(after) - sum(before) AS change
    FROM changed_cells GROUP BY ALL ORDER BY ${order}`);
}
