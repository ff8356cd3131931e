import { relationsIn } from "../measures/index.js";
import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { labelRelation, labelRelations, type LabelRelation } from "../measures/relations.js";
import { quoteName } from "../measures/sql.js";
import {
  detailedRelations,
  overConsumption,
  wholeRelations,
  type Catalog,
  type Columns,
  type TableFile,
} from "../base/catalog.js";
import type { Detail } from "./detail.js";
import { megabytes, type Engine } from "./engine.js";
import { baselineCells, baseOf, relabelledCells } from "./label-tables.js";
import type { ParquetReader } from "./reader.js";
import { changedChapters, labelsSql } from "./labels.js";
import { isResidual } from "../measures/residual.js";
import { residualRows } from "./residual.js";
import { rowsOf } from "./rows.js";

/** The core columns of a relation, or all of them. */
type Form = "core" | "full";

/** The relations in the browser's database: which stand, in which columns and with which chapters. */
export class Tables {
  private readonly forms = new Map<string, Form>();
  private readonly chapters = new Map<string, Set<string>>();
  private labels: ReaderLabels = unchangedLabels;
  /** does `labels_in_use` hold these labels already? */
  private labelsStand = false;
  /** chapters whose codes the reader's labels tell apart, once they are looked for */
  private relabelled: readonly string[] | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly reader: ParquetReader,
    private readonly catalog: Catalog,
    private readonly onProgress: (message: string) => void,
  ) {}

  /** Loads what a SQL text names and does not stand yet. */
  async ensureFor(sql: string, detail: Detail): Promise<void> {
    if (/\blabels_in_use\b/.test(sql)) await this.ensureLabels();
    for (const { name, form } of namedIn(sql))
      if (this.catalog.detailed[name]) await this.ensureDetailed(name, form, detail);
      else if (isLabelRelation(name)) await this.ensureByLabel(name, form);
      else await this.ensureWhole(name, form);
  }

  /** Loads what sums by label in these SQL texts take once labels change, but for country detail. */
  async ensureForChange(texts: readonly string[]): Promise<void> {
    for (const { name, form } of texts.flatMap(namedIn)) {
      if (!isLabelRelation(name)) continue;
      await this.ensureWhole(baseOf(name), form);
      const { from } = labelRelation(name);
      if (!detailedRelations[from]) await this.ensureWhole(from, this.forms.get(baseOf(name)));
    }
  }

  /** From now on `labels_in_use` and sums by label follow these labels; each is made when it is next asked for. */
  labelsChanged(labels: ReaderLabels): void {
    this.labels = labels;
    this.labelsStand = false;
    this.relabelled = undefined;
    for (const relation of labelRelations) this.forms.delete(relation);
  }

  /** Bytes of the files that `ensureFor` would load, but for the chapters that relabelled codes add. */
  bytesFor(sql: string, detail: Detail): number {
    const files = namedIn(sql).flatMap(({ name, form }) => {
      const parts = this.catalog.detailed[name];
      const whole = this.catalog.whole[isLabelRelation(name) ? baseOf(name) : name];
      if (whole) return this.lacks(name, form) ? filesOf(whole, form, this.forms.get(name)) : [];
      if (!parts) return [];
      const loaded = this.chapters.get(name);
      return [
        ...(this.lacks(name, form) ? filesOf(parts.base, form) : []),
        ...Object.entries(parts.chapters)
          .filter(([chapter]) => detail === "all" || (detail !== "none" && detail.includes(chapter)))
          .filter(([chapter]) => this.lacks(name, form) || !loaded?.has(chapter))
          .flatMap(([, files]) => filesOf(files, form)),
      ];
    });
    return files.reduce((sum, file) => sum + file.bytes, 0);
  }

  async ensureWhole(name: string, form: Form = "core"): Promise<void> {
    const files = this.catalog.whole[name];
    if (!files) throw new Error(`unknown table: ${name}`);
    if (!this.lacks(name, form)) return;
    if (this.forms.get(name) === "core" && files.rest) await this.addRest(name, files.rest, restOf(name));
    else await this.load(name, files, form, restOf(name));
    this.forms.set(name, files.rest ? form : "full");
  }

  private async ensureByLabel(relation: LabelRelation, form: Form): Promise<void> {
    if (!this.lacks(relation, form)) return;
    await this.ensureWhole(baseOf(relation), form);
    const held = this.forms.get(baseOf(relation)) ?? form;
    if (isUnchanged(this.labels)) await this.engine.connection.query(baselineCells(relation));
    else {
      const { from } = labelRelation(relation);
      if (detailedRelations[from]) await this.ensureDetailed(from, held, "none");
      else await this.ensureWhole(from, held);
      await this.engine.connection.query(relabelledCells(relation, held));
    }
    this.forms.set(relation, held);
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

  private async ensureDetailed(name: string, form: Form, detail: Detail): Promise<void> {
    const parts = this.catalog.detailed[name];
    if (!parts) throw new Error(`unknown table: ${name}`);
    if (this.lacks(name, form)) {
      const again = this.chapters.get(name) ?? new Set();
      await this.load(name, parts.base, form, restOf(name));
      this.forms.set(name, form);
      this.chapters.set(name, new Set());
      await this.ensureChapters(name, [...again]);
    }
    if (detail === "all") return this.ensureChapters(name, Object.keys(parts.chapters));
    this.relabelled ??= await this.relabelledChapters();
    await this.ensureChapters(name, [...(detail === "none" ? [] : detail), ...this.relabelled]);
  }

  /** Takes chapters in code by code, and their codes out of the residual rows. */
  private async ensureChapters(name: string, wanted: readonly string[]): Promise<void> {
    const files = this.catalog.detailed[name]?.chapters ?? {};
    const loaded = this.chapters.get(name) ?? new Set<string>();
    const missing = [...new Set(wanted)].filter((chapter) => files[chapter] && !loaded.has(chapter));
    if (!missing.length) return;
    const { connection } = this.engine;
    const relation = detailedRelations[name];
    if (!relation) return;
    const form = this.forms.get(name) ?? "core";
    const columns = form === "full" ? [...relation.core, ...relation.rest] : relation.core;
    await this.ensureWhole("labels_base");
    for (const chapter of missing) {
      const file = files[chapter];
      if (!file) continue;
      const staging = `${name}_staging`;
      await this.load(staging, file, form, relation.rest, `${name.replace("_", " ")} of chapter ${chapter}`);
      await connection.query(
        `INSERT INTO ${quoteName(name)} BY NAME SELECT * FROM ${staging} UNION ALL BY NAME ${residualRows(staging, relation, { labels: "labels_base", columns, sign: -1 })}`,
      );
      await connection.query(`DROP TABLE ${staging}`);
      loaded.add(chapter);
    }
    this.chapters.set(name, loaded);
    if (Object.keys(files).every((chapter) => loaded.has(chapter)))
      await connection.query(`DELETE FROM ${quoteName(name)} WHERE ${isResidual("hs10")}`);
  }

  private lacks(name: string, form: Form): boolean {
    const held = this.forms.get(name);
    return held === undefined || (form === "full" && held === "core");
  }

  /** Replaces a table by the rows of its files. */
  private async load(
    name: string,
    files: Columns<TableFile>,
    form: Form,
    rest: readonly string[],
    label = name.replace(/_base$/, "").replaceAll("_", " "),
  ): Promise<void> {
    await this.loadFile(name, files.core, label);
    if (form === "full" && files.rest) await this.addRest(name, files.rest, rest, label);
  }

  /** Gives the rows of a table, which stand as they were loaded, the columns that it lacks. */
  private async addRest(name: string, file: TableFile, rest: readonly string[], label = name): Promise<void> {
    const added = `${name}_rest`;
    await this.loadFile(added, file, label);
    const columns = rest.map((column) =>
      overConsumption.has(column)
        ? `c.con_val + r.${quoteName(column)} AS ${quoteName(column)}`
        : `r.${quoteName(column)}`,
    );
    await this.engine.connection.query(
      `CREATE OR REPLACE TABLE ${quoteName(name)} AS SELECT c.*, ${columns.join(", ")} FROM ${quoteName(name)} c POSITIONAL JOIN ${quoteName(added)} r`,
    );
    await this.engine.connection.query(`DROP TABLE ${quoteName(added)}`);
  }

  /** Replaces a table by the rows of a file, batch by batch as they are decoded. */
  private async loadFile(name: string, file: TableFile, label: string): Promise<void> {
    const { connection } = this.engine;
    let received = 0;
    let create = true;
    this.onProgress(`Loading ${megabytes(file.bytes)} of ${label} …`);
    await connection.query(`DROP TABLE IF EXISTS ${quoteName(name)}`);
    await this.reader.read(file, {
      onBatch: async (stream) => {
        await connection.insertArrowFromIPCStream(stream, { name, create });
        create = false;
      },
      onReceived: (bytes) => {
        received += bytes;
        if (file.bytes > 500_000)
          this.onProgress(`Loading ${label}: ${megabytes(received)} of ${megabytes(file.bytes)}`);
      },
    });
    if (create) throw new Error(`${file.path} holds no rows`);
  }
}

