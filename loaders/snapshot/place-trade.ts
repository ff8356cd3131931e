import { join } from "node:path";
import { partition, type Cache, type Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { placeParts, type PlacePart, type PlacesMonth } from "../places.js";
import { flows, type Inputs } from "./inputs.js";
import type { TableFile } from "./table-file.js";
import type { TableName } from "./tables.js";
import { unionOfMonths } from "./trade.js";
import { writeTable } from "./write-table.js";

type PlaceTable = Extract<TableName, `${string}_ports` | `${string}_states`>;

/** The table of a flow's ports or states. */
export function placeTable(flow: Flow, part: PlacePart): PlaceTable {
  return `${flow === "imports" ? "import" : "export"}_${part}`;
}

/**
 * Writes HS6 × port and HS6 × state of every month that was pulled, a file each; no file where none was.
 * @throws where a month is not what the puller wrote: it was damaged since
 */
export async function writePlaceTrade(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  folder: string,
): Promise<Record<PlaceTable, TableFile[]>> {
  const files: [PlaceTable, TableFile[]][] = [];
  for (const flow of flows)
    for (const part of placeParts) {
      const name = placeTable(flow, part);
      const months = inputs.places[part][flow];
      const paths = months.map(({ month }): [string, string] => [
        month,
        join(partition(cache[part], flow, month), `${part}.parquet`),
      ]);
      if (months.length) await assertTotals(database, flow, part, months, unionOfMonths(paths));
      const path = join(folder, `${name}.parquet`);
      files.push([name, months.length ? await writeTable(database, name, unionOfMonths(paths), path) : []]);
    }
  return Object.fromEntries(files) as Record<PlaceTable, TableFile[]>;
}

async function assertTotals(
  database: Database,
  flow: Flow,
  part: PlacePart,
  months: readonly PlacesMonth[],
  select: string,
): Promise<void> {
  const rows = await database.rows<{ month: string; found: string }>(
    `SELECT strftime(month, '%Y-%m') AS month, CAST(sum(val) AS VARCHAR) AS found FROM (${select}) GROUP BY 1`,
  );
  const sums = new Map(rows.map(({ month, found }) => [month, found]));
  const dataset = part === "ports" ? "porths" : "statehs";
  for (const { month, total } of months) {
    const found = sums.get(month) ?? "0";
    if (found !== total)
      throw new Error(
        `damaged ${part}: ${flow} of ${month} add up to ${found} dollars, their places.json says ${total} (remove that ` +
          `folder and run atlas pull --source api --dataset ${dataset} --flow ${flow} --from ${month} --to ${month})`,
      );
  }
}
