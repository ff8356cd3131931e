import { labelRelation, type LabelRelation } from "../measures/relations.js";
import { excludedChapters } from "../measures/task.js";
import { numberIn, whole } from "./numbers.js";
import { Outside } from "./outside.js";
import { placeOf, rowKey, type Relation, type Tuple } from "./relation.js";
import type { Value } from "./syntax.js";

export interface Label {
  relevance: Value;
  category: Value;
}

/** What a reader's labels do to the sums by label of a flow. */
export interface Moves {
  /** by `labelKey` of a label of the site's: where most of its codes are now; labels that stay are not here */
  labels: ReadonlyMap<Value, Label>;
  /** codes that are not where most of their label's codes are */
  codes: readonly { hs10: string; from: Label; to: Label }[];
}

/**
 * The moves between two labellings of the same codes. Most changes move whole labels (Medium taken in, a category renamed):
 * their sums stand already, and only what differs from the rest of its label has to be looked up code by code.
 */
export function movesBetween(was: ReadonlyMap<string, Label>, now: ReadonlyMap<string, Label>): Moves {
  const targets = new Map<Value, Map<Value, { label: Label; codes: number }>>();
  for (const [hs10, label] of now) {
    const before = labelKey(was.get(hs10) ?? unlabelled);
    const found = targets.get(before) ?? new Map<Value, { label: Label; codes: number }>();
    targets.set(before, found);
    const target = found.get(labelKey(label)) ?? { label, codes: 0 };
    found.set(labelKey(label), { label, codes: target.codes + 1 });
  }
  const labels = new Map<Value, Label>();
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

/** The sums of a label relation after moves; `rowsOf` returns the rows of a code, of which `byCode` names the columns. */
export function movedSums(
  relation: LabelRelation,
  base: Relation,
  { labels, codes }: Moves,
  byCode: { columns: Relation["columns"]; rowsOf(hs10: string): readonly Tuple[] },
): Relation {
  const { keys } = labelRelation(relation);
  const placed = (name: string): number => placeOf(base.columns, name) ?? lacking(name);
  const keyed = keys.map(placed);
  const [relevance, category, cells] = [placed("relevance"), placed("category"), placed("cells")];
  const summed = base.columns.flatMap((_, i) => (keyed.includes(i) ? [] : [i]));
  const sums = new Map<Value, Value[]>();
  const add = (row: Value[], sign: 1 | -1): void => {
    const key = rowKey(keyed.map((i) => row[i] ?? null));
    const sum = sums.get(key);
    if (!sum && sign === 1) sums.set(key, row);
    else if (sum)
      for (const i of summed) sum[i] = whole(numberIn(sum[i] ?? null) + sign * numberIn(row[i] ?? null));
    else throw new Outside("a code that its label's sums do not hold");
  };
  for (const row of base.rows) {
    const label = { relevance: row[relevance] ?? null, category: row[category] ?? null };
    const moved = [...row];
    const to = labels.get(labelKey(label)) ?? label;
    [moved[relevance], moved[category]] = [to.relevance, to.category];
    add(moved, 1);
  }
  const chapters = new Set(excludedChapters());
  const sources = base.columns.map(({ name }) => placeOf(byCode.columns, name));
  for (const { hs10, from, to } of codes)
    for (const row of byCode.rowsOf(hs10)) {
      const cell = base.columns.map(({ name }, i): Value => {
        if (name === "cells") return 1;
        if (name === "excluded") return chapters.has(hs10.slice(0, 2));
        return row[sources[i] ?? -1] ?? null;
      });
      for (const [label, sign] of [
        [to, 1],
        [from, -1],
      ] as const) {
        const own = [...cell];
        [own[relevance], own[category]] = [label.relevance, label.category];
        add(own, sign);
      }
    }
  return { columns: base.columns, rows: [...sums.values()].filter((row) => row[cells] !== 0) };
}

export const unlabelled: Label = { relevance: null, category: null };

export function labelKey({ relevance, category }: Label): Value {
  return rowKey([relevance, category]);
}

function lacking(name: string): never {
  throw new Outside(`sums by label without ${name}`);
}
