import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../loaders/atomic.js";
import type { Session } from "../../loaders/snapshot/session.js";
import {
  detailedRelations,
  wholeRelations,
  type Catalog,
  type Columns,
  type DetailedRelation,
  type TableFile,
} from "../../src/components/database/catalog.js";
import { residualRows } from "../../src/components/database/residual.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import { hashedName } from "./assets.js";
import type { Layout } from "./layout.js";

/**
 * Writes the browser's tables as Parquet files and their catalogue; answers the catalogue's path from the site's
 * root. A snapshot is immutable: with the same one, and the same code, the files of the last time stand.
 */
export async function writeTables(session: Session, layout: Layout): Promise<string> {
  const folder = join(layout.files, "_tables");
  const key = await keyOf(session);
  const record = join(layout.data, "tables.json");
  if (existsSync(record)) {
    const last = JSON.parse(await readFile(record, "utf8")) as { key: string; path: string };
    if (last.key === key && existsSync(join(layout.files, last.path))) return last.path;
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const writer = new TableWriter(session, folder);
  const catalog: Catalog = { snapshot: session.id, run: session.run, whole: {}, detailed: {} };
  for (const [name, rest] of Object.entries(wholeRelations))
    catalog.whole[name] = await writer.whole(name, rest);
  for (const [name, relation] of Object.entries(detailedRelations))
    catalog.detailed[name] = await writer.detailed(name, relation);
  const content = JSON.stringify(catalog);
  const path = `_tables/${hashedName("catalog.json", content)}`;
  await writeAtomically(join(layout.files, path), content);
  await writeAtomically(record, JSON.stringify({ key, path }));
  return path;
}

class TableWriter {
  private count = 0;

  constructor(
    private readonly session: Session,
    private readonly folder: string,
  ) {}

  async whole(name: string, rest: readonly string[]): Promise<Columns<TableFile>> {
    const source = name === "labels_base" ? "labels_in_use" : name;
    const order = name.endsWith("_by_code") ? "ORDER BY hs10, month" : "ORDER BY ALL";
    const full = await this.write(name, `SELECT * FROM ${source} ${order}`);
    if (!rest.length) return { core: full, full };
    const excluded = rest.map(quoteName).join(", ");
    return {
      core: await this.write(`${name}-core`, `SELECT * EXCLUDE (${excluded}) FROM ${source} ${order}`),
      full,
    };
  }

  async detailed(name: string, relation: DetailedRelation): Promise<Catalog["detailed"][string]> {
    const { flow, place } = relation;
    const preloaded = `(SELECT hs10 FROM labels_in_use WHERE flow = ${quoteText(flow)} AND relevance = 'High')`;
    const others = `(SELECT * FROM ${name} WHERE hs10 NOT IN ${preloaded})`;
    const select = (columns: readonly string[], from: string): string =>
      `SELECT month, hs10, ${place}, ${columns.map(quoteName).join(", ")} FROM ${from}`;
    const both = async (
      file: string,
      sql: (columns: readonly string[]) => string,
    ): Promise<Columns<TableFile>> => {
      const core = await this.write(relation.rest.length ? `${file}-core` : file, sql(relation.core));
      if (!relation.rest.length) return { core, full: core };
      return { core, full: await this.write(file, sql([...relation.core, ...relation.rest])) };
    };
    const order = `ORDER BY hs10, ${place}, month`;
    const base = await both(
      name,
      (columns) => `${select(columns, `(SELECT * FROM ${name} WHERE hs10 IN ${preloaded})`)}
UNION ALL ${residualRows(others, relation, { labels: "labels_in_use", columns })}
${order}`,
    );
    const chapters: Catalog["detailed"][string]["chapters"] = {};
    const present = await this.session.database.rows<{ chapter: string }>(
      `SELECT DISTINCT left(hs10, 2) AS chapter FROM ${others} ORDER BY 1`,
    );
    for (const { chapter } of present)
      chapters[chapter] = await both(
        `${name}-${chapter}`,
        (columns) => `${select(columns, `${others} WHERE left(hs10, 2) = ${quoteText(chapter)}`)} ${order}`,
      );
    return { base, chapters };
  }

  private async write(name: string, sql: string): Promise<TableFile> {
    const temporary = join(this.folder, `writing-${this.count++}.parquet`);
    const { database } = this.session;
    await database.run(`COPY (${sql}) TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
    const { rows } = await database.one<{ rows: number }>(
      `SELECT count(*) AS "rows" FROM read_parquet(${quoteText(temporary)})`,
    );
    const file = hashedName(`${name}.parquet`, await readFile(temporary));
    await rename(temporary, join(this.folder, file));
    return { path: `_tables/${file}`, bytes: (await stat(join(this.folder, file))).size, rows };
  }
}

async function keyOf(session: Session): Promise<string> {
  const hash = createHash("sha256").update(`${session.id} ${String(session.run)}`);
  const database = new URL("../../src/components/database/", import.meta.url);
  for (const name of (await readdir(database)).sort()) hash.update(await readFile(new URL(name, database)));
  return hash.update(await readFile(new URL(import.meta.url))).digest("hex");
}
