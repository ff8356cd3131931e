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
  summedColumns,
  wholeRelations,
  type Catalog,
  type DetailedRelation,
  type Files,
  type TableFile,
} from "../../src/base/catalog.js";
import { residualRows } from "../../src/database/residual.js";
import { quoteName, quoteText } from "../../src/measures/sql.js";
import { hashedName } from "./hashed-name.js";
import { holdInMemory } from "./hold.js";
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
    await holdInMemory(session); // one thread from now on: rows stay in order, and a chapter in one file
    const writer = new TableWriter(session, folder, shared);
    const catalog: Catalog = { snapshot: session.id, run: session.run, whole: {}, detailed: {} };
    for (const [name, rest] of Object.entries(wholeRelations))
      catalog.whole[name] = await writer.whole(name, rest);
    for (const [name, relation] of Object.entries(detailedRelations)) {
      const published = relation.rest.length ? undefined : await writer.published(name, mostWhole);
      if (published) catalog.whole[name] = [published];
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

  async whole(name: string, rest: readonly string[]): Promise<Files> {
    const source = name === "labels_base" ? "labels_in_use" : name.replace(/_base$/, "");
    const published = rest.length ? undefined : await this.published(source);
    if (published) return [published];
    const order = /_by_code(?:_year)?$/.test(name) ? "ORDER BY hs10, month" : "ORDER BY ALL";
    const [staged] = await this.stage(`SELECT * FROM ${source} ${order}`);
    return staged ? this.split(name, staged, rest) : [];
  }

  async detailed(name: string, relation: DetailedRelation): Promise<Catalog["detailed"][string]> {
    const { flow, place } = relation;
    const preloaded = `(SELECT hs10 FROM labels_in_use WHERE flow = ${quoteText(flow)} AND relevance = 'High')`;
    const columns = [...relation.core, ...relation.rest];
    const select = (condition: string): string =>
      `SELECT month, hs10, ${place}, ${columns.map(quoteName).join(", ")} FROM ${name} WHERE hs10 ${condition} ${preloaded}`;
    const order = `ORDER BY hs10, ${place}, month`;
    const [base] = await this.stage(`${select("IN")}
UNION ALL ${residualRows(`(${select("NOT IN")})`, relation, { labels: "labels_in_use", columns })}
${order}`);
    const others = await this.stage(
      `SELECT *, left(hs10, 2) AS chapter FROM (${select("NOT IN")}) ${order}`,
      "chapter",
    );
    const chapters: Record<string, Files> = {};
    for (const staged of others) {
      const chapter = /chapter=(\w+)/.exec(staged.filename)?.[1];
      if (chapter === undefined || chapters[chapter])
        throw new Error(`unexpected file of a chapter: ${staged.filename}`);
      chapters[chapter] = await this.split(`${name}-${chapter}`, staged, relation.rest);
    }
    return { base: base ? await this.split(name, base, relation.rest) : [], chapters };
  }

  /** Rows in the order of a SELECT, for `split`: worked out once. With `by`, a file for each value of that column. */
  private async stage(sql: string, by?: string): Promise<WrittenFile[]> {
    const to = join(this.folder, `writing-${this.count++}`);
    return by === undefined
      ? this.copy(sql, `${to}.parquet`, 1)
      : this.copy(sql, to, 1, `, PARTITION_BY (${quoteName(by)})`);
  }

  /** Writes staged rows as `Files`: a large relation's sums, but for the first, and the columns of `rest` apart. */
  private async split(name: string, staged: WrittenFile, rest: readonly string[]): Promise<Files> {
    const rows = `read_parquet(${quoteText(staged.filename)}, hive_partitioning = false)`;
    const described = await this.session.database.rows<{ column_name: string }>(`DESCRIBE FROM ${rows}`);
    const columns = described.map(({ column_name: column }) => column);
    const groups = staged.count > fewRows ? apart(columns, rest) : [];
    const first = columns.filter((column) => !groups.flat().includes(column));
    const files: TableFile[] = [];
    for (const [i, group] of [first, ...groups].entries()) {
      const written = await this.copy(
        `SELECT ${group.map(asWritten).join(", ")} FROM ${rows}`,
        join(this.folder, `writing-${this.count++}.parquet`),
        9,
      );
      const file = await this.keep(i === 0 ? name : `${name}-${group[0]}`, written);
      files.push({ ...file, columns: group.filter((one) => summedColumns.has(one) || rest.includes(one)) });
    }
    await rm(staged.filename);
    return files;
  }

  private async copy(sql: string, to: string, level: 1 | 9, options = ""): Promise<WrittenFile[]> {
    return this.session.database.rows<WrittenFile>(
      `COPY (${sql}) TO ${quoteText(to)} (${parquetFormat(level)}, RETURN_STATS${options})`,
    );
  }

  /** Names a written file after its content; one that the shared site holds stays there. */
  private async keep(name: string, [written]: readonly WrittenFile[]): Promise<TableFile> {
    if (!written) throw new Error(`nothing was written for ${name}`);
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

/** Up to here a relation stands in one file: a request costs more than columns that are not asked for. */
const fewRows = 10_000;

/** Columns of a relation that stand in files of their own. */
function apart(columns: readonly string[], rest: readonly string[]): string[][] {
  const [, ...sums] = columns.filter((column) => summedColumns.has(column));
  const others = rest.filter((column) => !summedColumns.has(column));
  return [...sums.map((column) => [column]), ...(others.length ? [others] : [])];
}

/** A column as files hold it. */
function asWritten(column: string): string {
  const name = quoteName(column);
  return overConsumption.has(column) ? `${name} - con_val AS ${name}` : name;
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
  hash.update(await readFile(new URL("../base/catalog.ts", database)));
  return hash.update(await readFile(new URL(import.meta.url))).digest("hex");
}
