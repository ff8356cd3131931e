import { Outside } from "../outside.js";
import type { Type, Value } from "../syntax.js";
import { numberOf, structOf, textOf, type Struct } from "./thrift.js";
import { unzstd } from "./zstd.js";

/** How values of a column are stored and read. */
export interface Kind {
  /** Parquet's physical type */
  physical: number;
  type: Type;
  optional: boolean;
}

const [plain, plainDictionary, runs, runsDictionary] = [0, 2, 3, 8];

/** The values of a page: of a dictionary, or of rows. @throws Outside for codecs, encodings and pages that are not read */
export function pageOf(
  header: Struct,
  stored: Uint8Array,
  { codec, kind, dictionary }: { codec: number; kind: Kind; dictionary: readonly Value[] },
): Value[] {
  const size = numberOf(header.get(2));
  const content = codec === 0 ? stored : codec === 6 ? unzstd(stored, size) : undefined;
  if (!content) throw new Outside(`Parquet with codec ${codec}`);
  if (header.get(1) === 2) {
    const about = structOf(header.get(7));
    return plainValues(content, 0, kind, numberOf(about.get(1)));
  }
  if (header.get(1) !== 0) throw new Outside("Parquet with other pages");
  const about = structOf(header.get(5));
  const [count, encoding] = [numberOf(about.get(1)), numberOf(about.get(2))];
  if (!kind.optional) return valuesOf(content, 0, count);
  const view = new DataView(content.buffer, content.byteOffset);
  const start = 4 + view.getUint32(0, true);
  const present = readRuns(content, 4, { width: 1, count });
  let held = 0;
  for (const one of present) held += one;
  const values = valuesOf(content, start, held);
  if (held === count) return values;
  let next = 0;
  return Array.from(present, (one) => (one ? (values[next++] ?? null) : null));

  function valuesOf(from: Uint8Array, at: number, length: number): Value[] {
    if (encoding === plain) return plainValues(from, at, kind, length);
    if (encoding === plainDictionary || encoding === runsDictionary) {
      const places = readRuns(from, at + 1, { width: from[at] ?? 0, count: length });
      return Array.from(places, (place) => dictionary[place] ?? null);
    }
    if (encoding === runs && kind.physical === 0)
      return Array.from(readRuns(from, at + 4, { width: 1, count: length }), (bit) => bit === 1);
    throw new Outside(`Parquet with encoding ${encoding}`);
  }
}

function plainValues(bytes: Uint8Array, at: number, { physical, type }: Kind, count: number): Value[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values = new Array<Value>(count);
  for (let i = 0; i < count; i++)
    switch (physical) {
      case 0:
        values[i] = (((bytes[at + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 1;
        break;
      case 1: {
        const number = view.getInt32(at + 4 * i, true);
        values[i] = type === "date" ? dateOf(number) : number;
        break;
      }
      case 2:
        values[i] = view.getInt32(at + 8 * i + 4, true) * 2 ** 32 + view.getUint32(at + 8 * i, true);
        break;
      case 5:
        values[i] = view.getFloat64(at + 8 * i, true);
        break;
      default: {
        const length = view.getUint32(at, true);
        values[i] = textOf(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    }
  return values;
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
