import { relationsIn } from "../measures/index.js";
import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { labelRelation, labelRelations, type LabelRelation } from "../measures/relations.js";
import { quoteName, quoteText } from "../measures/sql.js";
import {
  detailedRelations,
  filesFor,
  overConsumption,
  wholeRelations,
  type Catalog,
  type Files,
} from "../base/catalog.js";
import { columnsRead, withoutTexts } from "../base/columns-read.js";
import type { Detail } from "./detail.js";
import { download } from "./download.js";
import { megabytes, type Engine } from "./engine.js";
import { baselineCells, baseOf, relabelledCells } from "./label-tables.js";
import { changedChapters, labelsSql } from "./labels.js";
import { isResidual } from "../measures/residual.js";
import { residualRows } from "./residual.js";
import { rowsOf } from "./rows.js";

/** Does a question read a column? */
type IsRead = (column: string) => boolean;
const noOther: IsRead = () => false;

/** The relations in the browser's database: which stand, with which columns and chapters. */
export class Tables {
  /** files whose columns stand, by relation */
  private readonly held = new Map<string, Files>();
  private readonly chapters = new Map<string, Set<string>>();
  /** the sums of each label relation that stand under the labels in use */
  private readonly summed = new Map<LabelRelation, readonly string[]>();
  private labels: ReaderLabels = unchangedLabels;
  /** does `labels_in_use` hold these labels already? */
  private labelsStand = false;
  /** chapters whose codes the reader's labels tell apart, once they are looked for */
  private relabelled: readonly string[] | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly catalog: Catalog,
    private readonly onProgress: (message: string) => void,
  ) {}

  /** Loads what a SQL text names and does not stand yet. */
  async ensureFor(sql: string, detail: Detail): Promise<void> {
    if (/\blabels_in_use\b/.test(sql)) await this.ensureLabels();
    for (const { name, isRead } of namedIn(sql))
      if (this.catalog.detailed[name]) await this.ensureDetailed(name, isRead, detail);
      else if (isLabelRelation(name)) await this.ensureByLabel(name, isRead);
      else await this.ensureWhole(name, isRead);
  }

  /** Loads what sums by label in these SQL texts take once labels change, but for country detail. */
  async ensureForChange(texts: readonly string[]): Promise<void> {
    for (const { name, isRead } of texts.flatMap(namedIn)) {
      if (!isLabelRelation(name)) continue;
      await this.ensureWhole(baseOf(name), isRead);
      const { from } = labelRelation(name);
      if (!detailedRelations[from]) await this.ensureWhole(from, isRead);
    }
  }

  /** From now on `labels_in_use` and sums by label follow these labels; each is made when it is next asked for. */
  labelsChanged(labels: ReaderLabels): void {
    this.labels = labels;
    this.labelsStand = false;
    this.relabelled = undefined;
    this.summed.clear();
  }

  /** Bytes of the files that `ensureFor` would load, but for the chapters that relabelled codes add. */
  bytesFor(sql: string, detail: Detail): number {
    const files = namedIn(sql).flatMap(({ name, isRead }) => {
      const parts = this.catalog.detailed[name];
      const held = isLabelRelation(name) ? baseOf(name) : name;
      if (!parts) return this.missing(held, filesFor(this.catalog.whole[held] ?? [], isRead));
      const base = this.missing(name, filesFor(parts.base, isRead));
      const loaded = base.length ? undefined : this.chapters.get(name);
      const chapters = Object.entries(parts.chapters)
        .filter(([chapter]) => detail === "all" || (detail !== "none" && detail.includes(chapter)))
        .filter(([chapter]) => !loaded?.has(chapter));
      return [...base, ...chapters.flatMap(([, files]) => filesFor(files, isRead))];
    });
    return files.reduce((sum, file) => sum + file.bytes, 0);
  }

  async ensureWhole(name: string, isRead: IsRead = noOther): Promise<void> {
    const files = this.catalog.whole[name];
    if (!files) throw new Error(`unknown table: ${name}`);
    await this.ensureFiles(name, filesFor(files, isRead));
  }

  /** Sums that stand already stay beside those that are asked for now: the page asks for them again. */
  private async ensureByLabel(relation: LabelRelation, isRead: IsRead): Promise<void> {
    const stand = this.summed.get(relation);
    const { from, sums } = labelRelation(relation);
    const wanted = sums.filter((column) => isRead(column) || stand?.includes(column));
    if (stand && wanted.length === stand.length) return;
    const isWanted: IsRead = (column) => wanted.includes(column);
    await this.ensureWhole(baseOf(relation), isWanted);
    if (isUnchanged(this.labels)) await this.engine.connection.query(baselineCells(relation));
    else {
      if (detailedRelations[from]) await this.ensureDetailed(from, isWanted, "none");
      else await this.ensureWhole(from, isWanted);
      await this.engine.connection.query(relabelledCells(relation, wanted));
    }
    this.summed.set(relation, wanted);
  }

  private async ensureLabels(): Promise<void> {
    if (this.labelsStand) return;
    await this.engine.connection.query(`CREATE OR REPLACE TABLE labels_in_use AS ${labelsSql(this.labels)}`);
    this.labelsStand = true;
  }

  private async relabelledChapters(): Promise<readonly string[]> {
    if (isUnchanged(this.labels)) return [];
    await this.ensureLabels();
    const rows = rowsOf(await this.engine.connection.query(changedChapters));
    return [...new Set(rows.map((row) => String(row["chapter"])))];
  }

  private async ensureDetailed(name: string, isRead: IsRead, detail: Detail): Promise<void> {
    const parts = this.catalog.detailed[name];
    if (!parts) throw new Error(`unknown table: ${name}`);
    const again = this.chapters.get(name) ?? new Set<string>();
    const wanted = filesFor(parts.base, isRead);
    if (again.size && this.missing(name, wanted).length) {
      // rows of chapters stand between those of the file, which new columns could not be put beside
      const all = parts.base.filter((file) => wanted.includes(file) || this.held.get(name)?.includes(file));
      this.held.delete(name);
      this.chapters.delete(name);
      await this.ensureFiles(name, all);
      await this.ensureChapters(name, [...again]);
    } else await this.ensureFiles(name, wanted);
    if (detail === "all") return this.ensureChapters(name, Object.keys(parts.chapters));
    this.relabelled ??= await this.relabelledChapters();
    await this.ensureChapters(name, [...(detail === "none" ? [] : detail), ...this.relabelled]);
  }

  /** Takes chapters in code by code, and their codes out of the residual rows. */
  private async ensureChapters(name: string, wanted: readonly string[]): Promise<void> {
    const files = this.catalog.detailed[name]?.chapters ?? {};
    const loaded = this.chapters.get(name) ?? new Set<string>();
    const missing = [...new Set(wanted)].filter((chapter) => files[chapter] && !loaded.has(chapter));
    const relation = detailedRelations[name];
    if (!missing.length || !relation) return;
    const { connection } = this.engine;
    const held = new Set(this.held.get(name)?.flatMap(({ columns = [] }) => columns));
    const columns = [...relation.core, ...relation.rest].filter((column) => held.has(column));
    await this.ensureWhole("labels_base");
    for (const chapter of missing) {
      const staging = `${name}_staging`;
      const read = filesFor(files[chapter] ?? [], (column) => held.has(column));
      await this.load(staging, read, `${name.replace("_", " ")} of chapter ${chapter}`);
      await connection.query(
        `INSERT INTO ${quoteName(name)} BY NAME SELECT ${["month", "hs10", relation.place, ...columns].map(quoteName).join(", ")} FROM ${staging} UNION ALL BY NAME ${residualRows(staging, relation, { labels: "labels_base", columns, sign: -1 })}`,
      );
      await connection.query(`DROP TABLE ${staging}`);
      loaded.add(chapter);
    }
    this.chapters.set(name, loaded);
    if (Object.keys(files).every((chapter) => loaded.has(chapter)))
      await connection.query(`DELETE FROM ${quoteName(name)} WHERE ${isResidual("hs10")}`);
  }

  private missing(name: string, files: Files): Files {
    const held = this.held.get(name) ?? [];
    return files.filter((file) => !held.includes(file));
  }

  /** Gives a relation, whose rows stand as they were loaded if they stand, the columns of the files that it lacks. */
  private async ensureFiles(name: string, files: Files): Promise<void> {
    const missing = this.missing(name, files);
    if (!missing.length) return;
    const held = this.held.get(name);
    await this.load(name, missing, name.replace(/_base$/, "").replaceAll("_", " "), held !== undefined);
    this.held.set(name, [...(held ?? []), ...missing]);
  }

  /** Makes a table of files that stand side by side, or puts them beside the columns that it has. */
  private async load(name: string, files: Files, label: string, stands = false): Promise<void> {
    const { connection, database } = this.engine;
    await Promise.all(
      this.downloads(files, label).map(async (content, i) =>
        database.registerFileBuffer(files[i]?.path ?? "", await content),
      ),
    );
    try {
      const sources = files.map(({ path }) => `read_parquet(${quoteText(path)})`);
      const more = stands ? [] : (files[0]?.columns ?? []).filter((column) => overConsumption.has(column));
      const own = `f0.*${more.length ? ` REPLACE (${more.map((column) => over(column, "f0")).join(", ")})` : ""}`;
      const all = stands ? [quoteName(name), ...sources] : sources;
      const others = files
        .slice(stands ? 0 : 1)
        .flatMap(({ columns = [] }, i) => columns.map((column) => over(column, `f${i + 1}`)));
      await connection.query(
        `CREATE OR REPLACE TABLE ${quoteName(name)} AS SELECT ${[own, ...others].join(", ")} FROM ${all.map((source, i) => `${source} f${i}`).join(" POSITIONAL JOIN ")}`,
      );
    } finally {
      for (const { path } of files) await database.dropFile(path);
    }
  }

  /** The contents of files, which come together. */
  private downloads(files: Files, label: string): Promise<Uint8Array>[] {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    let received = 0;
    this.onProgress(`Loading ${megabytes(bytes)} of ${label} …`);
    return files.map((file) =>
      download(file, (more) => {
        received += more;
        if (bytes > 500_000)
          this.onProgress(`Loading ${label}: ${megabytes(received)} of ${megabytes(bytes)}`);
      }),
    );
  }
}

/** A column of a file as its relation has it. */
function over(column: string, of: string): string {
  const own = `${of}.${quoteName(column)}`;
  return overConsumption.has(column) ? `con_val + ${own} AS ${quoteName(column)}` : own;
}

/** The relations that a SQL text names, and which of their columns it reads. */
function namedIn(text: string): { name: string; isRead: IsRead }[] {
  const sql = withoutTexts(text);
  const others = ["labels", ...labelRelations.map(baseOf)].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(sql),
  );
  const names = [...relationsIn(sql), ...others];
  return [...new Set(names)].flatMap((name) => {
    const relation = isLabelRelation(name) ? baseOf(name) : name;
    const isKnown = relation in detailedRelations || relation in wholeRelations;
    return isKnown ? [{ name, isRead: columnsRead(sql, name) }] : [];
  });
}

function isLabelRelation(name: string): name is LabelRelation {
  return (labelRelations as readonly string[]).includes(name);
}
