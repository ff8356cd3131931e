import { ready } from "./expression.js";
import { gathering } from "./grouping.js";
import { numberIn } from "./numbers.js";
import { Outside } from "./outside.js";
import { rowKey, type Column, type Scope, type Tuple } from "./relation.js";
import type { Expression, Type, Value, Window } from "./syntax.js";

interface Rows {
  scope: Scope;
  rows: readonly Tuple[];
}

/**
 * Items of a select, and the rows that they read, with each window as a further column of theirs; rows without `qualify`
 * are left out. @throws Outside for functions whose result would depend on the order of rows that are tied
 */
export function withWindows(
  items: readonly Expression[],
  qualify: Expression | undefined,
  { scope, rows }: Rows,
): [items: readonly Expression[], from: Rows] {
  const columns: Column[] = [];
  const values: Value[][] = [];
  const outside = (value: Expression): Expression =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) => {
        if (!isWindow(part)) return part;
        const window = windowed(part, { scope, rows });
        const name = `window ${columns.length}`;
        columns.push({ name, type: window.type });
        values.push(window.values);
        return { kind: "column", name };
      }),
    ) as Expression;
  const told = items.map(outside);
  const kept = qualify && outside(qualify);
  if (!columns.length && !kept) return [items, { scope, rows }];
  const all = { ...scope, columns: [...scope.columns, ...columns] };
  const beside = rows.map((row, i) => row.concat(values.map((column) => column[i] ?? null)));
  const condition = kept && ready(kept, all);
  return [
    told,
    { scope: all, rows: condition ? beside.filter((row) => condition.at(row) === true) : beside },
  ];
}

/** Is it a function that only windows have? */
export function isWindowFunction(name: string): boolean {
  return ["row_number", "lag", "lead"].includes(name);
}

function isWindow(part: unknown): part is Window {
  return typeof part === "object" && part !== null && "kind" in part && part.kind === "window";
}

/** Compares rows by their places: by the values of one key after another, NULL last either way. */
export function comparing(
  keys: readonly { values: readonly Value[]; descending: boolean }[],
): (one: number, other: number) => number {
  return (one, other) => {
    for (const { values, descending } of keys) {
      const [a, b] = [values[one] ?? null, values[other] ?? null];
      if (a === b) continue;
      if (a === null) return 1;
      if (b === null) return -1;
      return a < b === descending ? 1 : -1;
    }
    return 0;
  };
}

function windowed(window: Window, { scope, rows }: Rows): { type: Type; values: Value[] } {
  const partition = window.partition.map((key) => ready(key, scope));
  const compare = comparing(
    window.order.map(({ value, descending }) => ({ values: rows.map(ready(value, scope).at), descending })),
  );
  const parts = new Map<Value, number[]>();
  for (const [i, row] of rows.entries()) {
    const key = rowKey(partition.map((one) => one.at(row)));
    const part = parts.get(key);
    if (part) part.push(i);
    else parts.set(key, [i]);
  }
  if (window.order.length)
    for (const part of parts.values()) {
      part.sort(compare);
      if (part.some((place, i) => i > 0 && compare(part[i - 1] ?? 0, place) === 0))
        throw new Outside("a window over rows that are tied");
    }
  const { type, of } = functionOf(window, { scope, rows });
  const values = new Array<Value>(rows.length).fill(null);
  for (const part of parts.values()) for (const [i, place] of part.entries()) values[place] = of(part, i);
  return { type, values };
}

/** The value of a window for the row at a place of its partition, which holds rows by their numbers. */
function functionOf(
  { call, order, frame }: Window,
  { scope, rows }: Rows,
): { type: Type; of: (part: readonly number[], at: number) => Value } {
  const given = call.arguments.map((argument) => ready(argument, scope));
  const [value, steps, otherwise] = given;
  if (call.name === "row_number") {
    if (!order.length) throw new Outside("numbers of rows in no order");
    return { type: "int", of: (_, at) => at + 1 };
  }
  if (call.name === "lag" || call.name === "lead") {
    if (!order.length || !value || frame) throw new Outside(`${call.name} in no order`);
    const step = steps ? numberIn(steps.at([])) : 1;
    const by = call.name === "lag" ? -step : step;
    if (otherwise && otherwise.type !== value.type) throw new Outside(`${call.name} of another type`);
    return {
      type: value.type,
      of(part, at) {
        const place = part[at + by];
        const from = place === undefined ? otherwise : value;
        return from?.at(rows[place ?? part[at] ?? 0] ?? []) ?? null;
      },
    };
  }
  if (frame && !order.length) throw new Outside("a frame of rows in no order");
  const { type, start, feed } = gathering(call, scope);
  const whole = new Map<readonly number[], Value>();
  const over = (part: readonly number[]): Value => {
    const gathered = start();
    for (const place of part) feed(gathered, rows[place] ?? []);
    return gathered.result();
  };
  return {
    type,
    of(part, at) {
      if (frame) return over(part.slice(Math.max(0, at - frame[0]), Math.max(0, at - frame[1] + 1)));
      if (order.length) return over(part.slice(0, at + 1));
      const known = whole.get(part) ?? over(part);
      whole.set(part, known);
      return known;
    },
  };
}
