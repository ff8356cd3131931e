import { join } from "node:path";
import { partition, type Cache, type Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { placeParts, type PlacePart } from "../places.js";
import { flows, type Inputs } from "./inputs.js";
import { readParquet, writeTable, type TableFile } from "./table-file.js";
import type { TableName } from "./tables.js";
import { unionOfMonths } from "./trade.js";

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
      for (const [i, { month, total }] of months.entries())
        await assertTotal(database, { part, flow, month, total, path: paths[i]?.[1] ?? "" });
      const path = join(folder, `${name}.parquet`);
      files.push([name, months.length ? [await writeTable(database, name, unionOfMonths(paths), path)] : []]);
    }
  return Object.fromEntries(files) as Record<PlaceTable, TableFile[]>;
}

async function assertTotal(
  database: Database,
  { part, flow, month, total, path }: Record<"part" | "flow" | "month" | "total" | "path", string>,
): Promise<void> {
  const { found } = await database.one<{ found: string }>(
    `SELECT CAST(coalesce(sum(val), 0) AS VARCHAR) AS found FROM ${readParquet([path])}`,
  );
  if (found === total) return;
  const dataset = part === "ports" ? "porths" : "statehs";
  throw new Error(
    `damaged ${part}: ${flow} of ${month} add up to ${found} dollars, their places.json says ${total} (remove that ` +
      `folder and run atlas pull --source api --dataset ${dataset} --flow ${flow} --from ${month} --to ${month})`,
  );
}
