import { labelRelation, type LabelRelation } from "../measures/relations.js";
import { excludedChapters } from "../measures/task.js";
import { numberIn, whole } from "./numbers.js";
import { Outside } from "./outside.js";
import { numberedBy } from "./numbering.js";
import { columnNamed, findColumn, joinedRows, kept, type Column, type Relation } from "./relation.js";
import type { Value } from "./syntax.js";
import { codedBy, constant, following, Vector } from "./vector.js";

export interface Label {
  relevance: Value;
  category: Value;
}

/** What a reader's labels do to the sums by label of a flow. */
export interface Moves {
  /** by `labelKey` of a label of the site's: where most of its codes are now; labels that stay are not here */
  labels: ReadonlyMap<string, Label>;
  /** codes that are not where most of their label's codes are */
  codes: readonly { hs10: string; from: Label; to: Label }[];
}

/**
 * The moves between two labellings of the same codes. Most changes move whole labels (Medium taken in, a category renamed):
 * their sums stand already, and only what differs from the rest of its label has to be looked up code by code.
 */
export function movesBetween(was: ReadonlyMap<string, Label>, now: ReadonlyMap<string, Label>): Moves {
  const targets = new Map<string, Map<string, { label: Label; codes: number }>>();
  for (const [hs10, label] of now) {
    const before = labelKey(was.get(hs10) ?? unlabelled);
    const found = targets.get(before) ?? new Map<string, { label: Label; codes: number }>();
    targets.set(before, found);
    const target = found.get(labelKey(label)) ?? { label, codes: 0 };
    found.set(labelKey(label), { label, codes: target.codes + 1 });
  }
  const labels = new Map<string, Label>();
  for (const [before, found] of targets) {
    const most = [...found.values()].reduce((one, other) => (other.codes > one.codes ? other : one));
    if (labelKey(most.label) !== before) labels.set(before, most.label);
  }
  const codes: { hs10: string; from: Label; to: Label }[] = [];
  for (const [hs10, to] of now) {
    const before = was.get(hs10) ?? unlabelled;
    const from = labels.get(labelKey(before)) ?? before;
    if (labelKey(from) !== labelKey(to)) codes.push({ hs10, from, to });
  }
  return { labels, codes };
}

/** The sums of a label relation after moves; `rows` holds those of the codes that part from their label, and may hold others. */
export function movedSums(
  relation: LabelRelation,
  base: Relation,
  { labels, codes }: Moves,
  rows: Relation,
): Relation {
  const moved = { columns: relabelled(base.columns, labels), length: base.length };
  const parting = new Map(codes.map((code) => [code.hs10, code]));
  const ofCodes = findColumn(rows.columns, "hs10")?.vector ?? Vector.of([]);
  const read = ofCodes.reader();
  const told = kept(rows, (row) => parting.has(String(read(row))));
  const [to, from] = (["to", "from"] as const).map((side) =>
    asCells(base.columns, told, (hs10) => parting.get(hs10)?.[side] ?? unlabelled),
  );
  const all = joinedRows([moved, to ?? moved, from ?? moved]);
  return summedBy(labelRelation(relation).keys, all, [base.length, base.length + told.length]);
}

/** Columns in which labels stand as they are after moves of whole labels. */
function relabelled(columns: readonly Column[], labels: Moves["labels"]): Column[] {
  const [relevance, category] = ["relevance", "category"].map((name) => columnNamed(columns, name).vector);
  if (!labels.size || !relevance || !category) return [...columns];
  const now = (part: keyof Label): Vector =>
    new Vector(relevance.length, () => {
      const [readRelevance, readCategory] = [relevance.reader(), category.reader()];
      const label = (row: number): Label => ({ relevance: readRelevance(row), category: readCategory(row) });
      const { numbers, firsts } = numberedBy([relevance.coded(), category.coded()], relevance.length);
      const values = Array.from(firsts, (row) => (labels.get(labelKey(label(row))) ?? label(row))[part]);
      return codedBy(relevance.length, (row) => values[numbers[row] ?? 0] ?? null);
    });
  return columns.map((column) =>
    column.name === "relevance" || column.name === "category"
      ? { ...column, vector: now(column.name) }
      : column,
  );
}

/** Rows of codes as cells of sums by label. */
function asCells(columns: readonly Column[], rows: Relation, labelOf: (hs10: string) => Label): Relation {
  const chapters = new Set(excludedChapters());
  const codes = findColumn(rows.columns, "hs10")?.vector ?? Vector.of([]);
  const vectorOf = (name: string): Vector => {
    if (name === "cells") return constant(1, rows.length);
    if (name === "excluded") return following(codes, (hs10) => chapters.has(String(hs10).slice(0, 2)));
    if (name === "relevance" || name === "category")
      return following(codes, (hs10) => labelOf(String(hs10))[name]);
    return findColumn(rows.columns, name)?.vector ?? constant(null, rows.length);
  };
  return {
    columns: columns.map((column) => ({ ...column, vector: vectorOf(column.name) })),
    length: rows.length,
  };
}

/** Cells added up by their keys: those from the first place on must find one before it, those from the second on are taken away. */
function summedBy(
  keys: readonly string[],
  { columns, length }: Relation,
  [further, taken]: readonly [number, number],
): Relation {
  const isKey = ({ name }: Column): boolean => keys.includes(name);
  const { numbers, firsts } = numberedBy(
    columns.filter(isKey).map(({ vector }) => vector.coded()),
    length,
  );
  for (let row = taken; row < length; row++)
    if ((firsts[numbers[row] ?? 0] ?? 0) >= further)
      throw new Outside("a code that its label's sums do not hold");
  const sums = (vector: Vector): Vector =>
    new Vector(firsts.length, () => {
      const read = vector.reader();
      const values = Array.from(firsts, read);
      for (let row = 0; row < length; row++) {
        const number = numbers[row] ?? 0;
        if (firsts[number] === row) continue;
        const sign = row < taken ? 1 : -1;
        values[number] = whole(numberIn(values[number] ?? null) + sign * numberIn(read(row)));
      }
      return values;
    });
  const told = columns.map((column) => ({
    ...column,
    vector: isKey(column) ? column.vector.picked(firsts) : sums(column.vector),
  }));
  const cells = columnNamed(told, "cells").vector.reader();
  return kept({ columns: told, length: firsts.length }, (row) => cells(row) !== 0);
}

export const unlabelled: Label = { relevance: null, category: null };

export function isHigh(label: Label | undefined): boolean {
  return label?.relevance === "High";
}

export function labelKey({ relevance, category }: Label): string {
  return [relevance, category].map((part) => (part === null ? "\u0000" : String(part))).join("\u0001");
}
