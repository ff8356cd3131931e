import type { Flow } from "../measures/vocabulary.js";
import { excludedChapters } from "../measures/task.js";
import { labelKey, type Label, type Moves } from "./moved.js";
import { numberIn } from "./numbers.js";
import { Outside } from "./outside.js";
import { placeOf, type Relation, type Tuple } from "./relation.js";
import type { Value } from "./syntax.js";

/**
 * A flow by code and country as the browser holds it: the codes that the site labels High, residual rows for all others
 * (see `src/measures/relations.ts`), and `told`, the rows of further codes, which are taken out of the residual ones.
 * `isWhole` says of a label that all of its codes are told, so that nothing is left of its residual rows.
 */
export function detailedRelation(
  base: Relation,
  told: Relation,
  { labelOf, isWhole }: { labelOf: (hs10: string) => Label; isWhole: (label: Label) => boolean },
): Relation {
  const { columns } = base;
  const code = columnAt(columns, "hs10");
  const summed = columns.flatMap(({ type }, i) => (type === "int" ? [i] : []));
  const sources = told.rows.length ? columns.map(({ name }) => columnAt(told.columns, name)) : [];
  const gone = new Set<Value>();
  const further: Tuple[] = [];
  for (const row of told.rows) {
    const own = sources.map((i) => row[i] ?? null);
    const hs10 = String(own[code]);
    const label = labelOf(hs10);
    const residual: Value[] = [...own];
    residual[code] = residualCode(hs10, label);
    for (const i of summed) residual[i] = minus(own[i] ?? null);
    further.push(own);
    if (isWhole(label)) gone.add(residual[code] ?? null);
    else further.push(residual);
  }
  return { columns, rows: [...base.rows.filter((row) => !gone.has(row[code] ?? null)), ...further] };
}

/** The codes without rows of their own by country that need them under other labels, since they count, or part from their label. */
export function partedCodes(was: ReadonlyMap<string, Label>, { labels, codes }: Moves): Set<string> {
  const parted = new Set(codes.map(({ hs10 }) => hs10));
  for (const [hs10, label] of was) if (labels.get(labelKey(label))?.relevance === "High") parted.add(hs10);
  for (const hs10 of parted) if (was.get(hs10)?.relevance === "High") parted.delete(hs10);
  return parted;
}

/** The same where all codes are told apart. */
export function wholeRelation({ columns, rows }: Relation, others: Relation): Relation {
  const at = columnAt(columns, "hs10");
  const sources = columns.map(({ name }) => columnAt(others.columns, name));
  return {
    columns,
    rows: [
      ...rows.filter((row) => !String(row[at]).includes("residual:")),
      ...others.rows.map((row) => sources.map((i) => row[i] ?? null)),
    ],
  };
}

/** The code under which the rows of a code with this label are summed: as `src/database/residual.ts` says it in SQL. */
export function residualCode(hs10: string, { relevance, category }: Label): string {
  const start = excludedChapters().includes(hs10.slice(0, 2)) ? "99" : "";
  return `${start}residual:${String(relevance ?? "none")}:${String(category ?? "none")}`;
}

/** Rows (flow, hs10, relevance, category, confidence) of the labels of residual codes: where most codes of their label are now. */
export function residualLabels(
  flow: Flow,
  was: ReadonlyMap<string, Label>,
  now: (label: Label) => Label,
): Tuple[] {
  const rows = new Map<string, Tuple>();
  for (const [hs10, label] of was) {
    const { relevance, category } = now(label);
    const code = residualCode(hs10, label);
    if (label.relevance !== "High" && relevance !== null)
      rows.set(code, [flow, code, relevance, category, null]);
  }
  return [...rows.values()];
}

function minus(value: Value): Value {
  return value === null ? null : -numberIn(value) || 0;
}

function columnAt(columns: Relation["columns"], name: string): number {
  const at = placeOf(columns, name);
  if (at === undefined) throw new Outside(`column ${name} by code and country`);
  return at;
}
