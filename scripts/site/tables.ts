import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
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
} from "../../src/database/catalog.js";
import { residualRows } from "../../src/database/residual.js";
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
  // one writer at a time: rows stay in order, and a chapter in one file
  await session.database.run("SET threads = 1");
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
    const source = name === "labels_base" ? "labels_in_use" : name.replace(/_base$/, "");
    const order = /_by_code(?:_year)?$/.test(name) ? "ORDER BY hs10, month" : "ORDER BY ALL";
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
    const select = (columns: readonly string[], condition: string): string =>
      `SELECT month, hs10, ${place}, ${columns.map(quoteName).join(", ")} FROM ${name} WHERE hs10 ${condition} ${preloaded}`;
    const order = `ORDER BY hs10, ${place}, month`;
    const forms = async (suffix: string, columns: readonly string[]) => ({
      base: await this.write(
        `${name}${suffix}`,
        `${select(columns, "IN")}
UNION ALL ${residualRows(`(${select(columns, "NOT IN")})`, relation, { labels: "labels_in_use", columns })}
${order}`,
      ),
      chapters: await this.writeChapters(`${name}`, suffix, `${select(columns, "NOT IN")} ${order}`),
    });
    const full = await forms("", [...relation.core, ...relation.rest]);
    const core = relation.rest.length ? await forms("-core", relation.core) : full;
    const chapters: Catalog["detailed"][string]["chapters"] = {};
    for (const [chapter, file] of Object.entries(full.chapters))
      chapters[chapter] = { core: core.chapters[chapter] ?? file, full: file };
    return { base: { core: core.base, full: full.base }, chapters };
  }

  private async write(name: string, sql: string): Promise<TableFile> {
    const [written] = await this.copy(sql, join(this.folder, `writing-${this.count++}.parquet`), "");
    if (!written) throw new Error(`nothing was written for ${name}`);
    return this.keep(name, written);
  }

  /** One file for each chapter, in one pass over the rows. */
  private async writeChapters(name: string, suffix: string, sql: string): Promise<Record<string, TableFile>> {
    const files: Record<string, TableFile> = {};
    const folder = join(this.folder, `writing-${this.count++}`);
    const parts = await this.copy(
      `SELECT *, left(hs10, 2) AS chapter FROM (${sql})`,
      folder,
      ", PARTITION_BY (chapter)",
    );
    for (const part of parts) {
      const chapter = /chapter=(\w+)/.exec(part.filename)?.[1];
      if (chapter === undefined || files[chapter])
        throw new Error(`unexpected file of a chapter: ${part.filename}`);
      files[chapter] = await this.keep(`${name}-${chapter}${suffix}`, part);
    }
    await rm(folder, { recursive: true, force: true });
    return files;
  }

  private async copy(sql: string, to: string, options: string): Promise<WrittenFile[]> {
    return this.session.database.rows<WrittenFile>(
      `COPY (${sql}) TO ${quoteText(to)} (FORMAT parquet, COMPRESSION zstd, RETURN_STATS${options})`,
    );
  }

  /** Names a written file after its content. */
  private async keep(name: string, written: WrittenFile): Promise<TableFile> {
    const file = hashedName(`${name}.parquet`, await readFile(written.filename));
    await rename(written.filename, join(this.folder, file));
    return { path: `_tables/${file}`, bytes: written.file_size_bytes, rows: written.count };
  }
}

interface WrittenFile {
  filename: string;
  count: number;
  file_size_bytes: number;
}

async function keyOf(session: Session): Promise<string> {
  const hash = createHash("sha256").update(`${session.id} ${String(session.run)}`);
  const database = new URL("../../src/database/", import.meta.url);
  for (const name of (await readdir(database)).sort()) hash.update(await readFile(new URL(name, database)));
  return hash.update(await readFile(new URL(import.meta.url))).digest("hex");
}
