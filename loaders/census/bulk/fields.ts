import { windows1252 } from "../../../src/measures/tabular/decode.js";
import { measureWidth, type MeasuredLayout } from "./layout.js";
import { RecordError } from "./records.js";

const ZERO = 48;
const SPACE = 32;
const MINUS = 45;
const FOUR_ZEROS = 0x30303030;
const FOUR_SPACES = 0x20202020;

/**
 * A measure: a whole number, right-aligned, padded with blanks or zeros, with a leading minus where negative.
 * NaN for anything else; a blank field is missing and not a zero. Fifteen digits are exact in a double.
 * Most fields are zero or short, so padding is skipped four bytes at a time: this is where a pull spends its time.
 */
export function parseMeasure(view: DataView, at: number): number {
  const end = at + measureWidth;
  let i = at;
  if (view.getInt32(at) === FOUR_SPACES && view.getInt32(at + 4) === FOUR_SPACES) i += 8;
  while (i < end && view.getUint8(i) === SPACE) i++;
  if (i === end) return NaN;
  if (view.getUint8(i) === MINUS) return 0 - parseDigits(view, i + 1, end);
  if (i === at && view.getInt32(at) === FOUR_ZEROS && view.getInt32(at + 4) === FOUR_ZEROS) {
    if (view.getInt32(at + 8) === FOUR_ZEROS && view.getInt32(at + 11) === FOUR_ZEROS) return 0;
    i += 8;
  }
  return parseDigits(view, i, end);
}

/** Up to nine digits stay in a 32-bit integer, which is several times as fast as a double. NaN for none. */
function parseDigits(view: DataView, from: number, end: number): number {
  let value = 0;
  let i = from;
  const small = Math.max(from, end - 9);
  for (; i < small; i++) {
    const digit = view.getUint8(i) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  let last = 0;
  for (; i < end; i++) {
    const digit = view.getUint8(i) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    last = (last * 10 + digit) | 0;
  }
  return from === end ? NaN : value * 1e9 + last;
}

/**
 * Digits as a number for speed inside the reader only, NaN for anything else. The width is fixed, so that
 * `formatCode` gives the very text back, leading zeros included.
 */
export function parseCode(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

export function formatCode(code: number, width: number): string {
  return String(code).padStart(width, "0");
}

/** Text of a field in Windows-1252, one byte a character: a UTF-8 decoder would shift the columns. */
export function textAt(bytes: Buffer, at: number, from: number, to: number): string {
  return windows1252(bytes.subarray(at + from, at + to));
}

/** The error for a field that cannot be read: says where it stands, what was there and what was expected. */
export function badField(
  where: string,
  what: string,
  bytes: Buffer,
  at: number,
  width: number,
  expected: string,
): RecordError {
  return new RecordError(
    `${where}: ${what} is ${JSON.stringify(textAt(bytes, at, 0, width))} (expected ${expected})`,
  );
}

/** Throws unless the record is of this month, written YYYYMM. */
export function assertMonth(
  bytes: Buffer,
  at: number,
  number: number,
  layout: MeasuredLayout,
  yearMonth: number,
): void {
  const from = at + layout.month[0];
  if (parseCode(bytes, from, 6) !== yearMonth)
    throw badField(`${layout.member} record ${number}`, "year and month", bytes, from, 6, String(yearMonth));
}

/** Where the measures of these names start in a record. */
export function measureOffsets(layout: MeasuredLayout, stems: readonly string[]): number[] {
  return stems.map((stem) => {
    const index = layout.stems.indexOf(stem);
    if (index < 0) throw new Error(`unknown measure of ${layout.member}: ${stem}`);
    return layout.measures + index * measureWidth;
  });
}
