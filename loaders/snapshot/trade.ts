import { join } from "node:path";
import type { LimitFunction } from "p-limit";
import { allEnded } from "../all-ended.js";
import type { Cache, Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { dateOf, quoteText } from "../../src/measures/sql.js";
import { flows, monthlyFiles, type Inputs } from "./inputs.js";
import type { ControlTotal } from "./manifest.js";
import { readParquet, relationOver, type TableFile } from "./table-file.js";
import { table } from "./tables.js";
import { writeTable } from "./write-table.js";

/** Dollars of a row that control totals add up. */
export const totalOf: Record<Flow, string> = {
  imports: "con_val",
  exports: "domestic_val + foreign_val",
};

/** Writes code × country × month, the files of each year by themselves, so that memory is bounded by what `limit` lets run at once. */
export async function writeTrade(
  database: Database,
  cache: Cache,
  flow: Flow,
  months: readonly string[],
  folder: string,
  limit: LimitFunction,
  onFile?: (file: TableFile) => void,
): Promise<TableFile[]> {
  const files = monthlyFiles(cache.facts, flow, months, "facts.parquet");
  const years = [...new Set(files.map(([month]) => month.slice(0, 4)))];
  const written = years.map((year) =>
    limit(async () => {
      const select = unionOfMonths(files.filter(([month]) => month.startsWith(year)));
      const path = join(folder, `${flow}-${year}.parquet`);
      const ofYear = await database.beside((own) => writeTable(own, flow, select, path));
      for (const file of ofYear) onFile?.(file);
      return ofYear;
    }),
  );
  return (await allEnded(written)).flat();
}

/** Writes code × district × month, one file. */
export async function writeDistrictTrade(
  database: Database,
  cache: Cache,
  flow: Flow,
  months: readonly string[],
  folder: string,
): Promise<TableFile[]> {
  const name = flow === "imports" ? "import_districts" : "export_districts";
  const files = monthlyFiles(cache.places, flow, months, "districts.parquet");
  const select = files.length ? unionOfMonths(files) : relationOver([], table(name).columns);
  return await writeTable(database, name, select, join(folder, `${name}.parquet`));
}

/**
 * The snapshot's own totals beside those that the publisher gave for the month.
 * @throws where they are not what the puller wrote: the facts were damaged since
 */
export async function controlTotals(
  database: Database,
  inputs: Inputs,
  files: Record<Flow, string[]>,
): Promise<ControlTotal[]> {
  const totals: ControlTotal[] = [];
  for (const flow of flows) {
    const ours = await sumByMonth(database, flow, files[flow]);
    for (const { month, total, published_total } of inputs.months[flow]) {
      const found = ours.get(month) ?? "0";
      if (found !== total)
        throw new Error(
          `damaged facts: ${flow} of ${month} add up to ${found} dollars, its month.json says ${total} ` +
            `(run atlas pull --flow ${flow} --from ${month} --to ${month} --refresh)`,
        );
      totals.push({ flow, month, ours: found, published: published_total });
    }
  }
  return totals;
}

/** Dollars by month (`YYYY-MM`) of a flow's files, as decimal strings. */
export async function sumByMonth(
  database: Database,
  flow: Flow,
  files: readonly string[],
): Promise<Map<string, string>> {
  if (!files.length) return new Map();
  const rows = await database.rows<{ month: string; total: string }>(
    `SELECT strftime(month, '%Y-%m') AS month, CAST(total AS VARCHAR) AS total
     FROM (SELECT month, sum(${totalOf[flow]}) AS total FROM ${readParquet(files)} GROUP BY month)`,
  );
  return new Map(rows.map((row) => [row.month, row.total]));
}

/** Rows of monthly files with the month that each is of. */
export function unionOfMonths(files: readonly [string, string][]): string {
  return files
    .map(
      ([month, file]) =>
        `SELECT ${dateOf(month)} AS month, * FROM read_parquet(${quoteText(file)}, hive_partitioning = false)`,
    )
    .join(" UNION ALL BY NAME ");
}
