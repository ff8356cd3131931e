import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../loaders/duckdb.js";
import {
  detailedRelations,
  overConsumption,
  wholeRelations,
  type Catalog,
  type TableFile,
} from "../../src/base/catalog.js";
import { SumTables } from "../../src/sums/tables.js";

/** The tables of a site out of a database, laid out as `scripts/site/tables.ts` does, the files of one kind whole. */
export async function tablesIn(database: Database): Promise<SumTables> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-tables-"));
  const files = new Map<string, Uint8Array>();
  const write = async (name: string, select: string, columns: readonly string[] = []): Promise<TableFile> => {
    const file = join(folder, "t.parquet");
    await database.run(`COPY (${select}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    const content = new Uint8Array(await readFile(file));
    files.set(name, content);
    return { path: name, bytes: content.length, rows: 0, columns };
  };
  const catalog: Catalog = { snapshot: "test", run: "test", whole: {}, detailed: {} };
  for (const [name, rest] of Object.entries(wholeRelations)) {
    const rows = `SELECT * FROM ${name.replace(/_by_(\w+)_base$/, "_by_$1")} ORDER BY ALL`;
    const others = rest.map((column) =>
      overConsumption.has(column) ? `${column} - con_val AS ${column}` : column,
    );
    catalog.whole[name] = !rest.length
      ? [await write(name, rows)]
      : [
          await write(`${name} core`, `SELECT * EXCLUDE (${rest.join(", ")}) FROM (${rows})`),
          await write(`${name} rest`, `SELECT ${others.join(", ")} FROM (${rows})`, rest),
        ];
  }
  for (const flow of ["imports", "exports"] as const) {
    const high = `hs10 IN (SELECT hs10 FROM labels_base WHERE flow = '${flow}' AND relevance = 'High')`;
    const columns = ["month", "hs10", "cty_code", ...(detailedRelations[flow]?.core ?? [])].join(", ");
    catalog.detailed[flow] = {
      base: [await write(flow, `SELECT ${columns} FROM ${flow} WHERE ${high}`)],
      chapters: { "84": [await write(`${flow}-84`, `SELECT ${columns} FROM ${flow} WHERE NOT ${high}`)] },
    };
  }
  await rm(folder, { recursive: true });
  return new SumTables(catalog, (path) => Promise.resolve(files.get(path) ?? new Uint8Array()));
}
