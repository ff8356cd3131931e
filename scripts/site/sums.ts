import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Database } from "../../loaders/duckdb.js";
import type { Session } from "../../loaders/snapshot/session.js";
import { baseOf, coreSums } from "../../src/database/label-tables.js";
import { flows, type PackedRelation, type SumsFile } from "../../src/sums/file.js";
import type { Type, Value } from "../../src/sums/syntax.js";
import { quoteName } from "../../src/measures/sql.js";
import { holdInMemory } from "./hold.js";
import { keptFiles, type Put } from "./kept-files.js";
import type { Layout } from "./layout.js";

/**
 * Writes the sums that answer in the browser before any database (`src/sums/`); returns the path of their first file
 * from the site's root. With the same snapshot, and the same code, the files of the last time stand.
 */
export async function writeSums(session: Session, layout: Layout): Promise<string> {
  return keptFiles(layout, "sums", await keyOf(session), async (put) => {
    await holdInMemory(session);
    return sumsOf(session.database, put);
  });
}

/** Hands the files of the sums of a snapshot to `write`; returns the path of the first one. */
export async function sumsOf(database: Database, write: Put): Promise<string> {
  const file: SumsFile = { relations: {}, chapters: { imports: {}, exports: {} } };
  const labels: Typed[] = texts("flow", "hs10", "relevance", "category");
  file.relations["labels_base"] = await read(database, "labels_in_use", [...labels, ["confidence", "int"]]);
  file.relations["codes"] = await read(database, "codes", texts("flow", "hs10"));
  file.relations["coverage"] = await read(database, "coverage", [...texts("flow"), ["month", "date"]]);
  for (const flow of flows) {
    const sums = coreSums(`${flow}_by_label`).map((name): Typed => [name, "int"]);
    const keys: Typed[] = [["month", "date"], ["excluded", "bool"], ...texts("relevance", "category")];
    file.relations[baseOf(`${flow}_by_label`)] = await read(database, `${flow}_by_label`, [
      ...keys,
      ["cells", "int"],
      ...sums,
    ]);
    const byCode: Typed[] = [...texts("hs10"), ["month", "date"], ...sums];
    for (const [chapter, rows] of byChapter(await columnsOf(database, `${flow}_by_code`, byCode)))
      file.chapters[flow][chapter] = await write(
        `${flow}-${chapter}.json`,
        JSON.stringify(packed(byCode, rows, [])),
      );
  }
  return write("sums.json", JSON.stringify(file));
}

type Typed = readonly [name: string, type: Type];

function texts(...names: readonly string[]): Typed[] {
  return names.map((name) => [name, "text"]);
}

/** Values of the columns of a relation, sorted by all of them. */
async function columnsOf(database: Database, from: string, columns: readonly Typed[]): Promise<Value[][]> {
  // integers beyond 2^53 come as doubles that are no safe integers, which the sums refuse
  const chosen = columns.map(([name, type]) => {
    const plain = type === "int" ? "DOUBLE" : type === "bool" ? "BOOLEAN" : "VARCHAR";
    return `CAST(${quoteName(name)} AS ${plain}) AS ${quoteName(name)}`;
  });
  const reader = await database.connection.runAndReadAll(
    `SELECT ${chosen.join(", ")} FROM ${from} ORDER BY ALL`,
  );
  return reader.getColumns() as Value[][];
}

async function read(database: Database, from: string, columns: readonly Typed[]): Promise<PackedRelation> {
  const all = await database.rows<{ column_name: string }>(`DESCRIBE FROM ${from}`);
  const held = columns.map(([name]) => name);
  const lacks = all.map(({ column_name: name }) => name).filter((name) => !held.includes(name));
  return packed(columns, await columnsOf(database, from, columns), lacks);
}

/** Rows whose first column is a code, apart by chapter; they come sorted. */
function byChapter(columns: readonly Value[][]): [chapter: string, columns: Value[][]][] {
  const codes = columns[0] ?? [];
  const chapterAt = (i: number): string => String(codes[i]).slice(0, 2);
  const starts = codes.flatMap((_, i) => (i === 0 || chapterAt(i) !== chapterAt(i - 1) ? [i] : []));
  return starts.map((start, n) => [
    chapterAt(start),
    columns.map((values) => values.slice(start, starts[n + 1] ?? values.length)),
  ]);
}

function packed(
  columns: readonly Typed[],
  values: readonly Value[][],
  lacks: readonly string[],
): PackedRelation {
  return {
    lacks,
    columns: columns.map(([name, type], i) => ({ name, type, ...numbered(type, values[i] ?? []) })),
  };
}

/** Texts once each, and a number in the place of every one. */
function numbered(
  type: Type,
  values: readonly Value[],
): Pick<PackedRelation["columns"][number], "values" | "texts"> {
  if (type !== "text" && type !== "date") return { values };
  const places = new Map<Value, number>();
  const numbers = values.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return {
    values: numbers,
    texts: [...places.keys()].map((value) => (value === null ? null : String(value))),
  };
}

async function keyOf({ id, run }: Session): Promise<string> {
  const hash = createHash("sha256").update(`${id} ${String(run)}`);
  return hash.update(await readFile(new URL(import.meta.url))).digest("hex");
}
