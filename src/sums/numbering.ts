import type { Coded } from "./vector.js";

/** Rows by number: those that are equal have one, from 0 on in the order of their first rows. */
export interface Numbered {
  numbers: Int32Array;
  /** by number the first row that has it */
  firsts: Int32Array;
}

/** Numbers rows by the values of some columns, NULL among them; without columns all rows are equal. */
export function numberedBy(columns: readonly Coded[], length: number): Numbered {
  const { numbers, count } = combined(columns, length);
  const firsts = new Int32Array(Math.min(count, length)).fill(-1);
  for (let row = length - 1; row >= 0; row--) firsts[numbers[row] ?? 0] = row;
  return { numbers, firsts };
}

/** The rows of a table by the values of some of its columns. */
export class RowIndex {
  private readonly stages: readonly Stage[];
  /** rows in the order of their numbers, and by number where they begin */
  private readonly rows: Int32Array;
  private readonly starts: Int32Array;

  constructor(columns: readonly Coded[], length: number) {
    const { numbers, count, stages } = combined(columns, length);
    this.stages = stages;
    this.starts = new Int32Array(count + 1);
    for (const number of numbers) this.starts[number + 1] = (this.starts[number + 1] ?? 0) + 1;
    for (let i = 0; i < count; i++) this.starts[i + 1] = (this.starts[i + 1] ?? 0) + (this.starts[i] ?? 0);
    const ends = this.starts.slice();
    this.rows = new Int32Array(length);
    for (let row = 0; row < length; row++) {
      const number = numbers[row] ?? 0;
      const at = ends[number] ?? 0;
      this.rows[at] = row;
      ends[number] = at + 1;
    }
  }

  /** For each row of columns of another table the number of the rows here that equal it, -1 for none. */
  find(columns: readonly Coded[], length: number): Int32Array {
    const found = new Int32Array(length);
    for (const [i, { codes, values }] of columns.entries()) {
      const stage = this.stages[i];
      const byValue = new Map(stage?.values.map((value, code) => [value, code]));
      const here = Int32Array.from(values, (value) => byValue.get(value) ?? -1);
      for (let row = 0; row < length; row++) {
        const own = here[codes[row] ?? 0] ?? -1;
        const before = found[row] ?? -1;
        found[row] =
          before < 0 || own < 0 ? -1 : (stage?.among.find(before * stage.values.length + own) ?? -1);
      }
    }
    return found;
  }

  /** How many rows have a number. */
  countOf(number: number): number {
    return number < 0 ? 0 : (this.starts[number + 1] ?? 0) - (this.starts[number] ?? 0);
  }

  /** One of the rows that have a number, by their order. */
  rowOf(number: number, i: number): number {
    return this.rows[(this.starts[number] ?? 0) + i] ?? -1;
  }
}

/** How the number of a row's values in some columns becomes that with one column more. */
interface Stage {
  values: Coded["values"];
  among: Pairs;
}

function combined(
  columns: readonly Coded[],
  length: number,
): { numbers: Int32Array; count: number; stages: Stage[] } {
  let numbers = new Int32Array(length);
  let count = 1;
  const stages = columns.map(({ codes, values }) => {
    const among = pairs(count * values.length);
    const next = new Int32Array(length);
    for (let row = 0; row < length; row++)
      next[row] = among.number((numbers[row] ?? 0) * values.length + (codes[row] ?? 0));
    [numbers, count] = [next, among.count()];
    return { values, among };
  });
  return { numbers, count, stages };
}

/** Numbers pairs of numbers in the order in which they are met. */
interface Pairs {
  number(pair: number): number;
  /** the number of a pair, undefined or -1 where it was not met */
  find(pair: number): number | undefined;
  count(): number;
}

/** Most pairs that are looked up by their place. */
const mostPlaces = 2 ** 21;

function pairs(possible: number): Pairs {
  let next = 0;
  if (possible <= mostPlaces) {
    const places = new Int32Array(possible).fill(-1);
    return {
      number(pair) {
        if ((places[pair] ?? -1) < 0) places[pair] = next++;
        return places[pair] ?? 0;
      },
      find: (pair) => places[pair],
      count: () => next,
    };
  }
  const known = new Map<number, number>();
  return {
    number(pair) {
      const before = known.get(pair);
      if (before !== undefined) return before;
      known.set(pair, next);
      return next++;
    },
    find: (pair) => known.get(pair),
    count: () => next,
  };
}
