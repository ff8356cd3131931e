import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../loaders/cache.js";
import { Database } from "../loaders/duckdb.js";
import type { Manifest, ManifestTable } from "../loaders/snapshot/manifest.js";
import { table, tables, type TableName } from "../loaders/snapshot/tables.js";
import { quoteName, quoteText } from "../src/measures/sql.js";

const months = 37; // 2023-01 to 2026-01
const countries = 200;

/**
 * A snapshot of about so many rows of imports and a quarter as many of exports, generated: only what measures read.
 * Every cell of code × country × month has trade, so that rows are spread evenly over codes. What the cache holds of it
 * already is kept: all of it, or the files that an earlier run finished.
 */
export async function makeEngineSnapshot(cache: Cache, rows: number): Promise<{ id: string; rows: number }> {
  const id = `bench-${rows}`;
  const folder = join(cache.snapshots, id);
  const made = join(folder, "manifest.json"); // written last
  if (existsSync(made)) {
    const { tables: kept } = JSON.parse(await readFile(made, "utf8")) as Manifest;
    return { id, rows: kept.reduce((sum, t) => sum + t.rows, 0) };
  }
  await mkdir(folder, { recursive: true });
  const database = await Database.open(":memory:", {
    ...{ memory_limit: "6GB", threads: "2" },
    temp_directory: join(folder, "sorting"),
  });
  const held: ManifestTable[] = [];
  const write = async (name: TableName, selects: Record<string, string>): Promise<void> => {
    const { columns } = table(name);
    const files: ManifestTable["files"] = [];
    for (const [file, select] of Object.entries(selects)) {
      const path = join(folder, file);
      if (!existsSync(path)) {
        await database.run(
          `COPY (SELECT ${columns.map((c) => `CAST(${quoteName(c.name)} AS ${c.type}) AS ${quoteName(c.name)}`).join(", ")} FROM (${select}))
TO ${quoteText(`${path}.part`)} (FORMAT parquet, COMPRESSION zstd)`,
        );
        await rename(`${path}.part`, path);
      }
      const { n } = await database.one<{ n: number }>(
        `SELECT count(*) AS n FROM read_parquet(${quoteText(path)})`,
      );
      files.push({ file, rows: n, bytes: 0, sha256: "" });
    }
    held.push({ name, files, rows: files.reduce((sum, f) => sum + f.rows, 0), columns });
  };
  try {
    const codes = Math.max(20, Math.round(rows / months / countries));
    await database.run(
      `CREATE TABLE c AS SELECT n, printf('%02d%08d', 1 + n % 97, n) AS hs10 FROM range(${codes}) r(n) ORDER BY hs10`,
    );
    for (const [flow, share] of [
      ["imports", 1],
      ["exports", 4],
    ] as const)
      await write(
        flow,
        Object.fromEntries(
          [2023, 2024, 2025, 2026].map((year) => [
            `${flow}-${year}.parquet`,
            facts(flow, year, share, codes),
          ]),
        ),
      );
    await write("codes", {
      "codes.parquet": rowsOf(
        "codes",
        {
          flow: "f.flow",
          hs10: "c.hs10",
          unit1: "CASE WHEN n % 3 = 0 THEN 'KG' ELSE 'NO' END",
          family: "c.hs10",
          naics: "'3341' || n % 20",
          end_use: "'213' || n % 20",
        },
        "c CROSS JOIN (VALUES ('imports'), ('exports')) f(flow) ORDER BY flow, hs10",
      ),
    });
    await write("countries", {
      "countries.parquet": rowsOf(
        "countries",
        {
          cty_code: "printf('%04d', 1000 + i)",
          name: "'COUNTRY ' || i",
          groups: "CASE WHEN i % 8 = 0 THEN 'EU-27' ELSE '' END",
        },
        `range(${countries}) r(i) ORDER BY i`,
      ),
    });
    await write("labels", {
      "labels.parquet": rowsOf(
        "labels",
        {
          run: "'bench'",
          flow: "f.flow",
          hs10: "c.hs10",
          relevance: "CASE WHEN n % 28 = 0 THEN 'High' WHEN n % 9 = 0 THEN 'Medium' ELSE 'Low' END",
          category: "CASE WHEN n % 28 = 0 THEN 'Compute_Hardware' ELSE 'Not_DC_Related' END",
          confidence: "60 + n % 41",
        },
        "c CROSS JOIN (VALUES ('imports'), ('exports')) f(flow) ORDER BY flow, hs10",
      ),
    });
    await write("lists", {
      "lists.parquet": rowsOf(
        "lists",
        {
          list: "'annex_ii'",
          kind: "'exemption'",
          prefix: "left(hs10, 8)",
          digits: "8",
          written: "left(hs10, 8)",
        },
        "(SELECT DISTINCT left(hs10, 8) AS hs10 FROM c WHERE n % 12 = 0) ORDER BY prefix",
      ),
    });
    for (const { name, optional } of tables)
      if (!optional && !held.some((h) => h.name === name))
        await write(name, { [`${name}.parquet`]: rowsOf(name, {}, "range(0)") });
  } finally {
    database.close();
    await rm(join(folder, "sorting"), { recursive: true, force: true });
  }
  const all = Array.from({ length: months }, (_, m) =>
    new Date(Date.UTC(2023, m, 1)).toISOString().slice(0, 7),
  );
  const manifest: Manifest = {
    format: 1,
    id,
    kind: "sample",
    built: new Date().toISOString(),
    code_version: "bench",
    run: "bench",
    sources: [],
    tables: held,
    months: { imports: all, exports: all },
    control_totals: [],
    notes: [],
    runs: [
      {
        run: "bench",
        labeler: "generated",
        model: null,
        prompt_hash: "",
        schema_version: "1",
        labelled: "",
        codes: 0,
        cost_usd: null,
        failures: 0,
        note: "",
      },
    ],
  };
  await writeFile(made, JSON.stringify(manifest));
  return { id, rows: held.reduce((sum, h) => sum + h.rows, 0) };
}

