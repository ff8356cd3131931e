import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { partition, type Cache, type Flow } from "../cache.js";
import { countryReference } from "../countries.js";
import { writeParquet } from "../parquet.js";
import { table, type TableName } from "../snapshot/tables.js";
import { sampleMonths } from "./calendar.js";
import { isAlive } from "./code-years.js";
import { districtNames } from "./districts.js";
import type { SampleCode } from "./sample-code.js";

/**
 * Writes the code lists of the last month of a flow, and of every month in which a code died, so that each code is
 * described in the last month that lists it.
 */
export async function writeCodeLists(cache: Cache, flow: Flow, codes: readonly SampleCode[]): Promise<void> {
  const last = sampleMonths.at(-1)!;
  const deaths = codes.map(({ lastMonth }) => lastMonth).filter((month) => month !== undefined);
  for (const month of new Set([...deaths, last])) {
    const folder = partition(cache.codes, flow, month);
    await mkdir(folder, { recursive: true });
    const alive = codes.filter((code) => isAlive(code, month));
    await write(join(folder, "codes.parquet"), "codes", described, alive.map(codeRow));
    if (month !== last) continue;
    await write(
      join(folder, "countries.parquet"),
      "countries",
      ["cty_code", "name"],
      countryReference.map(countryRow),
    );
    const districts = Object.entries(districtNames).map(([district, name]) => ({ district, name }));
    await write(join(folder, "districts.parquet"), "districts", ["district", "name"], districts);
  }
}

const described = [
  "hs10",
  "description_long",
  "description_short",
  "unit1",
  "unit2",
  "naics",
  "naics_name",
  "end_use",
  "sitc",
  "hitech",
];

function codeRow(code: SampleCode): Record<string, unknown> {
  return {
    hs10: code.hs10,
    description_long: code.long,
    description_short: code.short,
    unit1: code.unit1,
    unit2: code.unit2,
    naics: code.naics,
    naics_name: code.naicsName,
    end_use: code.endUse,
    sitc: code.sitc,
    hitech: code.hitech,
  };
}

function countryRow({ cty_code, name }: (typeof countryReference)[number]): Record<string, unknown> {
  return { cty_code, name };
}

async function write(
  path: string,
  name: TableName,
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = table(name).columns.filter((column) => names.includes(column.name));
  await writeParquet(path, columns, rows, [names[0]!]);
}