/** The relations that a SQL text names, and whether it needs all of their columns. */
function namedIn(text: string): { name: string; form: Form }[] {
  const sql = text.replace(/'(?:[^']|'')*'/g, "''"); // 'imports' as a value names no table
  const others = ["labels", ...labelRelations.map(baseOf)].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(sql),
  );
  const names = [...relationsIn(sql), ...others];
  return [...new Set(names)].flatMap((name) => {
    const relation = isLabelRelation(name) ? baseOf(name) : name;
    const isKnown = relation in detailedRelations || relation in wholeRelations;
    return isKnown ? [{ name, form: formFor(sql, restOf(relation)) }] : [];
  });
}

/** Columns of a relation outside its core. */
function restOf(name: string): readonly string[] {
  return detailedRelations[name]?.rest ?? wholeRelations[name] ?? [];
}

/** The files that give a relation a form when it stands in another one, or not at all. */
function filesOf({ core, rest }: Columns<TableFile>, form: Form, held?: Form): TableFile[] {
  return [...(held ? [] : [core]), ...(form === "full" && rest ? [rest] : [])];
}

function isLabelRelation(name: string): name is LabelRelation {
  return (labelRelations as readonly string[]).includes(name);
}

/** The full file where the SQL names a column that the core one leaves out, or takes all columns. */
function formFor(sql: string, rest: readonly string[]): Form {
  const namesOne = rest.some((column) => new RegExp(`\\b${column}\\b`).test(sql));
  return namesOne || /(?:\bselect|,)\s*(?:\w+\.)?\*/i.test(sql) ? "full" : "core";
}
