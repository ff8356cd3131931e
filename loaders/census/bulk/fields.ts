import { measureWidth, type MeasuredLayout } from "./layout.js";
import { RecordError } from "./records.js";

const ZERO = 48;
const SPACE = 32;
const MINUS = 45;

/**
 * A measure: a whole number, right-aligned, padded with blanks or zeros, with a leading minus where negative.
 * NaN for anything else; a blank field is a broken line and not a zero. Fifteen digits are exact in a double.
 */
export function parseMeasure(bytes: Uint8Array, at: number): number {
  const end = at + measureWidth;
  let i = at;
  while (i < end && bytes[i] === SPACE) i++;
  const negative = bytes[i] === MINUS;
  if (negative) i++;
  if (i >= end) return NaN;
  let value = 0;
  for (; i < end; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return negative && value !== 0 ? -value : value;
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

/** Text of a field, one byte a character: a UTF-8 decoder would shift the columns. */
export function textAt(bytes: Buffer, at: number, from: number, to: number): string {
  return bytes.toString("latin1", at + from, at + to);
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

export const wholeNumber = `a whole number in ${measureWidth} columns`;

/** Throws unless the record is of this month, written YYYYMM. */
export function assertMonth(
  bytes: Buffer,
  at: number,
  number: number,
  layout: MeasuredLayout,
  yearMonth: string,
): void {
  const from = at + layout.month[0];
  for (let i = 0; i < 6; i++)
    if (bytes[from + i] !== yearMonth.charCodeAt(i))
      throw badField(`${layout.member} record ${number}`, "year and month", bytes, from, 6, yearMonth);
}

/** Where the measures of these names start in a record. */
export function measureOffsets(layout: MeasuredLayout, stems: readonly string[]): number[] {
  return stems.map((stem) => {
    const index = layout.stems.indexOf(stem);
    if (index < 0) throw new Error(`unknown measure of ${layout.member}: ${stem}`);
    return layout.measures + index * measureWidth;
  });
}
