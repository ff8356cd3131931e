import { columnIndex, type Answer } from "./answer.js";
import { commodityVariable, queryMonths, type Query } from "./query.js";

/**
 * Holds an answer against its question: only months, codes and predicate values that were asked for, whole numbers in
 * every measure. Throws naming what was expected and what came.
 */
export function checkAnswer(query: Query, { header, rows }: Answer): void {
  for (const variable of query.get) columnIndex(header, variable);
  const months = new Set(queryMonths(query));
  checkColumn(rows, header, "time", "a month that was asked for", (cell) => months.has(cell));
  for (const [variable, allowed] of predicates(query))
    if (header.includes(variable))
      checkColumn(rows, header, variable, [...allowed].join(" or "), (cell) => allowed.has(cell));
  checkCommodities(query, header, rows);
  for (const variable of query.get)
    if (isMeasure(variable))
      checkColumn(rows, header, variable, "a whole number", (cell) => /^-?\d+$/.test(cell));
}

function checkCommodities(query: Query, header: string[], rows: Answer["rows"]): void {
  const variable = commodityVariable(query.flow);
  if (!query.level || !header.includes(variable)) return;
  const digits = Number(query.level.slice(2));
  const prefix = query.commodity?.replace("*", "") ?? "";
  const what = `${digits} digits${prefix && ` that begin with ${prefix}`}`;
  checkColumn(
    rows,
    header,
    variable,
    what,
    (cell) => cell.length === digits && /^\d+$/.test(cell) && cell.startsWith(prefix),
  );
}

function checkColumn(
  rows: Answer["rows"],
  header: string[],
  name: string,
  expected: string,
  isRight: (cell: string) => boolean,
): void {
  const index = columnIndex(header, name);
  for (const row of rows) {
    const cell = row[index];
    if (typeof cell !== "string" || !isRight(cell))
      throw new Error(`unexpected ${name}: ${JSON.stringify(cell)} (expected ${expected})`);
  }
}

function predicates(query: Query): Map<string, Set<string>> {
  const allowed = new Map<string, Set<string>>();
  for (const [variable, value] of query.where) {
    if (value === "*") continue;
    allowed.set(variable, (allowed.get(variable) ?? new Set()).add(value));
  }
  return allowed;
}

function isMeasure(variable: string): boolean {
  return variable.endsWith("_MO");
}
