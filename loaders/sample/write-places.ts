import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { partition, type Cache, type Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import { placeParts, type PlacesMonth } from "../places.js";
import { copyMonth, loadBlocks } from "./blocks.js";
import { sampleMade, sampleSource } from "./identity.js";
import type { PlaceBlocks } from "./places.js";

/** Writes ports and states of a flow as `atlas pull --dataset porths` and `statehs` leave them. */
export async function writePlaces(cache: Cache, flow: Flow, blocks: PlaceBlocks): Promise<void> {
  await mkdir(cache.root, { recursive: true });
  const database = await Database.open();
  try {
    for (const part of placeParts) {
      await loadBlocks(database, part, join(cache.root, `${flow}-${part}.csv`), blocks[part]);
      const months = await database.rows<Pick<PlacesMonth, "month" | "rows" | "total">>(
        `SELECT month, count(*) AS rows, CAST(sum(val) AS VARCHAR) AS total FROM ${part} GROUP BY month ORDER BY month`,
      );
      for (const month of months) {
        const folder = partition(cache[part], flow, month.month);
        await mkdir(folder, { recursive: true });
        await copyMonth(database, part, month.month, join(folder, `${part}.parquet`));
        const record: PlacesMonth = {
          flow,
          ...month,
          dataset: part === "ports" ? "porths" : "statehs",
          codes: blocks.codes,
          holes: [],
          sources: [sampleSource()],
          written: sampleMade,
        };
        await writeFile(join(folder, "places.json"), `${JSON.stringify(record)}\n`);
      }
    }
  } finally {
    database.close();
  }
}
