import { createHash } from "node:crypto";
import { readFile, readdir, rename, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Session } from "../../loaders/snapshot/session.js";
import { largestFile } from "../../loaders/snapshot/table-file.js";
import { parquetFormat } from "../../loaders/snapshot/write-table.js";
import {
  detailedRelations,
  overConsumption,
  wholeRelations,
  type Catalog,
  type Columns,
  type DetailedRelation,
  type TableFile,
} from "../../src/base/catalog.js";
import { residualRows } from "../../src/database/residual.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import { hashedName } from "./hashed-name.js";
import { keptFiles } from "./kept-files.js";
import { writeParts } from "./parts.js";
import { snapshotFolder } from "./published.js";
import type { Layout } from "./layout.js";

/**
 * Writes the browser's tables as Parquet files and their catalogue; returns the catalogue's path from the site's
 * root. A snapshot is immutable: with the same one, and the same code, the files of the last time stand.
 */
export async function writeTables(session: Session, layout: Layout, shared?: SharedFiles): Promise<string> {
  return keptFiles(layout, "tables", await keyOf(session, shared), async (put, folder) => {
    // one writer at a time: rows stay in order, and a chapter in one file
    await session.database.run("SET threads = 1");
    const writer = new TableWriter(session, folder, shared);
    const catalog: Catalog = { snapshot: session.id, run: session.run, whole: {}, detailed: {} };
    for (const [name, rest] of Object.entries(wholeRelations))
      catalog.whole[name] = await writer.whole(name, rest);
    for (const [name, relation] of Object.entries(detailedRelations)) {
      const published = relation.rest.length ? undefined : await writer.published(name, mostWhole);
      if (published) catalog.whole[name] = { core: published };
      else catalog.detailed[name] = await writer.detailed(name, relation);
    }
    return put("catalog.json", JSON.stringify(catalog));
  });
}

/** A site that holds files which others read too. */
export interface SharedFiles {
  layout: Layout;
  /** from the root of a site that reads them to that of this one, with a slash at its end */
  way: string;
}

class TableWriter {
  private count = 0;

  constructor(
    private readonly session: Session,
    private readonly folder: string,
    private readonly shared: SharedFiles | undefined,
  ) {}

  /** The snapshot's own file of a relation: see `publishedFile`. */
  async published(relation: string, most?: number): Promise<TableFile | undefined> {
    const file = await publishedFile(this.session, relation, most);
    return file && { ...file, path: (this.shared?.way ?? "") + file.path };
  }

  async whole(name: string, rest: readonly string[]): Promise<Columns<TableFile>> {
    const source = name === "labels_base" ? "labels_in_use" : name.replace(/_base$/, "");
    const order = /_by_code(?:_year)?$/.test(name) ? "ORDER BY hs10, month" : "ORDER BY ALL";
    const rows = `SELECT * FROM ${source} ${order}`;
    if (!rest.length) return { core: (await this.published(source)) ?? (await this.write(name, rows)) };
    const excluded = rest.map(quoteName).join(", ");
    return {
      core: await this.write(`${name}-core`, `SELECT * EXCLUDE (${excluded}) FROM (${rows})`),
      rest: await this.write(`${name}-rest`, `SELECT ${restColumns(rest)} FROM (${rows})`),
    };
  }

