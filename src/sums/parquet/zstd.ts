import { BackwardBits } from "./bits.js";
import {
  constantTable,
  readPrefixCodes,
  readPrefixTable,
  readStateTable,
  State,
  stateTable,
  type PrefixTable,
  type StateTable,
} from "./entropy.js";

/** The content of a Zstandard frame (RFC 8878) of `size` bytes. Errors: another size, a dictionary, damaged data. */
export function unzstd(bytes: Uint8Array, size: number): Uint8Array {
  const frame = new Frame(bytes, size);
  return frame.content();
}

/** Lengths and offsets as codes: least value and further bits by code. */
const literalLengths = codes(16, 0, [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
const matchLengths = codes(32, 3, [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

/** Counts that tables have unless a block brings its own. */
const usual = [
  stateTable(
    [
      ...[4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2],
      ...[2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1],
    ],
    6,
  ),
  stateTable(
    [1, 1, 1, 1, 1, 1, 2, 2, 2, ...new Array<number>(15).fill(1), ...new Array<number>(5).fill(-1)],
    5,
  ),
  stateTable(
    [1, 4, 3, 2, 2, 2, 2, 2, 2, ...new Array<number>(37).fill(1), ...new Array<number>(7).fill(-1)],
    6,
  ),
];

class Frame {
  private at = 0;
  private written = 0;
  private readonly out: Uint8Array;
  private readonly offsets: [number, number, number] = [1, 4, 8];
  private prefixes: PrefixTable | undefined;
  /** of literal lengths, offsets and match lengths */
  private readonly tables = [...usual];

  constructor(
    private readonly bytes: Uint8Array,
    size: number,
  ) {
    this.out = new Uint8Array(size);
  }

  content(): Uint8Array {
    const { bytes } = this;
    if (this.number(4) !== 0xfd2fb528) throw new Error("invalid zstd: no frame");
    const descriptor = this.number(1);
    if (descriptor & 3) throw new Error("unsupported zstd: a dictionary");
    const single = (descriptor & 0x20) !== 0;
    this.at += (single ? 0 : 1) + ([single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0);
    for (let last = false; !last;) {
      const header = this.number(3);
      last = (header & 1) === 1;
      const [kind, size] = [(header >> 1) & 3, header >> 3];
      if (kind === 0) this.write(bytes.subarray(this.at, (this.at += size)));
      else if (kind === 1) this.write(new Uint8Array(size).fill(this.number(1)));
      else if (kind === 2) this.block((this.at += size) - size, this.at);
      else throw new Error("invalid zstd: a block of no kind");
    }
    if (this.written !== this.out.length)
      throw new Error(`invalid zstd: ${this.written} bytes (expected ${this.out.length})`);
    return this.out;
  }

  private block(start: number, end: number): void {
    this.at = start;
    const literals = this.literals();
    let count = this.number(1);
    if (count === 255) count = this.number(2) + 0x7f00;
    else if (count >= 128) count = ((count - 128) << 8) + this.number(1);
    if (count) this.sequences(count, literals, end);
    else this.write(literals);
    this.at = end;
  }

  private literals(): Uint8Array {
    const first = this.bytes[this.at] ?? 0;
    const [kind, form] = [first & 3, (first >> 2) & 3];
    if (kind < 2) {
      const length = form === 1 ? 2 : form === 3 ? 3 : 1;
      const size = this.number(length) >>> (length === 1 ? 3 : 4);
      if (kind === 1) return new Uint8Array(size).fill(this.number(1));
      return this.bytes.subarray(this.at, (this.at += size));
    }
    const width = [10, 10, 14, 18][form] ?? 0;
    const header = Math.floor(this.number(form < 2 ? 3 : form + 2) / 16);
    const size = header % 2 ** width;
    const end = this.at + Math.floor(header / 2 ** width);
    const compressed = end - this.at;
    if (kind === 2) {
      const { table, end: start } = readPrefixTable(this.bytes, this.at);
      this.prefixes = table;
      this.at = start;
    }
    if (!this.prefixes || compressed <= 0) throw new Error("invalid zstd: literals without a table");
    const out = new Uint8Array(size);
    if (form === 0) readPrefixCodes(this.prefixes, this.bytes, [this.at, end], out);
    else {
      const [one, two, three] = [this.number(2), this.number(2), this.number(2)];
      const part = (size + 3) >> 2;
      const ends = [one, one + two, one + two + three].map((length) => this.at + length);
      for (const [i, stop] of [...ends, end].entries())
        readPrefixCodes(
          this.prefixes,
          this.bytes,
          [ends[i - 1] ?? this.at, stop],
          out.subarray(i * part, Math.min(size, (i + 1) * part)),
        );
    }
    this.at = end;
    return out;
  }

  private sequences(count: number, literals: Uint8Array, end: number): void {
    const modes = this.number(1);
    for (const i of [0, 1, 2]) this.tables[i] = this.table((modes >> (6 - 2 * i)) & 3, i);
    const stream = new BackwardBits(this.bytes, this.at, end);
    const [literal, offset, match] = this.tables.map((table) => new State(table, stream));
    if (!literal || !offset || !match) throw new Error("invalid zstd: sequences without tables");
    let from = 0;
    for (let i = 0; i < count; i++) {
      const distance = 2 ** offset.symbol + stream.take(offset.symbol);
      const matched = valueOf(matchLengths, match.symbol, stream);
      const copied = valueOf(literalLengths, literal.symbol, stream);
      this.write(literals.subarray(from, (from += copied)));
      this.repeat(this.distanceOf(distance, copied === 0), matched);
      if (i === count - 1) break;
      literal.move();
      match.move();
      offset.move();
    }
    this.write(literals.subarray(from));
  }

  private table(mode: number, i: number): StateTable {
    const known = mode === 0 ? usual[i] : mode === 3 ? this.tables[i] : undefined;
    if (known) return known;
    if (mode === 1) return constantTable(this.number(1));
    const { table, end } = readStateTable(this.bytes, this.at);
    this.at = end;
    return table;
  }

  /** Distances up to three name one of the last three; after no literals the first of them is not meant. */
  private distanceOf(value: number, noLiterals: boolean): number {
    const [first, second, third] = this.offsets;
    const place = value > 3 ? 4 : value - 1 + (noLiterals ? 1 : 0);
    if (place === 0) return first;
    const distance = place === 1 ? second : place === 2 ? third : place === 3 ? first - 1 : value - 3;
    if (place !== 1) this.offsets[2] = second;
    this.offsets[1] = first;
    this.offsets[0] = distance;
    return distance;
  }

  private repeat(distance: number, length: number): void {
    const { out } = this;
    const from = this.written - distance;
    if (from < 0 || distance <= 0 || this.written + length > out.length)
      throw new Error("invalid zstd: a match outside the content");
    if (distance >= length) out.copyWithin(this.written, from, from + length);
    else for (let i = 0; i < length; i++) out[this.written + i] = out[from + i] ?? 0;
    this.written += length;
  }

  private write(bytes: Uint8Array): void {
    this.out.set(bytes, this.written);
    this.written += bytes.length;
  }

  /** The next bytes as a number, lowest first. */
  private number(length: number): number {
    let value = 0;
    for (let i = 0; i < length; i++) value += (this.bytes[this.at++] ?? 0) * 256 ** i;
    return value;
  }
}

interface Codes {
  least: readonly number[];
  bits: readonly number[];
}

/** Codes that mean a value each, and further ones that mean ranges; the first means `least`. */
function codes(single: number, least: number, ranges: readonly number[]): Codes {
  const bits = [...new Array<number>(single).fill(0), ...ranges];
  let next = least;
  return { least: bits.map((width) => (next += 2 ** width) - 2 ** width), bits };
}

function valueOf({ least, bits }: Codes, code: number, stream: BackwardBits): number {
  return (least[code] ?? 0) + stream.take(bits[code] ?? 0);
}
