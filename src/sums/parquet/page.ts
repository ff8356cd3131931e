import { decompress } from "fzstd";
import { Outside } from "../outside.js";
import type { Type, Value } from "../syntax.js";
import { numberOf, structOf, textOf, type Struct } from "./thrift.js";
import { Vector } from "../vector.js";

/** How values of a column are stored and read. */
export interface Kind {
  /** Parquet's physical type */
  physical: number;
  type: Type;
  optional: boolean;
}

const [plain, plainDictionary, runs, runsDictionary] = [0, 2, 3, 8];

/** How the pages of a chunk are stored: its codec, and the kind of its column. */
export interface Storage {
  codec: number;
  kind: Kind;
}

/** Is it the page of the values that others name by number? */
export function isDictionary(header: Struct): boolean {
  return header.get(1) === 2;
}

/** The values that other pages name by number. @throws Outside for codecs that are not read */
export function dictionaryOf(header: Struct, stored: Uint8Array, { codec, kind }: Storage): Value[] {
  const about = structOf(header.get(7));
  return Array.from(plainValues(contentOf(header, stored, codec), 0, kind, numberOf(about.get(1))));
}

/** The values of the rows of a page. @throws Outside for codecs, encodings and pages that are not read */
export function pageOf(
  header: Struct,
  stored: Uint8Array,
  { codec, kind, dictionary }: Storage & { dictionary: readonly Value[] },
): Vector {
  if (header.get(1) !== 0) throw new Outside("Parquet with other pages");
  const content = contentOf(header, stored, codec);
  const about = structOf(header.get(5));
  const [count, encoding] = [numberOf(about.get(1)), numberOf(about.get(2))];
  if (!kind.optional) return valuesOf(content, 0, count);
  const view = new DataView(content.buffer, content.byteOffset);
  const start = 4 + view.getUint32(0, true);
  const present = readRuns(content, 4, { width: 1, count });
  let held = 0;
  for (let row = 0; row < count; row++)
    if (present[row]) present[row] = held++;
    else present[row] = -1;
  const values = valuesOf(content, start, held);
  return held === count ? values : values.picked(present);

  function valuesOf(from: Uint8Array, at: number, length: number): Vector {
    if (encoding === plain) return Vector.of(plainValues(from, at, kind, length));
    if (encoding === plainDictionary || encoding === runsDictionary) {
      const codes = readRuns(from, at + 1, { width: from[at] ?? 0, count: length });
      return new Vector(length, () => ({ codes, values: dictionary }));
    }
    if (encoding === runs && kind.physical === 0) {
      const codes = readRuns(from, at + 4, { width: 1, count: length });
      return new Vector(length, () => ({ codes, values: [false, true] }));
    }
    throw new Outside(`Parquet with encoding ${encoding}`);
  }
}

function contentOf(header: Struct, stored: Uint8Array, codec: number): Uint8Array {
  if (codec === 0) return stored;
  if (codec === 6) return decompress(stored, new Uint8Array(numberOf(header.get(2))));
  throw new Outside(`Parquet with codec ${codec}`);
}

function plainValues(
  bytes: Uint8Array,
  at: number,
  { physical, type }: Kind,
  count: number,
): ArrayLike<Value> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isNumber = physical === 2 || physical === 5 || (physical === 1 && type !== "date");
  const values = isNumber ? new Float64Array(count) : new Array<Value>(count);
  const set = values as Value[];
  for (let i = 0; i < count; i++)
    switch (physical) {
      case 0:
        set[i] = (((bytes[at + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 1;
        break;
      case 1: {
        const number = view.getInt32(at + 4 * i, true);
        set[i] = type === "date" ? dateOf(number) : number;
        break;
      }
      case 2:
        set[i] = view.getInt32(at + 8 * i + 4, true) * 2 ** 32 + view.getUint32(at + 8 * i, true);
        break;
      case 5:
        set[i] = view.getFloat64(at + 8 * i, true);
        break;
      default: {
        const length = view.getUint32(at, true);
        set[i] = textOf(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    }
  return set;
}

/** Days since 1970 as an ISO text. */
function dateOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers in runs of one value and groups of eight packed ones, by turns. */
function readRuns(
  bytes: Uint8Array,
  at: number,
  { width, count }: { width: number; count: number },
): Int32Array {
  const numbers = new Int32Array(count);
  for (let n = 0; n < count;) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      header |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if (header & 1) {
      const end = at + (header >> 1) * width;
      for (let bit = 0; n < count && bit < (header >> 1) * 8 * width; bit += width, n++)
        numbers[n] = packedAt(bytes, at, bit, width);
      if (width === 0) n = Math.min(count, n + (header >> 1) * 8);
      at = end;
    } else {
      let value = 0;
      for (let byte = 0; byte < (width + 7) >> 3; byte++) value |= (bytes[at++] ?? 0) << (8 * byte);
      const end = Math.min(count, n + (header >> 1));
      numbers.fill(value, n, end);
      if (end === n) throw new Error("invalid Parquet: a run of nothing");
      n = end;
    }
  }
  return numbers;
}

function packedAt(bytes: Uint8Array, at: number, bit: number, width: number): number {
  let value = 0;
  for (let taken = 0; taken < width;) {
    const place = bit + taken;
    const byte = (bytes[at + (place >> 3)] ?? 0) >> (place & 7);
    value |= byte << taken;
    taken += 8 - (place & 7);
  }
  return value & (2 ** width - 1);
}
