import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt, partition, type Cache, type Flow } from "../../../loaders/cache.js";
import { factColumns, type FactsMonth } from "../../../loaders/facts.js";
import type { RunRecord } from "../../../loaders/labels/run.js";
import { defaultTask } from "../../../loaders/tasks/task.js";
import { writeParquet } from "../../../loaders/parquet.js";
import { placeParts, type PlacePart, type PlacesMonth } from "../../../loaders/places.js";
import { placeTable } from "../../../loaders/snapshot/place-trade.js";
import { temporaryFolder } from "../../atlas.js";
import type { SourceFile } from "../../../loaders/snapshot/manifest.js";
import { table, type Column } from "../../../loaders/snapshot/tables.js";

export type Cells = Record<string, unknown>;

/** One month of a flow: facts as plain rows; a column that a row leaves out is 0, a quantity NULL. */
export interface FixtureMonth {
  flow: Flow;
  month: string;
  facts: Cells[];
  districts?: Cells[];
  /** rows of the publisher's code list */
  codes?: Cells[];
  countries?: { cty_code: string; name: string }[];
  /** rows of `import_ports` and `import_states`, or of exports, without the month */
  ports?: Cells[];
  states?: Cells[];
  districtNames?: { district: string; name: string }[];
  /** default: what the facts add up to */
  publishedTotal?: string | null;
}

export interface FixtureSpec {
  months?: FixtureMonth[];
  /** rows of table `labels` by run; `run` and what a row leaves out is filled in */
  runs?: Record<string, { labels: Cells[]; record?: Partial<RunRecord> }>;
  /** rows of table `lists` by list */
  lists?: Record<string, Cells[]>;
}

/** A cache folder as the pullers and labelers leave it, with the rows of a specification. */
export async function makeFixtureCache(folder: string, spec: FixtureSpec = smallSpec()): Promise<Cache> {
  const cache = cacheAt(folder);
  for (const month of spec.months ?? []) await writeMonth(cache, month);
  for (const [run, { labels, record }] of Object.entries(spec.runs ?? {}))
    await writeRun(cache, run, labels, record ?? {});
  for (const [list, rows] of Object.entries(spec.lists ?? {})) await writeList(cache, list, rows);
  return cache;
}

/** Runs `work` on a fixture cache in a folder of its own, and removes that folder. */
export async function withFixtureCache<T>(spec: FixtureSpec, work: (cache: Cache) => Promise<T>): Promise<T> {
  const { path, remove } = await temporaryFolder();
  try {
    return await work(await makeFixtureCache(path, spec));
  } finally {
    await remove();
  }
}

/** Three months of both flows, four codes (one High, one Medium, one Low, one unlabelled), two countries, one run. */
export function smallSpec(): FixtureSpec {
  const months = ["2024-11", "2024-12", "2025-01"];
  return {
    months: months.flatMap((month, index): FixtureMonth[] => [
      {
        flow: "imports",
        month,
        facts: [
          { hs10: "0101210010", cty_code: "1220", con_val: 1000 + index, gen_val: 1000 + index, con_qty1: 2 },
          {
            hs10: "8471500150",
            cty_code: "2010",
            con_val: 5000 * (index + 1),
            gen_val: 5100,
            dut_val: 100,
            cal_dut: 25,
            con_qty1: 7,
          },
          { hs10: "8471500150", cty_code: "5830", con_val: 9000 * (index + 1), gen_val: 9000, con_qty1: 9 },
          { hs10: "8504409550", cty_code: "5700", con_val: 400, dut_val: 400, cal_dut: 100 },
          { hs10: "9403200050", cty_code: "5700", con_val: 70, dut_val: 70, cal_dut: 7 },
        ],
        districts: [{ hs10: "8471500150", district: "23", val: 14000 * (index + 1) }],
        codes: smallCodes,
        countries: [{ cty_code: "5700", name: "CHINA" }],
        districtNames: [{ district: "23", name: "LAREDO, TX" }],
      },
      {
        flow: "exports",
        month,
        facts: [
          { hs10: "8471500150", cty_code: "2010", domestic_val: 3000, foreign_val: 700, domestic_qty1: 3 },
          { hs10: "8542310000", cty_code: "5830", domestic_val: 800 },
        ],
        codes: smallCodes,
      },
    ]),
    runs: {
      keyword: {
        labels: [
          {
            flow: "imports",
            hs10: "8471500150",
            relevance: "High",
            category: "Compute_Hardware",
            confidence: 95,
          },
          {
            flow: "exports",
            hs10: "8471500150",
            relevance: "High",
            category: "Compute_Hardware",
            confidence: 95,
          },
          {
            flow: "imports",
            hs10: "8504409550",
            relevance: "Medium",
            category: "Electrical_Power",
            confidence: 60,
          },
          {
            flow: "imports",
            hs10: "0101210010",
            relevance: "Low",
            category: "Not_DC_Related",
            confidence: 99,
          },
        ],
      },
    },
    lists: { "annex-ii": [{ kind: "exemption", prefix: "84715001", digits: 8, written: "8471500100" }] },
  };
}

const smallCodes: Cells[] = [
  { hs10: "0101210010", description_long: "HORSES, PUREBRED BREEDING, MALE", unit1: "NO" },
  {
    hs10: "8471500150",
    description_long: "PROCESSING UNITS OTHER THAN 8471.41",
    unit1: "NO",
    naics: "334111",
  },
  { hs10: "8504409550", description_long: "RECTIFIERS AND POWER SUPPLIES", unit1: "NO" },
  { hs10: "8542310000", description_long: "PROCESSORS AND CONTROLLERS", unit1: "NO" },
];

