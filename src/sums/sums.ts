import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { changedLabelsSql, readerLabelsSql } from "../measures/reader-labels.js";
import type { Row, Value as Plain } from "../measures/question.js";
import type { Flow } from "../measures/vocabulary.js";
import { flows, unpackRelation, type PackedRelation, type SumsFile } from "./file.js";
import { movedSums, movesBetween, type Label, type Moves } from "./moved.js";
import { Outside } from "./outside.js";
import { parse } from "./parse.js";
import { answer, relationsOf, type Kept } from "./query.js";
import { placeOf, type Relation, type Tuple } from "./relation.js";
import type { Value } from "./syntax.js";

/** Reads a file of the site by its path from the root. */
export type ReadFile = <T>(path: string) => Promise<T>;

/**
 * Sums in memory that answer the SQL of measures without a database: by label and month, and by code and year, with the
 * site's labels or a reader's. What they cannot answer to the last digit is left to the database.
 */
export class Sums {
  private readonly relations = new Map<string, Relation>();
  private readonly files = new Map<string, Promise<PackedRelation>>();
  private readonly siteLabels = new Map<Flow, Map<string, Label>>();
  private readonly site = labelled(unchangedLabels);
  private last = this.site;

  constructor(
    private readonly file: SumsFile,
    private readonly read: ReadFile,
  ) {}

  /** The rows of a SQL text under labels; undefined where it asks for more than the sums hold. Errors: a file cannot be read. */
  async rows(sql: string, labels: ReaderLabels): Promise<readonly Row[] | undefined> {
    try {
      const use = this.under(labels);
      const query = parse(sql);
      const names = relationsOf(query);
      for (const name of names) if (!this.holds(name)) return undefined;
      const read = await Promise.all(
        names.map(async (name) => [name, await this.relation(name, use)] as const),
      );
      const held = new Map(read);
      const { columns, rows } = answer(query, (name) => held.get(name) ?? lacking(name), use.kept);
      return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, plain(row[i])])));
    } catch (error) {
      if (error instanceof Outside) return undefined;
      throw error;
    }
  }

  private under(labels: ReaderLabels): Labelled {
    if (isUnchanged(labels)) return this.site;
    if (this.last.labels !== labels) this.last = labelled(labels);
    return this.last;
  }

  private holds(name: string): boolean {
    const base = name === "labels_in_use" ? "labels_base" : name.replace(/_by_label$/, "_by_label_base");
    return base in this.file.relations || base in this.file.years;
  }

  private async relation(name: string, use: Labelled): Promise<Relation> {
    const path = this.file.years[name];
    if (path !== undefined) return this.loaded(path);
    const flow = flows.find((one) => name === `${one}_by_label`);
    const isSites = isUnchanged(use.labels);
    if (flow) return isSites ? this.held(`${name}_base`) : following(use, name, () => this.sumsOf(flow, use));
    if (name !== "labels_in_use") return this.held(name);
    if (isSites) return this.held("labels_base");
    const inUse = (): Relation => answer(readerLabelsSql(use.labels), (of) => this.held(of));
    return following(use, name, () => Promise.resolve(inUse()));
  }

  private held(name: string): Relation {
    const known = this.relations.get(name);
    if (known) return known;
    const packed = this.file.relations[name] ?? lacking(name);
    const relation = unpackRelation(packed);
    this.relations.set(name, relation);
    return relation;
  }

  private async sumsOf(flow: Flow, use: Labelled): Promise<Relation> {
    const changed = await following(use, "changed", () =>
      Promise.resolve(answer(changedLabelsSql(use.labels), (of) => this.held(of))),
    );
    const moves = movesBetween(this.labelsOfSite(flow), labelsIn(changed, flow));
    return movedSums(flow, this.held(`${flow}_by_label_base`), moves, await this.rowsByCode(flow, moves));
  }

  private labelsOfSite(flow: Flow): Map<string, Label> {
    const known = this.siteLabels.get(flow) ?? labelsIn(this.held("labels_base"), flow);
    this.siteLabels.set(flow, known);
    return known;
  }

  private async rowsByCode(
    flow: Flow,
    { codes }: Moves,
  ): Promise<{ columns: Relation["columns"]; rowsOf(hs10: string): readonly Tuple[] }> {
    const chapters = new Set(codes.map(({ hs10 }) => hs10.slice(0, 2)));
    const paths = [...chapters].flatMap((chapter) => this.file.chapters[flow][chapter] ?? []);
    const files = await Promise.all(paths.map((path) => this.loaded(path)));
    const wanted = new Map(codes.map(({ hs10 }): [string, Tuple[]] => [hs10, []]));
    for (const { columns, rows } of files) {
      const place = placeOf(columns, "hs10") ?? lacking("hs10");
      for (const row of rows) wanted.get(String(row[place]))?.push(row);
    }
    return { columns: files[0]?.columns ?? [], rowsOf: (hs10) => wanted.get(hs10) ?? [] };
  }

  private async loaded(path: string): Promise<Relation> {
    const known = this.relations.get(path);
    if (known) return known;
    const asked = this.files.get(path) ?? this.read<PackedRelation>(path);
    this.files.set(path, asked);
    try {
      const relation = unpackRelation(await asked);
      this.relations.set(path, relation);
      return relation;
    } finally {
      this.files.delete(path); // a failure is tried anew
    }
  }
}

function labelsIn({ columns, rows }: Relation, flow: Flow): Map<string, Label> {
  const places = ["flow", "hs10", "relevance", "category"].map(
    (name) => placeOf(columns, name) ?? lacking(name),
  );
  const [ofFlow = 0, ofCode = 0, ofRelevance = 0, ofCategory = 0] = places;
  return new Map(
    rows
      .filter((row) => row[ofFlow] === flow)
      .map((row) => [
        String(row[ofCode]),
        { relevance: row[ofRelevance] ?? null, category: row[ofCategory] ?? null },
      ]),
  );
}

/** What was worked out under some labels. */
interface Labelled {
  labels: ReaderLabels;
  kept: Kept;
  relations: Map<string, Promise<Relation>>;
}

function labelled(labels: ReaderLabels): Labelled {
  return { labels, kept: new Map(), relations: new Map() };
}

/** A relation that follows labels, made once; one that could not be made is tried anew. */
function following(use: Labelled, name: string, make: () => Promise<Relation>): Promise<Relation> {
  const known = use.relations.get(name);
  if (known) return known;
  const made = make().catch((error: unknown) => {
    use.relations.delete(name);
    throw error;
  });
  use.relations.set(name, made);
  return made;
}

function plain(value: Value | undefined): Plain {
  if (typeof value === "object" && value !== null) throw new Outside("a list as a value");
  return value ?? null;
}

function lacking(name: string): never {
  throw new Outside(`relation ${name}`);
}
