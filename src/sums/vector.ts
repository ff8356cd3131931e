import { Near } from "./near.js";
import { Outside } from "./outside.js";
import type { Value } from "./syntax.js";

/** Values by number: rows hold numbers into `values`, in which each stands once; some may stand in no row. */
export interface Coded {
  codes: Int32Array;
  values: readonly Value[];
}

/** How a column holds its values. */
export type Held = ArrayLike<Value> | Coded;

/**
 * The values of a column, one a row, worked out when they are first read: a query names many columns that nobody reads.
 * Those with few different values are held by number, so that what follows from a value is worked out once.
 */
export class Vector {
  private held: Held | undefined;

  constructor(
    readonly length: number,
    private readonly make: () => Held,
  ) {}

  static of(values: ArrayLike<Value>): Vector {
    return new Vector(values.length, () => values);
  }

  /** Is it held by number? */
  get isCoded(): boolean {
    return "codes" in this.content;
  }

  /** Reads the value of a row. @throws Outside where the values cannot be worked out */
  reader(): (row: number) => Value {
    const { content } = this;
    if (!("codes" in content)) return (row) => content[row] ?? null;
    const { codes, values } = content;
    return (row) => values[codes[row] ?? 0] ?? null;
  }

  /** The values of all rows. @throws Outside as above */
  values(): Value[] {
    const read = this.reader();
    return Array.from({ length: this.length }, (_, row) => read(row));
  }

  /** The same by number. */
  coded(): Coded {
    const { content } = this;
    return "codes" in content ? content : codedBy(this.length, (row) => content[row] ?? null);
  }

  /** The values of some rows; NULL for a row below zero. */
  picked(rows: Int32Array): Vector {
    return new Vector(rows.length, () => pick(this.content, rows));
  }

  get content(): Held {
    return (this.held ??= this.make());
  }
}

/** Values by number. `over`, if given, holds what they follow from by number: rows that are equal there are equal here. */
export function codedBy(length: number, at: (row: number) => Value, over?: Coded): Coded {
  const numbers = new Map<Value, number>();
  const codes = new Int32Array(length);
  const known = new Int32Array(over?.values.length ?? 0).fill(-1);
  for (let row = 0; row < length; row++) {
    const from = over?.codes[row] ?? -1;
    let number = known[from] ?? -1;
    if (number < 0) {
      const value = at(row);
      if (value instanceof Near) throw new Outside("near numbers as keys");
      const before = numbers.get(value);
      number = before ?? numbers.size;
      if (before === undefined) numbers.set(value, number);
      if (over) known[from] = number;
    }
    codes[row] = number;
  }
  return { codes, values: [...numbers.keys()] };
}

/** What follows from each value of a column by itself. */
export function following(vector: Vector, of: (value: Value) => Value): Vector {
  return new Vector(vector.length, () => {
    const read = vector.reader();
    const at = (row: number): Value => of(read(row));
    if (vector.isCoded) return codedBy(vector.length, at, vector.coded());
    return Array.from({ length: vector.length }, (_, row) => at(row));
  });
}

/** One value in every row. */
export function constant(value: Value, length: number): Vector {
  return new Vector(length, () => ({ codes: new Int32Array(length), values: [value] }));
}

/** The values of several columns, one column after another. */
export function joinedVectors(parts: readonly Vector[]): Vector {
  const [only, ...others] = parts;
  if (only && !others.length) return only;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return new Vector(length, () => {
    const told = parts.filter((part) => part.length > 0);
    if (told.length && told.every((part) => part.isCoded)) return joinedCodes(told, length);
    const values = new Array<Value>(length);
    let at = 0;
    for (const part of parts) {
      const read = part.reader();
      for (let row = 0; row < part.length; row++) values[at++] = read(row);
    }
    return values;
  });
}

/** A column of texts, dates or truths, by number. */
export function codedVector(vector: Vector): Vector {
  return new Vector(vector.length, () => vector.coded());
}

function joinedCodes(parts: readonly Vector[], length: number): Coded {
  const numbers = new Map<Value, number>();
  const codes = new Int32Array(length);
  let at = 0;
  const translated = new Map<readonly Value[], Int32Array>(); // parts of one file share their values
  for (const part of parts) {
    const own = part.coded();
    const among =
      translated.get(own.values) ??
      Int32Array.from(own.values, (value) => {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      });
    translated.set(own.values, among);
    for (let row = 0; row < part.length; row++) codes[at++] = among[own.codes[row] ?? 0] ?? 0;
  }
  return { codes, values: [...numbers.keys()] };
}

function pick(from: Held, rows: Int32Array): Held {
  if (!("codes" in from)) return pickPlain(from, rows);
  const lacking = from.values.indexOf(null);
  const none = lacking < 0 ? from.values.length : lacking;
  let isNone = false;
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    if (row < 0) isNone = true;
    codes[i] = row < 0 ? none : (from.codes[row] ?? none);
  }
  return { codes, values: isNone && lacking < 0 ? [...from.values, null] : from.values };
}

/** Numbers without NULL stay numbers side by side: others cost an object each. */
function pickPlain(from: ArrayLike<Value>, rows: Int32Array): ArrayLike<Value> {
  if (from instanceof Float64Array) {
    const numbers = new Float64Array(rows.length);
    let i = 0;
    for (; i < rows.length; i++) {
      const row = rows[i] ?? -1;
      if (row < 0) break;
      numbers[i] = from[row] ?? 0;
    }
    if (i === rows.length) return numbers;
  }
  const values = new Array<Value>(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = from[rows[i] ?? -1] ?? null;
  return values;
}
