import { codesOf, ready, vectorOf } from "./expression.js";
import { gathering } from "./gathering.js";
import { numberedBy } from "./numbering.js";
import { numberIn } from "./numbers.js";
import { Outside } from "./outside.js";
import { kept, type Column, type Scope } from "./relation.js";
import type { Expression, Type, Value, Window } from "./syntax.js";
import { Vector } from "./vector.js";

/**
 * Items of a select, and the rows that they read, with each window as a further column of theirs; rows without `qualify`
 * are left out. @throws Outside for functions whose result would depend on the order of rows that are tied
 */
export function withWindows(
  items: readonly Expression[],
  qualify: Expression | undefined,
  scope: Scope,
): [items: readonly Expression[], from: Scope] {
  const columns: Column[] = [];
  const outside = (value: Expression): Expression =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) => {
        if (!isWindow(part)) return part;
        const name = `window ${columns.length}`;
        columns.push({ name, ...windowed(part, scope) });
        return { kind: "column", name };
      }),
    ) as Expression;
  const told = items.map(outside);
  const qualified = qualify && outside(qualify);
  if (!columns.length && !qualified) return [items, scope];
  const all = { ...scope, columns: [...scope.columns, ...columns] };
  const condition = qualified && ready(qualified, all);
  return [told, condition ? { ...all, ...kept(all, (row) => condition.at(row) === true) } : all];
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
  keys: readonly { values: ArrayLike<Value>; descending: boolean }[],
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

function windowed(window: Window, scope: Scope): { type: Type; vector: Vector } {
  const partition = window.partition.map((key) => codesOf(ready(key, scope), scope.length));
  const compare = comparing(
    window.order.map(({ value, descending }) => ({
      values: vectorOf(ready(value, scope), scope.length).values(),
      descending,
    })),
  );
  const { numbers, firsts } = numberedBy(partition, scope.length);
  const parts = Array.from(firsts, (): number[] => []);
  for (const [row, number] of numbers.entries()) parts[number]?.push(row);
  if (window.order.length)
    for (const part of parts) {
      part.sort(compare);
      if (part.some((row, i) => i > 0 && compare(part[i - 1] ?? 0, row) === 0))
        throw new Outside("a window over rows that are tied");
    }
  const { type, of } = functionOf(window, scope);
  const values = new Array<Value>(scope.length).fill(null);
  for (const part of parts) for (const [i, row] of part.entries()) values[row] = of(part, i);
  return { type, vector: Vector.of(values) };
}

/** The value of a window for the row at a place of its partition, which holds rows by their numbers. */
function functionOf(
  { call, order, frame }: Window,
  scope: Scope,
): { type: Type; of: (part: readonly number[], at: number) => Value } {
  const given = call.arguments.map((argument) => ready(argument, scope));
  const [value, steps, otherwise] = given;
  if (call.name === "row_number") {
    if (!order.length) throw new Outside("numbers of rows in no order");
    return { type: "int", of: (_, at) => at + 1 };
  }
  if (call.name === "lag" || call.name === "lead") {
    if (!order.length || !value || frame) throw new Outside(`${call.name} in no order`);
    const step = steps ? numberIn(steps.at(0)) : 1;
    const by = call.name === "lag" ? -step : step;
    if (otherwise && otherwise.type !== value.type) throw new Outside(`${call.name} of another type`);
    return {
      type: value.type,
      of(part, at) {
        const place = part[at + by];
        const from = place === undefined ? otherwise : value;
        return from?.at(place ?? part[at] ?? 0) ?? null;
      },
    };
  }
  if (frame && !order.length) throw new Outside("a frame of rows in no order");
  const { type, start, feed } = gathering(call, scope);
  const whole = new Map<readonly number[], Value>();
  const over = (part: readonly number[]): Value => {
    const gathered = start(1);
    for (const row of part) feed(gathered, 0, row);
    return gathered.result(0);
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
