import type { Flow } from "../measures/vocabulary.js";
import { excludedChapters } from "../measures/task.js";
import { labelKey, type Label, type Moves } from "./moved.js";
import { numberIn } from "./numbers.js";
import { Outside } from "./outside.js";
import { emptied, joinedRows, kept, placeOf, type Column, type Relation } from "./relation.js";
import type { Value } from "./syntax.js";
import { following, type Vector } from "./vector.js";

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
  const own = inColumns(base.columns, told);
  const codes = columnNamed(own.columns, "hs10").vector;
  const wholeCodes = new Set<Value>();
  for (const hs10 of told.length ? codes.coded().values : []) {
    const label = labelOf(String(hs10));
    if (isWhole(label)) wholeCodes.add(residualCode(String(hs10), label));
  }
  const residual = {
    columns: own.columns.map((column) => ({ ...column, vector: takenOut(column) })),
    length: own.length,
  };
  const readBase = columnNamed(base.columns, "hs10").vector.reader();
  const readResidual = columnNamed(residual.columns, "hs10").vector.reader();
  return joinedRows([
    kept(base, (row) => !wholeCodes.has(readBase(row))),
    own,
    kept(residual, (row) => !wholeCodes.has(readResidual(row))),
  ]);

  function takenOut({ name, type, vector }: Column): Vector {
    if (name === "hs10")
      return following(vector, (hs10) => residualCode(String(hs10), labelOf(String(hs10))));
    return type === "int" ? following(vector, minus) : vector;
  }
}

/** The codes without rows of their own by country that need them under other labels, since they count, or part from their label. */
export function partedCodes(was: ReadonlyMap<string, Label>, { labels, codes }: Moves): Set<string> {
  const parted = new Set(codes.map(({ hs10 }) => hs10));
  for (const [hs10, label] of was) if (labels.get(labelKey(label))?.relevance === "High") parted.add(hs10);
  for (const hs10 of parted) if (was.get(hs10)?.relevance === "High") parted.delete(hs10);
  return parted;
}

/** The same where all codes are told apart. */
export function wholeRelation(base: Relation, others: Relation): Relation {
  const read = columnNamed(base.columns, "hs10").vector.reader();
  const high = kept(base, (row) => !String(read(row)).includes("residual:"));
  return joinedRows([high, inColumns(base.columns, others)]);
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
): Value[][] {
  const rows = new Map<string, Value[]>();
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

/** Rows under the columns of another relation. @throws Outside where they lack one */
export function inColumns(columns: readonly Column[], rows: Relation): Relation {
  if (!rows.length) return emptied({ columns, length: 0 });
  return {
    columns: columns.map((column) => ({ ...column, vector: columnNamed(rows.columns, column.name).vector })),
    length: rows.length,
  };
}

function columnNamed(columns: readonly Column[], name: string): Column {
  const column = columns[placeOf(columns, name) ?? -1];
  if (!column) throw new Outside(`column ${name} by code and country`);
  return column;
}
