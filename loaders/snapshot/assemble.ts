import { rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { allEnded } from "../all-ended.js";
import type { Cache, Flow } from "../cache.js";
import { Database } from "../duckdb.js";
import type { Reporter } from "../progress.js";
import { writeCodes } from "./codes.js";
import { writeCountries, writeDistricts } from "./geography.js";
import { findGaps } from "./gaps.js";
import { flows, type Inputs } from "./inputs.js";
import { writeLabels, writeLists } from "./labels.js";
import type { ControlTotal, Gap } from "./manifest.js";
import { writePlaceTrade } from "./place-trade.js";
import { readParquet, type TableFile } from "./table-file.js";
import type { TableName } from "./tables.js";
import { writeCodeSpans } from "./spans.js";
import { controlTotals, writeDistrictTrade, writeTrade } from "./trade.js";

export interface Assembled {
  files: Record<TableName, TableFile[]>;
  totals: ControlTotal[];
  gaps: Gap[];
}

/** Writes every table of a snapshot into a folder, and counts what its joins do not find under a label run. */
export async function assemble(
  cache: Cache,
  inputs: Inputs,
  folder: string,
  run: string | null,
  report?: Reporter,
): Promise<Assembled> {
  const spill = join(folder, ".spill");
  const database = await Database.open(":memory:", { ...limits, temp_directory: spill });
  const rows = flows.flatMap((flow) => inputs.months[flow].map((month) => month.rows));
  const task = report?.task(
    "snapshot",
    rows.reduce((sum, count) => sum + count, 0),
    "records",
  );
  const onFile = (file: TableFile) => task?.advance(file.rows);
  try {
    const months = (flow: Flow) => inputs.months[flow].map(({ month }) => month);
    const limit = pLimit(2); // what one file leaves of the processors, its order being checked, the next one takes
    const trade = (flow: Flow) => writeTrade(database, cache, flow, months(flow), folder, limit, onFile);
    const districtTrade = (flow: Flow) =>
      limit(() => database.beside((own) => writeDistrictTrade(own, cache, flow, months(flow), folder)));
    const work = [
      trade("imports"),
      trade("exports"),
      districtTrade("imports"),
      districtTrade("exports"),
      limit(() => database.beside((own) => writePlaceTrade(own, cache, inputs, folder))),
    ] as const;
    const [imports, exports, import_districts, export_districts, placeTrade] = await allEnded(work);
    const files = {
      imports: imports.map(({ file }) => join(folder, file)),
      exports: exports.map(({ file }) => join(folder, file)),
    };
    const codes = await writeCodes(database, cache, inputs, files, folder);
    const code_spans = await writeCodeSpans(database, cache, inputs, folder);
    await database.run(presentIn("traded_countries", "cty_code", [...files.imports, ...files.exports]));
    const countries = await writeCountries(database, cache, inputs, folder);
    const places = [...import_districts, ...export_districts].map(({ file }) => join(folder, file));
    await database.run(presentIn("traded_districts", "district", places));
    const districts = await writeDistricts(database, cache, inputs, folder);
    const labels = await writeLabels(database, inputs, folder);
    const lists = await writeLists(database, inputs, folder);
    const totals = await controlTotals(database, inputs, files);
    const gaps = await findGaps(database, joinedFiles(folder, files), run);
    task?.finish(`${months("imports").length} months of imports, ${months("exports").length} of exports`);
    const written = {
      imports,
      exports,
      import_districts,
      export_districts,
      ...placeTrade,
      codes,
      code_spans,
      countries,
      districts,
      labels,
      lists,
    };
    return { files: written, totals, gaps };
  } catch (error) {
    task?.fail((error as Error).message);
    throw error;
  } finally {
    database.close();
    await rm(spill, { recursive: true, force: true });
  }
}

function joinedFiles(folder: string, trade: Record<Flow, string[]>) {
  const file = (name: TableName): string => join(folder, `${name}.parquet`);
  return {
    trade,
    codes: file("codes"),
    spans: file("code_spans"),
    countries: file("countries"),
    labels: file("labels"),
  };
}

/** Sorting a year of trade spills to disk beyond this, so that a build stays under 2 GB resident. */
const limits = { memory_limit: "1GB", threads: "2" };

function presentIn(name: string, column: string, files: readonly string[]): string {
  return `CREATE TEMP TABLE ${name} AS SELECT DISTINCT ${column} FROM ${readParquet(files)}`;
}
