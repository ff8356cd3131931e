import type { Ready } from "./expression.js";
import { conjuncts, columnsIn, holdsName } from "./names.js";
import { numberedBy } from "./numbering.js";
import { Outside } from "./outside.js";
import { kept, type Scope } from "./relation.js";
import type { Expression, Query, Value } from "./syntax.js";
import { Vector } from "./vector.js";

type MakeReady = (value: Expression, scope: Scope) => Ready;

/** `EXISTS`: whether a query finds a row for one of the rows outside it. @throws Outside for queries that are more than a filter */
export function existing(query: Query, scope: Scope, ready: MakeReady): Ready {
  if (scope.slots) throw new Outside("EXISTS after a grouping");
  const [select, ...others] = query.selects;
  const isFilter = select?.items.every((item) => item.kind === "value" && item.value.kind === "literal");
  if (!select || !isFilter || others.length || query.ctes.length || query.limit !== undefined)
    throw new Outside("EXISTS of a query that groups or counts");
  if (select.groupBy ?? select.having ?? select.qualify) throw new Outside("EXISTS of groups");
  const all = scope.from(select.from);
  const inside: Scope = { ...scope, ...all, aliases: new Map() };
  const isInner = (value: Expression): boolean =>
    columnsIn(value)?.every((name) => holdsName(inside, name)) ?? false;
  const conditions = select.where ? conjuncts(select.where) : [];
  const own = conditions.filter(isInner).map((one) => ready(one, inside));
  const rows = kept(all, (row) => own.every((one) => one.at(row) === true));
  const inner: Scope = { ...inside, ...rows };
  const between = conditions.filter((one) => !isInner(one));
  if (between.some((one) => columnsIn(one) === undefined)) throw new Outside("EXISTS around a query");
  const current = { row: 0 };
  const beside = scope.columns.map((column) => ({ ...column, vector: new Current(column.vector, current) }));
  const both: Scope = { ...inner, columns: [...beside, ...inner.columns] };
  const tests = between.map((one) => ready(one, both));
  const over = scope.columns.flatMap((column) =>
    between.some((one) =>
      columnsIn(one)?.some((name) => !holdsName(inner, name) && holdsName({ columns: [column] }, name)),
    )
      ? [column.vector]
      : [],
  );
  const candidates = byStart(between, { scope, inner, isInner }, ready);
  const found = (row: number): boolean => {
    current.row = row;
    return candidates(row).some((other) => tests.every((test) => test.at(other) === true));
  };
  return { type: "bool", at: oncePerKey(over, scope.length, found), over };
}

/** Rows outside that are equal where it matters find the same. */
function oncePerKey(
  over: readonly Vector[],
  length: number,
  found: (row: number) => boolean,
): (row: number) => Value {
  let numbers: Int32Array | undefined;
  const known: boolean[] = [];
  return (row) => {
    numbers ??= numberedBy(
      over.map((vector) => vector.coded()),
      length,
    ).numbers;
    return (known[numbers[row] ?? 0] ??= found(row));
  };
}

/** A column outside beside rows inside: the value of the row that is looked at. */
class Current extends Vector {
  constructor(
    private readonly outside: Vector,
    private readonly current: { row: number },
  ) {
    super(0, () => []);
  }

  override get isCoded(): boolean {
    return false;
  }

  override reader(): () => Value {
    const read = this.outside.reader();
    return () => read(this.current.row);
  }
}

/** The rows inside that may meet one outside: by the starts of its text where a condition asks for one of them. */
function byStart(
  conditions: readonly Expression[],
  { scope, inner, isInner }: { scope: Scope; inner: Scope; isInner: (value: Expression) => boolean },
  ready: MakeReady,
): (row: number) => readonly number[] {
  const all = Array.from({ length: inner.length }, (_, row) => row);
  for (const one of conditions) {
    if (one.kind !== "call" || one.name !== "starts_with") continue;
    const [whole, start] = one.arguments;
    if (!whole || !start || !isInner(start) || columnsIn(whole)?.some((name) => holdsName(inner, name)))
      continue;
    const [text, prefix] = [ready(whole, scope), ready(start, inner)];
    const byPrefix = new Map<string, number[]>();
    for (const row of all) {
      const key = prefix.at(row);
      if (typeof key === "string") byPrefix.set(key, [...(byPrefix.get(key) ?? []), row]);
    }
    const lengths = [...new Set([...byPrefix.keys()].map((key) => key.length))];
    const starting = (value: string): number[] =>
      lengths.flatMap((length) =>
        length <= value.length ? (byPrefix.get(value.slice(0, length)) ?? []) : [],
      );
    const known = new Map<Value, readonly number[]>();
    return (row) => {
      const value = text.at(row);
      const found = known.get(value) ?? (typeof value === "string" ? starting(value) : []);
      known.set(value, found);
      return found;
    };
  }
  return () => all;
}
