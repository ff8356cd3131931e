import { isUnchanged, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import { changedLabelsSql, readerLabelsSql } from "../measures/reader-labels.js";
import type { Row, Value as Plain } from "../measures/question.js";
import { labelRelation, labelRelations, type LabelRelation } from "../measures/relations.js";
import type { Flow } from "../measures/vocabulary.js";
import { detailedRelation, partedCodes, residualLabels, wholeRelation } from "./detailed.js";
import { flows, type SumsFile } from "./file.js";
import { following, keptUnder, labelled, type Labelled } from "./labelled.js";
import { isHigh, labelKey, movedSums, movesBetween, unlabelled, type Label, type Moves } from "./moved.js";
import { once } from "./once.js";
import { Outside } from "./outside.js";
import { parse } from "./parse.js";
import { pushed } from "./pushed.js";
import { answer, refuseUnknownCalls, relationsOf } from "./query.js";
import { emptied, findColumn, joinedRows, kept, type Relation } from "./relation.js";
import { labelsIn, SiteSums, type Detail, type ReadFile } from "./site.js";
import type { SumTables } from "./tables.js";
import type { Query, Type } from "./syntax.js";
import { Vector } from "./vector.js";

/** Up to here many rows are worked out sooner once for several questions than for each those that it asks for. */
const fewRows = 10_000;

/** Texts that are kept as they were read: those of a few pages. */
const mostPrepared = 500;

/**
 * Sums in memory that answer the SQL of measures without a database, with the site's labels or a reader's: small ones
 * that are there at once, and those of the browser's tables that are small enough to be read. What they cannot answer
 * to the last digit is left to the database.
 */
export class Sums {
  private readonly site: SiteSums;
  private readonly unchanged = labelled(unchangedLabels);
  private last = this.unchanged;
  private readonly prepared = new Map<string, Promise<Query>>();

  constructor(
    file: SumsFile,
    read: ReadFile,
    tables: () => Promise<SumTables>,
    private readonly few = fewRows,
  ) {
    this.site = new SiteSums(file, read, tables);
  }

  /** The rows of a SQL text under labels. @throws Outside with the reason where the sums do not answer. Errors: a file cannot be read */
  async rows(sql: string, labels: ReaderLabels, detail?: Detail): Promise<readonly Row[]> {
    const { columns, length } = await this.answer(sql, { ...this.under(labels), detail });
    const read = columns.map(({ name, vector }) => [name, vector.reader()] as const);
    return Array.from({ length }, (_, row) =>
      Object.fromEntries(read.map(([name, at]) => [name, at(row) as Plain])),
    );
  }

  private under(labels: ReaderLabels): Labelled {
    if (isUnchanged(labels)) return this.unchanged;
    if (JSON.stringify(this.last.labels) !== JSON.stringify(labels)) this.last = labelled(labels);
    return this.last;
  }

  /**
   * Reads what a text takes, but for codes that a change of labels moves. @throws Outside where its words or types show that
   * the sums do not answer it. Errors: a file cannot be read
   */
  prepare(sql: string, detail?: Detail): Promise<Query> {
    const key = `${JSON.stringify(detail)} ${sql}`;
    const known = this.prepared.get(key) ?? this.prepareAnew(sql, detail);
    this.prepared.set(key, known);
    if (this.prepared.size > mostPrepared) this.prepared.delete(this.prepared.keys().next().value ?? "");
    known.catch((error: unknown) => {
      if (!(error instanceof Outside)) this.prepared.delete(key); // tried anew
    });
    return known;
  }

  private async prepareAnew(sql: string, detail: Detail = "all"): Promise<Query> {
    const query = parse(sql);
    refuseUnknownCalls(query);
    const shapes = new Map<string, Relation>();
    const read = async (name: string): Promise<void> =>
      void shapes.set(name, emptied(await this.site.relationOf(name, sql, detail)));
    await Promise.all(relationsOf(query).map(read));
    const { columns } = answer(query, (name) => shapes.get(name) ?? lacking(name)); // refusals show without rows
    const strange = columns.find(({ type }) => strangeTypes.includes(type));
    if (strange) throw new Outside(`a value of type ${strange.type}`);
    return query;
  }

  private async answer(sql: string, use: Labelled): Promise<Relation> {
    const asked = await this.prepare(sql, use.detail);
    const held = new Map<string, Relation>();
    const names = relationsOf(asked);
    await Promise.all(names.map(async (name) => held.set(name, await this.relation(name, sql, use))));
    const ofFlows = flows.filter((flow) => held.has(flow));
    for (const flow of ofFlows) {
      const labels = held.get("labels_in_use");
      if (labels) held.set("labels_in_use", await this.withResiduals(labels, flow, use));
    }
    const named = (name: string): Relation => held.get(name) ?? lacking(name);
    const isLarge = names.some((name) => named(name).length > this.few);
    return answer(isLarge ? pushed(asked) : asked, named, keptUnder(use, ofFlows));
  }

  /** A relation with the columns that a text names. */
  private async relation(name: string, sql: string, use: Labelled): Promise<Relation> {
    const isSites = isUnchanged(use.labels);
    const flow = flows.find((one) => one === name);
    if (flow) return following(use, `${flow} ${JSON.stringify(use.detail)}`, () => this.detailed(flow, use));
    if (name === "labels_in_use")
      return isSites
        ? this.site.held("labels_base", sql)
        : following(use, name, () => this.answer(readerLabelsSql(use.labels), this.unchanged));
    const summed = labelRelations.find((relation) => relation === name);
    if (!summed) return this.site.held(name, sql);
    const base = await this.site.held(`${name}_base`, sql);
    if (isSites) return base;
    const columns = base.columns.map((column) => column.name).join(" ");
    return following(use, `${name} ${columns}`, () => this.moved(summed, base, use));
  }

  /** A flow by code and country: relabelled codes, and those of the chapters of the question's detail, stand apart. */
  private async detailed(flow: Flow, { detail = "all", ...use }: Labelled): Promise<Relation> {
    const was = await this.site.labelsOf(flow);
    const moves = await this.movesOf(flow, use);
    if (moves.labels.has(labelKey(unlabelled))) throw new Outside("labels for codes that had none");
    const parted = partedCodes(was, moves);
    const told = detail === "all" || detail === "none" ? [] : detail;
    const chapters = detail === "all" ? detail : [...told, ...[...parted].map((hs10) => hs10.slice(0, 2))];
    const { base, others } = await (await this.site.openTables()).detailed(flow, { base: true, chapters });
    if (detail === "all") return wholeRelation(base, others);
    const read = findColumn(others.columns, "hs10")?.vector.reader();
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
    const rows = residualLabels(flow, await this.site.labelsOf(flow), now);
    const columns = labels.columns.map((column, i) => ({
      ...column,
      vector: Vector.of(rows.map((row) => row[i] ?? null)),
    }));
    return joinedRows([labels, { columns, length: rows.length }]);
  }

  private async moved(relation: LabelRelation, base: Relation, use: Labelled): Promise<Relation> {
    const { flow, from, sums } = labelRelation(relation);
    const moves = await this.movesOf(flow, use);
    const named = base.columns.map(({ name }) => name).join(" ");
    const rows =
      from === flow
        ? await this.site.rowsByCountry(flow, moves)
        : await this.site.rowsByCode(flow, moves, named);
    const isLacking = base.columns.some(
      ({ name }) => sums.includes(name) && findColumn(rows.columns, name) === undefined,
    );
    if (rows.length && isLacking) throw new Outside("codes without some of their columns");
    return movedSums(relation, base, moves, rows);
  }

  private movesOf(flow: Flow, use: Labelled): Promise<Moves> {
    return once(use.moves, flow, async () => {
      if (isUnchanged(use.labels)) return { labels: new Map(), codes: [] };
      const changed = await following(use, "changed", () =>
        this.answer(changedLabelsSql(use.labels), this.unchanged),
      );
      return movesBetween(await this.site.labelsOf(flow), labelsIn(changed, flow));
    });
  }
}

/** Types that answers write otherwise, or not at all. */
const strangeTypes: readonly Type[] = ["near", "midnight", "interval", "texts", "ints"];

function lacking(name: string): never {
  throw new Outside(`relation ${name}`);
}