/** A source as a puller would record it. */
export function makeSource(name: string): SourceFile {
  return {
    name,
    publisher: "U.S. Census Bureau",
    address: `https://www.census.gov/trade/downloads/${name}`,
    fetched: "2026-03-05T12:00:00.000Z",
    bytes: 1234,
    sha256: Buffer.from(name.padEnd(32).slice(0, 32)).toString("hex"),
    last_modified: "Thu, 05 Mar 2026 08:30:00 GMT",
  };
}

async function writeMonth(cache: Cache, spec: FixtureMonth): Promise<void> {
  const { flow, month, facts } = spec;
  const columns = factColumns[flow].map((name) => columnOf(flow, name));
  const rows = facts.map((row) => ({
    ...Object.fromEntries(columns.map(({ name }) => [name, name.includes("qty") ? null : 0])),
    ...row,
  }));
  const total = String(rows.reduce((sum, row) => sum + dollars(flow, row), 0));
  const file = async (
    root: string,
    name: string,
    list: readonly Column[],
    rows: Cells[],
    sortedBy: string[],
  ) => {
    await mkdir(partition(root, flow, month), { recursive: true });
    await writeParquet(join(partition(root, flow, month), name), list, rows, sortedBy);
  };
  if (spec.codes)
    await file(
      cache.codes,
      "codes.parquet",
      texts([...new Set(spec.codes.flatMap(Object.keys))]),
      spec.codes,
      ["hs10"],
    );
  if (spec.countries)
    await file(
      cache.codes,
      "countries.parquet",
      texts(["cty_code", "name"]),
      [...spec.countries],
      ["cty_code"],
    );
  if (spec.districtNames)
    await file(
      cache.codes,
      "districts.parquet",
      texts(["district", "name"]),
      [...spec.districtNames],
      ["district"],
    );
  if (spec.districts) {
    const districtColumns = table("import_districts").columns.filter(({ name }) => name !== "month");
    await file(cache.places, "districts.parquet", districtColumns, spec.districts, ["hs10", "district"]);
  }
  for (const part of placeParts) {
    const rows = spec[part];
    if (!rows) continue;
    const placeColumns = table(placeTable(flow, part)).columns.filter(({ name }) => name !== "month");
    await file(cache[part], `${part}.parquet`, placeColumns, rows, ["hs6", part.slice(0, -1)]);
    await writeFile(
      join(partition(cache[part], flow, month), "places.json"),
      JSON.stringify(placesRecord(flow, month, part, rows)),
    );
  }
  await file(cache.facts, "facts.parquet", columns, rows, ["hs10", "cty_code"]);
  const record: FactsMonth = {
    flow,
    month,
    via: "bulk",
    sources: [makeSource(`${flow}-${month}.ZIP`)],
    rows: rows.length,
    total,
    published_total: spec.publishedTotal === undefined ? total : spec.publishedTotal,
    reader_version: 1,
    written: "2026-03-05T12:00:00.000Z",
  };
  await writeFile(join(partition(cache.facts, flow, month), "month.json"), JSON.stringify(record));
}

function placesRecord(flow: Flow, month: string, part: PlacePart, rows: Cells[]): PlacesMonth {
  return {
    flow,
    month,
    dataset: part === "ports" ? "porths" : "statehs",
    codes: [...new Set(rows.map((row) => String(row["hs6"])))].sort(),
    holes: [],
    rows: rows.length,
    total: String(rows.reduce((sum, row) => sum + Number(row["val"]), 0)),
    sources: [makeSource(`${part}-${flow}`)],
    written: "2026-03-05T12:00:00.000Z",
  };
}

async function writeRun(
  cache: Cache,
  run: string,
  labels: Cells[],
  record: Partial<RunRecord>,
): Promise<void> {
  const folder = join(cache.labels, "runs", run);
  await mkdir(folder, { recursive: true });
  const rows = labels.map((row) => ({
    model: "keyword",
    prompt_hash: "0123456789abcdef",
    labelled_at: "2026-03-05 12:00:00",
    ...row,
    run,
  }));
  const { columns, sortedBy } = table("labels");
  await writeParquet(join(folder, "labels.parquet"), columns, rows, sortedBy);
  const full: RunRecord = {
    run,
    labeler: "keyword",
    model: null,
    prompt_hash: "0123456789abcdef",
    schema_version: "1",
    labelled: "2026-03-05T12:00:00.000Z",
    codes: labels.length,
    cost_usd: null,
    failures: 0,
    note: "",
    task: defaultTask,
    content_hash: createHash("sha256").update(JSON.stringify(labels)).digest("hex"),
    sources: [],
    details: {},
    ...record,
  };
  await writeFile(join(folder, "run.json"), JSON.stringify(full));
}

async function writeList(cache: Cache, list: string, rows: Cells[]): Promise<void> {
  const folder = join(cache.lists, list);
  await mkdir(folder, { recursive: true });
  const { columns, sortedBy } = table("lists");
  await writeParquet(
    join(folder, "list.parquet"),
    columns,
    rows.map((row) => ({ ...row, list })),
    sortedBy,
  );
  await writeFile(join(folder, "source.json"), JSON.stringify(makeSource(`${list}.csv`)));
}

function columnOf(flow: Flow, name: string): Column {
  const column = table(flow).columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`no column ${name} in table ${flow}`);
  return column;
}

function texts(names: readonly string[]): Column[] {
  return names.map((name) => ({ name, type: "VARCHAR", unit: "text", about: name }));
}

function dollars(flow: Flow, row: Cells): number {
  const names = flow === "imports" ? ["con_val"] : ["domestic_val", "foreign_val"];
  return names.reduce((sum, name) => sum + Number(row[name] ?? 0), 0);
}
