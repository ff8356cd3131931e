import { detailedRelations, wholeRelations } from "../base/catalog.js";
import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { changedLabelsSql, readerLabelsSql } from "../measures/reader-labels.js";
import type { Question, Row, Value as Plain } from "../measures/question.js";
import { labelRelation, labelRelations, type LabelRelation } from "../measures/relations.js";
import type { Flow } from "../measures/vocabulary.js";
import { detailedRelation, inColumns, partedCodes, residualLabels, wholeRelation } from "./detailed.js";
import { flows, unpackRelation, type PackedRelation, type SumsFile } from "./file.js";
import { labelKey, movedSums, movesBetween, unlabelled, type Label, type Moves } from "./moved.js";
import { Outside } from "./outside.js";
import { parse } from "./parse.js";
import { pushed } from "./pushed.js";
import { answer, refuseUnknownCalls, relationsOf, type Kept } from "./query.js";
import { emptied, joinedRows, kept, placeOf, type Relation } from "./relation.js";
import { namesAny, type SumTables } from "./tables.js";
import type { Type, Value } from "./syntax.js";
import { Vector } from "./vector.js";

/** Reads a JSON file of the site by its path from the root. */
export type ReadFile = <T>(path: string) => Promise<T>;

/** Up to here many rows are worked out sooner once for several questions than for each those that it asks for. */
const fewRows = 10_000;

/** How far a question tells codes apart by country: see Question. */
export type Detail = NonNullable<Question["detail"]>;

/** May the sums answer a text, as far as its words tell? */
export function mayAnswer(sql: string): boolean {
  try {
    refuseUnknownCalls(parse(sql));
    return true;
  } catch (error) {
    if (error instanceof Outside) return false;
    throw error;
  }
}

/**
 * Sums in memory that answer the SQL of measures without a database, with the site's labels or a reader's: small ones
 * that are there at once, and those of the browser's tables that are small enough to be read. What they cannot answer
 * to the last digit is left to the database.
 */
export class Sums {
  private readonly relations = new Map<string, Relation>();
  private readonly files = new Map<string, Promise<PackedRelation>>();
  private readonly siteLabels = new Map<Flow, Map<string, Label>>();
  private readonly site = labelled(unchangedLabels);
  private last = this.site;
  private opened: Promise<SumTables> | undefined;

  constructor(
    private readonly file: SumsFile,
    private readonly read: ReadFile,
    /** opens the browser's tables */
    private readonly tables: () => Promise<SumTables>,
  ) {}

  /** The rows of a SQL text under labels; undefined where it asks for more than the sums hold. Errors: a file cannot be read. */
  async rows(sql: string, labels: ReaderLabels, detail?: Detail): Promise<readonly Row[] | undefined> {
    try {
      return await this.exactRows(sql, labels, detail);
    } catch (error) {
      if (error instanceof Outside) return undefined;
      throw error;
    }
  }

  /** The same. @throws Outside with the reason where the sums do not answer */
  async exactRows(sql: string, labels: ReaderLabels, detail?: Detail): Promise<readonly Row[]> {
    const { columns, length } = await this.answer(sql, { ...this.under(labels), detail });
    const strange = columns.find(({ type }) => strangeTypes.includes(type));
    if (strange) throw new Outside(`a value of type ${strange.type}`);
    const read = columns.map(({ name, vector }) => [name, vector.reader()] as const);
    return Array.from({ length }, (_, row) =>
      Object.fromEntries(read.map(([name, at]) => [name, at(row) as Plain])),
    );
  }

  private under(labels: ReaderLabels): Labelled {
    if (isUnchanged(labels)) return this.site;
    if (JSON.stringify(this.last.labels) !== JSON.stringify(labels)) this.last = labelled(labels);
    return this.last;
  }

