import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheAt, type Cache } from "../cache.js";
import { productSets, productSetSource } from "../lists/product-sets.js";
import { writeParquet } from "../parquet.js";
import type { Reporter } from "../progress.js";
import { buildSnapshot } from "../snapshot/build.js";
import { table } from "../snapshot/tables.js";
import { sampleCodes } from "./codes/index.js";
import { writeCodeLists } from "./code-lists.js";
import { exportCountryTargets, importCountryTargets } from "./country-targets.js";
import { districtBlocks } from "./districts.js";
import { duties } from "./duties.js";
import { exportBlocks, importBlocks } from "./fact-rows.js";
import { sampleMade, sampleNotes } from "./identity.js";
import { writeSampleLabels } from "./labels.js";
import { sampleLists } from "./lists.js";
import { placeBlocks } from "./places.js";
import { segmentMonths } from "./segment-months.js";
import { tradeCells } from "./trade-cells.js";
import { writeFacts } from "./write-facts.js";
import { writePlaces } from "./write-places.js";

/**
 * Builds the sample as a snapshot and makes it the current one unless told not to. The same code gives the same snapshot.
 * @returns its id
 */
export async function buildSample(cache: Cache, report?: Reporter, makeCurrent = true): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-sample-"));
  try {
    const inputs = cacheAt(folder);
    await writeSampleInputs(inputs);
    const { id } = await buildSnapshot({
      inputs,
      into: cache,
      kind: "sample",
      notes: [...sampleNotes],
      now: new Date(sampleMade),
      makeCurrent,
      ...(report ? { report } : {}),
    });
    return id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what `atlas pull`, `atlas lists` and `atlas label` would have left, into an empty cache. */
async function writeSampleInputs(cache: Cache): Promise<void> {
  const codes = sampleCodes();
  const imports = tradeCells("imports", codes.imports, segmentMonths("imports"), importCountryTargets());
  const exports = tradeCells("exports", codes.exports, segmentMonths("exports"), exportCountryTargets());
  // Each waits for DuckDB while another computes.
  await Promise.all([
    writeFacts(cache, "imports", {
      facts: importBlocks(imports, duties(imports)),
      districts: districtBlocks(imports),
    }),
    writeFacts(cache, "exports", { facts: exportBlocks(exports), districts: districtBlocks(exports) }),
    writePlaces(cache, "imports", placeBlocks("imports", imports)),
    writePlaces(cache, "exports", placeBlocks("exports", exports)),
    writeCodeLists(cache, "imports", codes.imports),
    writeCodeLists(cache, "exports", codes.exports),
    writeSampleLabels(cache, [...codes.imports, ...codes.exports]),
    writeSampleLists(cache),
  ]);
}

async function writeSampleLists(cache: Cache): Promise<void> {
  const { columns, sortedBy } = table("lists");
  for (const [list, rows] of sampleLists()) {
    const folder = join(cache.lists, list);
    await mkdir(folder, { recursive: true });
    await writeParquet(
      join(folder, "list.parquet"),
      columns,
      rows.map((row) => ({ ...row })),
      sortedBy,
    );
    const set = productSets.find((found) => found.list === list);
    const excerpt = { list, rows: rows.length, note: "prefixes that touch the sample's codes" };
    const record = set ? productSetSource(set) : excerpt;
    await writeFile(join(folder, "source.json"), `${JSON.stringify(record)}\n`);
  }
}
