import type { Flow } from "../measures/vocabulary.js";
import { isResidual, residualCode } from "../measures/residual.js";
import { labelKey, type Label, type Moves } from "./moved.js";
import { numberIn } from "./numbers.js";
import { answer } from "./query.js";
import { columnNamed, emptied, joinedRows, kept, type Column, type Relation } from "./relation.js";
import type { Value } from "./syntax.js";
import { following, Vector } from "./vector.js";

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
  const codes = own.length ? columnNamed(own.columns, "hs10").vector.coded().values.map(String) : [];
  const residuals = residualCodes(codes.map((hs10) => [hs10, labelOf(hs10)]));
  const ofWhole = codes.filter((hs10) => isWhole(labelOf(hs10)));
  const wholeCodes = new Set<Value>(ofWhole.map((hs10) => residuals.get(hs10) ?? null));
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
    if (name === "hs10") return following(vector, (hs10) => residuals.get(String(hs10)) ?? null);
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
  const { vector } = columnNamed(base.columns, "hs10");
  const [codes, read] = [vector.coded().values, vector.reader()];
  const residual = worked(isResidual("hs10"), { hs10: codes });
  const isHeld = new Map(codes.map((hs10, i) => [hs10, residual[i] !== true]));
  const high = kept(base, (row) => isHeld.get(read(row)) === true);
  return joinedRows([high, inColumns(base.columns, others)]);
}

/** By code the one under which its rows are summed with those of its label. */
function residualCodes(labels: readonly (readonly [hs10: string, label: Label])[]): Map<string, Value> {
  const codes = labels.map(([hs10]) => hs10);
  const residuals = worked(residualCode("hs10", "relevance", "category"), {
    hs10: codes,
    relevance: labels.map(([, { relevance }]) => relevance),
    category: labels.map(([, { category }]) => category),
  });
  return new Map(codes.map((hs10, i) => [hs10, residuals[i] ?? null]));
}

/** The values of an expression in SQL over columns of texts. */
function worked(sql: string, texts: Record<string, readonly Value[]>): Value[] {
  const columns = Object.entries(texts).map(([name, values]): Column => {
    return { name, type: "text", vector: Vector.of(values) };
  });
  const rows = { columns, length: columns[0]?.vector.length ?? 0 };
  const told = answer(`SELECT ${sql} AS value FROM rows`, () => rows);
  return columnNamed(told.columns, "value").vector.values();
}

/** Rows (flow, hs10, relevance, category, confidence) of the labels of residual codes: where most codes of their label are now. */
export function residualLabels(
  flow: Flow,
  was: ReadonlyMap<string, Label>,
  now: (label: Label) => Label,
): Value[][] {
  const others = [...was].filter(([, label]) => label.relevance !== "High");
  const residuals = residualCodes(others);
  const rows = new Map<Value, Value[]>();
  for (const [hs10, label] of others) {
    const { relevance, category } = now(label);
    const code = residuals.get(hs10) ?? null;
    if (relevance !== null) rows.set(code, [flow, code, relevance, category, null]);
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
