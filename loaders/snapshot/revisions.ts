import { join } from "node:path";
import { dateOf } from "../../src/measures/sql.js";
import type { Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { flows } from "./inputs.js";
import type { StoredSnapshot } from "./store.js";
import { relationOver } from "./table-file.js";
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
  for (const flow of flows) {
    const months = before.manifest.months[flow].filter((month) =>
      after.manifest.months[flow].includes(month),
    );
    for (const [year, old, recent] of changedYears(flow, before, after)) {
      const both = months.filter((month) => month.startsWith(year));
      if (both.length > 0)
        await database.run(`INSERT INTO changed_cells ${changedCells(flow, both, old, recent)}`);
    }
  }
  return {
    months: await addUp(database, "strftime(month, '%Y-%m') AS month", "flow DESC, month"),
    codes: await addUp(database, "hs10", largestFirst),
    countries: await addUp(database, "cty_code", largestFirst),
  };
}

const largestFirst = "abs(change) DESC, cells DESC, 2";

/** Years of a flow that are not byte for byte the same, with the files of each that the other does not hold as they are. */
export function changedYears(
  flow: Flow,
  before: StoredSnapshot,
  after: StoredSnapshot,
): [year: string, old: string[], recent: string[]][] {
  const [old, recent] = [filesOf(before, flow), filesOf(after, flow)];
  const years = new Set([...old, ...recent].map(({ year }) => year));
  return [...years].sort().flatMap((year): [string, string[], string[]][] => {
    const others = (own: typeof old, its: typeof old): string[] =>
      own
        .filter((file) => file.year === year && !its.some(({ sha256 }) => sha256 === file.sha256))
        .map(({ path }) => path);
    const [gone, come] = [others(old, recent), others(recent, old)];
    return gone.length + come.length > 0 ? [[year, gone, come]] : [];
  });
}

function filesOf({ manifest, folder }: StoredSnapshot, flow: Flow) {
  const files = manifest.tables.find(({ name }) => name === flow)?.files ?? [];
  return files.map(({ file, sha256 }) => ({
    year: /-(\d{4})/.exec(file)?.[1] ?? "",
    path: join(folder, file),
    sha256,
  }));
}

function changedCells(flow: Flow, months: readonly string[], old: string[], recent: string[]): string {
  const keys = ["month", "hs10", "cty_code"];
  const { columns } = table(flow);
  const values = columns.map(({ name }) => name).filter((name) => !keys.includes(name));
  const cells = (paths: string[]) =>
    `(SELECT ${keys.join(", ")}, ${totalOf[flow]} AS dollars, row(${values.join(", ")}) AS cell_values
      FROM (${relationOver(paths, columns)}) WHERE month IN (${months.map(dateOf).join(", ")}))`;
  return `
    SELECT '${flow}', month, hs10, cty_code, coalesce(o.dollars, 0), coalesce(n.dollars, 0)
    FROM ${cells(old)} o FULL JOIN ${cells(recent)} n USING (${keys.join(", ")})
    WHERE o.cell_values IS DISTINCT FROM n.cell_values`;
}

async function addUp<T>(database: Database, part: string, order: string): Promise<T[]> {
  return database.rows<T>(`
    SELECT flow, ${part}, count(*) AS cells, sum(before) AS before, sum(after) AS after,
      sum(after) - sum(before) AS change
    FROM changed_cells GROUP BY ALL ORDER BY ${order}`);
}
