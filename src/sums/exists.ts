import type { Ready } from "./expression.js";
import { conjuncts, columnsIn, holdsName } from "./names.js";
import { Outside } from "./outside.js";
import { rowKey, type Scope, type Tuple } from "./relation.js";
import type { Expression, Query, Value } from "./syntax.js";

type MakeReady = (value: Expression, scope: Scope) => Ready;

/** `EXISTS`: whether a query finds a row for one of the rows outside it. @throws Outside for queries that are more than a filter */
export function existing(query: Query, scope: Scope, ready: MakeReady): Ready {
  if (scope.slots) throw new Outside("EXISTS after a grouping");
  const [select, ...others] = query.selects;
  const isFilter = select?.items.every((item) => item.kind === "value" && item.value.kind === "literal");
  if (!select || !isFilter || others.length || query.ctes.length || query.limit !== undefined)
    throw new Outside("EXISTS of a query that groups or counts");
  if (select.groupBy ?? select.having ?? select.qualify) throw new Outside("EXISTS of groups");
  const { columns, rows: all } = scope.from(select.from);
  const inner: Scope = { ...scope, columns, aliases: new Map() };
  const isInner = (value: Expression): boolean =>
    columnsIn(value)?.every((name) => holdsName(inner, name)) ?? false;
  const conditions = select.where ? conjuncts(select.where) : [];
  const own = conditions.filter(isInner).map((one) => ready(one, inner));
  const rows = all.filter((row) => own.every((one) => one.at(row) === true));
  const between = conditions.filter((one) => !isInner(one));
  const both: Scope = { ...inner, columns: [...scope.columns, ...inner.columns] };
  const tests = between.map((one) => ready(one, both));
  const outside = scope.columns.flatMap((column, i) =>
    between.some((one) =>
      columnsIn(one)?.some((name) => !holdsName(inner, name) && holdsName({ columns: [column] }, name)),
    )
      ? [i]
      : [],
  );
  if (between.some((one) => columnsIn(one) === undefined)) throw new Outside("EXISTS around a query");
  const candidates = byStart(between, { scope, inner, isInner }, rows, ready);
  const known = new Map<Value, boolean>();
  const at = (row: Tuple): Value => {
    const key = rowKey(outside.map((i) => row[i] ?? null));
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = candidates(row).some((other) => {
      const joined = row.concat(other);
      return tests.every((test) => test.at(joined) === true);
    });
    known.set(key, found);
    return found;
  };
  return { type: "bool", at };
}

/** The rows inside that may meet one outside: by the starts of its text where a condition asks for one of them. */
function byStart(
  conditions: readonly Expression[],
  { scope, inner, isInner }: { scope: Scope; inner: Scope; isInner: (value: Expression) => boolean },
  rows: readonly Tuple[],
  ready: MakeReady,
): (row: Tuple) => readonly Tuple[] {
  for (const one of conditions) {
    if (one.kind !== "call" || one.name !== "starts_with") continue;
    const [whole, start] = one.arguments;
    if (!whole || !start || !isInner(start) || columnsIn(whole)?.some((name) => holdsName(inner, name)))
      continue;
    const [text, prefix] = [ready(whole, scope), ready(start, inner)];
    const byPrefix = new Map<string, Tuple[]>();
    for (const row of rows) {
      const key = prefix.at(row);
      if (typeof key === "string") byPrefix.set(key, [...(byPrefix.get(key) ?? []), row]);
    }
    const lengths = [...new Set([...byPrefix.keys()].map((key) => key.length))];
    return (row) => {
      const value = text.at(row);
      return typeof value === "string"
        ? lengths.flatMap((length) =>
            length <= value.length ? (byPrefix.get(value.slice(0, length)) ?? []) : [],
          )
        : [];
    };
  }
  return () => rows;
}