  private async answer(sql: string, use: Labelled): Promise<Relation> {
    const asked = parse(sql);
    refuseUnknownCalls(asked);
    const held = new Map<string, Relation>();
    const names = relationsOf(asked);
    await Promise.all(names.map(async (name) => held.set(name, await this.relation(name, sql, use))));
    for (const flow of flows.filter((one) => names.includes(one) && held.has("labels_in_use")))
      held.set(
        "labels_in_use",
        await this.withResiduals(held.get("labels_in_use") ?? lacking(flow), flow, use),
      );
    const named = (name: string): Relation => held.get(name) ?? lacking(name);
    const query = names.some((name) => named(name).length > fewRows) ? pushed(asked) : asked;
    answer(query, (name) => emptied(named(name))); // most refusals show without rows, in no time
    return answer(
      query,
      named,
      keptUnder(
        use,
        flows.filter((flow) => names.includes(flow)),
      ),
    );
  }

  /** A relation with the columns that a text names. */
  private async relation(name: string, sql: string, use: Labelled): Promise<Relation> {
    const isSites = isUnchanged(use.labels);
    const flow = flows.find((one) => one === name);
    if (flow && namesAny(sql, detailedRelations[flow]?.rest ?? [])) throw new Outside(`relation ${flow}`);
    if (flow) return following(use, `${flow} ${JSON.stringify(use.detail)}`, () => this.detailed(flow, use));
    if (name === "labels_in_use")
      return isSites
        ? this.held("labels_base", sql)
        : following(use, name, () => this.answer(readerLabelsSql(use.labels), this.site));
    const summed = labelRelations.find((relation) => relation === name);
    if (!summed) return this.held(name, sql);
    const base = await this.held(`${name}_base`, sql);
    if (isSites) return base;
    const columns = base.columns.map((column) => column.name).join(" ");
    return following(use, `${name} ${columns}`, () => this.moved(summed, base, use));
  }

  /** A flow by code and country: relabelled codes, and those of the chapters of the question's detail, stand apart. */
  private async detailed(flow: Flow, { detail = "all", ...use }: Labelled): Promise<Relation> {
    const was = await this.labelsOfSite(flow);
    const moves = await this.movesOf(flow, use);
    if (moves.labels.has(labelKey(unlabelled))) throw new Outside("labels for codes that had none");
    const parted = partedCodes(was, moves);
    const told = detail === "all" || detail === "none" ? [] : detail;
    const chapters = detail === "all" ? detail : [...told, ...[...parted].map((hs10) => hs10.slice(0, 2))];
    const { base, others } = await (await this.openTables()).detailed(flow, { base: true, chapters });
    if (detail === "all") return wholeRelation(base, others);
    const read = others.columns[placeOf(others.columns, "hs10") ?? -1]?.vector.reader();
    const isTold = (hs10: string): boolean => parted.has(hs10) || told.includes(hs10.slice(0, 2));
    return detailedRelation(
      base,
      kept(others, (row) => isTold(String(read?.(row)))),
      {
        labelOf: (hs10) => was.get(hs10) ?? unlabelled,
        isWhole: (label) => isHigh(moves.labels.get(labelKey(label))),
      },
    );
  }

  private async withResiduals(labels: Relation, flow: Flow, use: Labelled): Promise<Relation> {
    if (use.detail === undefined || use.detail === "all") return labels;
    const moves = await this.movesOf(flow, use);
    const now = (label: Label): Label => moves.labels.get(labelKey(label)) ?? label;
    const rows = residualLabels(flow, await this.labelsOfSite(flow), now);
    const columns = labels.columns.map((column, i) => ({
      ...column,
      vector: Vector.of(rows.map((row) => row[i] ?? null)),
    }));
    return joinedRows([labels, { columns, length: rows.length }]);
  }

  private async held(name: string, sql: string): Promise<Relation> {
    const packed = this.file.relations[name];
    if (!packed || namesAny(sql, packed.lacks)) return (await this.openTables()).relation(name, sql);
    const relation = this.relations.get(name) ?? unpackRelation(packed);
    this.relations.set(name, relation);
    return relation;
  }

  private async moved(relation: LabelRelation, base: Relation, use: Labelled): Promise<Relation> {
    const { flow, from, sums } = labelRelation(relation);
    const moves = await this.movesOf(flow, use);
    const named = base.columns.map(({ name }) => name).join(" ");
    const rows =
      from === flow ? await this.rowsByCountry(flow, moves) : await this.rowsByCode(flow, moves, named);
    const isLacking = base.columns.some(
      ({ name }) => sums.includes(name) && placeOf(rows.columns, name) === undefined,
    );
    if (rows.length && isLacking) throw new Outside("codes without some of their columns");
    return movedSums(relation, base, moves, rows);
  }