/** Every code × country × month of a year, in the order of the table without a sort; of exports, each so many-th code. */
function facts(flow: "imports" | "exports", year: number, each: number, codes: number): string {
  const draw = (word: string): string => `(hash(n, cty, m, '${word}') % 1000003)`;
  const value = `(1 + ${draw("value")} * (1 + n % 50))::BIGINT`;
  const quantity = `CASE WHEN n % 10 > 0 THEN 1 + ${value} // 40 END`;
  const columns =
    flow === "imports"
      ? `${value} AS con_val, ${value} + 5 AS gen_val, ${value} // 2 AS dut_val, ${value} // 40 AS cal_dut, ${value} + 90 AS con_cif, ${quantity} AS con_qty1, NULL AS con_qty2`
      : `${value} AS domestic_val, ${value} // 6 AS foreign_val, ${quantity} AS domestic_qty1, 0 AS foreign_qty1`;
  const first = 12 * (year - 2023);
  const held = Math.min(12, months - first);
  const of = (list: string): string => `${list}[1 + k // ${countries * held}]`;
  return `SELECT DATE '2023-01-01' + to_months(m::INTEGER) AS month, hs10, printf('%04d', 1000 + cty) AS cty_code, ${columns}
FROM (
  SELECT ${of("ns")} AS n, ${of("names")} AS hs10, k // ${held} % ${countries} AS cty, ${first} + k % ${held} AS m
  FROM range(${Math.ceil(codes / each) * countries * held}) r(k)
  CROSS JOIN (SELECT list(n ORDER BY hs10) AS ns, list(hs10 ORDER BY hs10) AS names FROM c WHERE n % ${each} = 0) held
) cells`;
}

/** Rows with the columns named, and NULL in the others. */
function rowsOf(name: TableName, given: Record<string, string>, from: string): string {
  return `SELECT ${table(name)
    .columns.map((c) => `${given[c.name] ?? `CAST(NULL AS ${c.type})`} AS ${quoteName(c.name)}`)
    .join(", ")} FROM ${from}`;
}
