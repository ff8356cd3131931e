import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { quoteText } from "../../../../src/measures/sql.js";
import { replaceFolder } from "../../../atomic.js";
import { partition, type Cache, type Flow } from "../../../cache.js";
import type { Database } from "../../../duckdb.js";
import type { Month } from "../../../month.js";
import { placesToKeep, type Hole, type PlacesMonth } from "../../../places.js";
import type { SourceFile } from "../../../snapshot/manifest.js";
import type { PlaceShape } from "./dataset.js";

/** What was asked anew for a month, and the table `places` of the database that holds the answers. */
export interface PlacesUpdate {
  flow: Flow;
  month: Month;
  codes: readonly string[];
  holes: readonly Hole[];
  source: SourceFile;
}

/** Writes a month: what it had for other codes stays, what was asked anew takes the place of what was there. */
export async function writePlacesMonth(
  database: Database,
  cache: Cache,
  shape: PlaceShape,
  update: PlacesUpdate,
): Promise<PlacesMonth> {
  const { flow, month, source } = update;
  const before = await placesToKeep(cache, shape.part, flow, month);
  const folder = partition(cache[shape.part], flow, month);
  const file = `${shape.part}.parquet`;
  const asked = [...update.codes, ...update.holes.map(({ code }) => code)];
  const select = mergedRows(shape, month, update.codes, before && join(folder, file));
  const sums = await database.one<{ rows: number; total: string }>(
    `SELECT count(*) AS rows, CAST(coalesce(sum(val), 0) AS VARCHAR) AS total FROM (${select})`,
  );
  const record: PlacesMonth = {
    ...{ flow, month, dataset: shape.dataset },
    codes: [...new Set([...(before?.codes ?? []), ...update.codes])].sort(),
    holes: [...(before?.holes ?? []).filter(({ code }) => !asked.includes(code)), ...update.holes],
    ...sums,
    sources: [...(before?.sources ?? []), source],
    written: new Date().toISOString(),
  };
  await replaceFolder(folder, async (temporary) => {
    await database.run(
      `COPY (${select} ORDER BY hs6, ${shape.column}) TO ${quoteText(join(temporary, file))} (FORMAT parquet, COMPRESSION zstd)`,
    );
    await writeFile(join(temporary, "places.json"), `${JSON.stringify(record, null, 2)}\n`);
  });
  return record;
}

function mergedRows(
  shape: PlaceShape,
  month: Month,
  codes: readonly string[],
  before: string | undefined,
): string {
  const columns = ["hs6", shape.column, ...(shape.nameVariable ? ["name"] : []), "val", "air_val", "ves_val"];
  const isAsked = codes.map((code) => `starts_with(hs6, ${quoteText(code)})`).join(" OR ") || "false";
  const added = `SELECT ${columns.join(", ")} FROM places
    WHERE month = ${quoteText(month)} AND ${shape.column} <> '-' AND (${isAsked})
      AND (val <> 0 OR air_val <> 0 OR ves_val <> 0)`;
  if (before === undefined) return added;
  return `${added} UNION ALL SELECT ${columns.join(", ")}
    FROM read_parquet(${quoteText(before)}, hive_partitioning = false) WHERE NOT (${isAsked})`;
}