  async detailed(name: string, relation: DetailedRelation): Promise<Catalog["detailed"][string]> {
    const { flow, place } = relation;
    const preloaded = `(SELECT hs10 FROM labels_in_use WHERE flow = ${quoteText(flow)} AND relevance = 'High')`;
    const select = (columns: readonly string[], condition: string): string =>
      `SELECT month, hs10, ${place}, ${columns.map(quoteName).join(", ")} FROM ${name} WHERE hs10 ${condition} ${preloaded}`;
    const order = `ORDER BY hs10, ${place}, month`;
    const columns = [...relation.core, ...relation.rest];
    const base = `${select(columns, "IN")}
UNION ALL ${residualRows(`(${select(columns, "NOT IN")})`, relation, { labels: "labels_in_use", columns })}
${order}`;
    const others = `${select(columns, "NOT IN")} ${order}`;
    const forms = async (suffix: string, chosen: string) => ({
      base: await this.write(`${name}${suffix}`, `SELECT ${chosen} FROM (${base})`),
      chapters: await this.writeChapters(
        name,
        suffix,
        `SELECT ${chosen}, left(hs10, 2) AS chapter FROM (${others})`,
      ),
    });
    const core = await forms("-core", ["month", "hs10", place, ...relation.core].map(quoteName).join(", "));
    const rest = relation.rest.length ? await forms("-rest", restColumns(relation.rest)) : undefined;
    const chapters: Catalog["detailed"][string]["chapters"] = {};
    for (const [chapter, file] of Object.entries(core.chapters)) {
      const others = rest?.chapters[chapter];
      chapters[chapter] = { core: file, ...(others ? { rest: others } : {}) };
    }
    return { base: { core: core.base, ...(rest ? { rest: rest.base } : {}) }, chapters };
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
    const parts = await this.copy(sql, folder, ", PARTITION_BY (chapter)");
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
      `COPY (${sql}) TO ${quoteText(to)} (${parquetFormat(9)}, RETURN_STATS${options})`,
    );
  }

  /** Names a written file after its content; one that the shared site holds stays there. */
  private async keep(name: string, written: WrittenFile): Promise<TableFile> {
    const content = await readFile(written.filename);
    const file = hashedName(`${name}.parquet`, content);
    const described = { path: `_tables/${file}`, bytes: written.file_size_bytes, rows: written.count };
    const { shared } = this;
    if (shared && existsSync(join(shared.layout.files, described.path))) {
      await rm(written.filename);
      return { ...described, path: shared.way + described.path };
    }
    if (content.length <= largestFile) {
      await rename(written.filename, join(this.folder, file));
      return described;
    }
    await rm(written.filename);
    return { ...described, parts: await writeParts(content, this.folder, `_tables/${file}`) };
  }
}

/** Most bytes of a published table that the browser loads whole instead of chapter by chapter. */
const mostWhole = 2_000_000;

/** Columns outside the core as `addRest` in the browser takes them. */
function restColumns(rest: readonly string[]): string {
  return rest
    .map(quoteName)
    .map((name, i) => (overConsumption.has(rest[i] ?? "") ? `${name} - con_val AS ${name}` : name))
    .join(", ");
}

/**
 * The snapshot's own file of a relation, where it is a single one with the same rows: the site has it already, under
 * an address that does not change, so that its content is told apart by a query.
 */
async function publishedFile(
  { database, manifest, folder }: Session,
  relation: string,
  most = largestFile,
): Promise<TableFile | undefined> {
  const [file, ...others] = manifest.tables.find(({ name }) => name === relation)?.files ?? [];
  if (!file || others.length || file.bytes > most) return undefined;
  const published = `read_parquet(${quoteText(join(folder, file.file))})`;
  const named = async (from: string): Promise<string> =>
    (await database.rows<{ column_name: string }>(`DESCRIBE FROM ${from}`))
      .map(({ column_name: name }) => quoteName(name))
      .sort()
      .join(", ");
  const columns = await named(relation);
  if ((await named(published)) !== columns) return undefined;
  const [own, its] = [relation, published].map((from) => `(SELECT ${columns} FROM ${from})`);
  const [differing] = await database.rows(
    `SELECT 1 FROM ((${own} EXCEPT ALL ${its}) UNION ALL (${its} EXCEPT ALL ${own})) LIMIT 1`,
  );
  if (differing) return undefined;
  return {
    path: `${snapshotFolder}/${file.file}?v=${file.sha256.slice(0, 8)}`,
    bytes: file.bytes,
    rows: file.rows,
  };
}

interface WrittenFile {
  filename: string;
  count: number;
  file_size_bytes: number;
}

async function keyOf(session: Session, shared: SharedFiles | undefined): Promise<string> {
  const hash = createHash("sha256").update(`${session.id} ${String(session.run)}`);
  if (shared) hash.update((await readdir(join(shared.layout.files, "_tables"))).sort().join(" "));
  const database = new URL("../../src/database/", import.meta.url);
  for (const name of (await readdir(database)).sort()) hash.update(await readFile(new URL(name, database)));
  return hash.update(await readFile(new URL(import.meta.url))).digest("hex");
}