  private async movesOf(flow: Flow, use: Labelled): Promise<Moves> {
    if (isUnchanged(use.labels)) return { labels: new Map(), codes: [] };
    const changed = await following(use, "changed", () =>
      this.answer(changedLabelsSql(use.labels), this.site),
    );
    return movesBetween(await this.labelsOfSite(flow), labelsIn(changed, flow));
  }

  private async labelsOfSite(flow: Flow): Promise<Map<string, Label>> {
    const known = this.siteLabels.get(flow) ?? labelsIn(await this.held("labels_base", ""), flow);
    this.siteLabels.set(flow, known);
    return known;
  }

  /** The rows of codes over all countries: of their chapters, or out of the whole table where columns are named that those lack. */
  private async rowsByCode(flow: Flow, { codes }: Moves, columns: string): Promise<Relation> {
    if (codes.length && namesAny(columns, wholeRelations[`${flow}_by_code`] ?? []))
      return (await this.openTables()).relation(`${flow}_by_code`, columns);
    const chapters = new Set(codes.map(({ hs10 }) => hs10.slice(0, 2)));
    const paths = [...chapters].flatMap((chapter) => this.file.chapters[flow][chapter] ?? []);
    const files = await Promise.all(paths.map((path) => this.loaded(path)));
    const [first, ...others] = files;
    return first ? joinedRows([first, ...others]) : nothing;
  }

  private async rowsByCountry(flow: Flow, { codes }: Moves): Promise<Relation> {
    const was = await this.labelsOfSite(flow);
    const others = codes.filter(({ hs10 }) => !isHigh(was.get(hs10)));
    const found = await (
      await this.openTables()
    ).detailed(flow, {
      base: others.length < codes.length,
      chapters: others.map(({ hs10 }) => hs10.slice(0, 2)),
    });
    return found.base.columns.length
      ? joinedRows([found.base, inColumns(found.base.columns, found.others)])
      : found.others;
  }

  private openTables(): Promise<SumTables> {
    const opening =
      this.opened ??
      this.tables().catch((error: unknown) => {
        this.opened = undefined; // tried anew
        throw error;
      });
    this.opened = opening;
    return opening;
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

function isHigh(label: Label | undefined): boolean {
  return label?.relevance === "High";
}

function labelsIn({ columns, length }: Relation, flow: Flow): Map<string, Label> {
  const reader = (name: string): ((row: number) => Value) =>
    (columns[placeOf(columns, name) ?? -1] ?? lacking(name)).vector.reader();
  const [flowOf, codeOf, relevanceOf, categoryOf] = [
    reader("flow"),
    reader("hs10"),
    reader("relevance"),
    reader("category"),
  ];
  const labels = new Map<string, Label>();
  for (let row = 0; row < length; row++)
    if (flowOf(row) === flow)
      labels.set(String(codeOf(row)), { relevance: relevanceOf(row), category: categoryOf(row) });
  return labels;
}

const nothing: Relation = { columns: [], length: 0 };

/** What was worked out under some labels. */
interface Labelled {
  detail?: Detail | undefined;
  labels: ReaderLabels;
  kept: Kept;
  /** the same for texts that read a flow by code and country, by how far that tells codes apart */
  keptOfDetail: Map<string, Kept>;
  relations: Map<string, Promise<Relation>>;
}

function labelled(labels: ReaderLabels): Labelled {
  return { labels, kept: new Map(), keptOfDetail: new Map(), relations: new Map() };
}

function keptUnder(use: Labelled, detailed: readonly Flow[]): Kept {
  if (!detailed.length) return use.kept;
  const key = JSON.stringify([use.detail, detailed]);
  const kept: Kept = use.keptOfDetail.get(key) ?? new Map<string, Relation>();
  use.keptOfDetail.set(key, kept);
  return kept;
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

/** Types that answers write otherwise, or not at all. */
const strangeTypes: readonly Type[] = ["midnight", "interval", "texts", "ints"];

function lacking(name: string): never {
  throw new Outside(`relation ${name}`);
}
