import { rangePrefixes, readRange } from "./code-range.js";
import { readCode } from "./hs-code.js";

/** A code or a range of a cell, as the prefixes that it covers. */
export interface FoundCode {
  prefixes: string[];
  written: string;
  range: boolean;
  /** a leading zero was given back */
  restored: boolean;
  /** four digits or more: surely a code */
  long: boolean;
}

/**
 * The codes and ranges of a cell, none where a part of it is neither. A star or an `x` at the end stands for any digits.
 * @param isLost has a code of an odd number of digits lost its zero? Else it is a prefix as it stands.
 */
export function codesIn(cell: string, isLost: (digits: string) => boolean): FoundCode[] {
  const whole = one(cell, isLost);
  const isNumber = /^\d{1,3}(?:,\d{3})+$/.test(cell.trim());
  const parts = isNumber ? [] : cell.split(/\s*[;,/|\n]\s*|\s+(?:and|or|&)\s+/).filter(Boolean);
  const found = parts.length > 1 ? parts.map((part) => one(part, isLost)) : [];
  const codes = found.filter((code) => code !== undefined);
  if (whole && codes.length < 2) return [whole];
  // `8542.31, 39` means 8542.39 to its writer, and not chapter 39.
  const isShortened = codes.some(({ long }) => long) && codes.some(({ long }) => !long);
  return codes.length === found.length && !isShortened ? codes : [];
}

/**
 * Zeros are lost where no code of the file begins with one and codes that are a digit longer are common, or of the
 * `lengths` that such a file is known to have. What a code of an even number of digits goes on with is a heading cut
 * short: 730 beside 7302 is no 0730.
 */
export function lostZeros(
  cells: readonly string[],
  lengths: readonly number[] = [],
): (digits: string) => boolean {
  const digits = cells.map((cell) => cell.replaceAll(/[. ]/g, "")).filter((cell) => /^\d{2,10}$/.test(cell));
  if (digits.some((code) => code.startsWith("0"))) return () => false;
  const begun = new Set(
    digits.flatMap((code) =>
      code.length % 2 === 0 ? [3, 5, 7, 9].map((length) => code.slice(0, length)) : [],
    ),
  );
  const counts = new Map<number, number>();
  for (const { length } of digits) counts.set(length, (counts.get(length) ?? 0) + 1);
  return (code) => {
    if (code.startsWith("0")) return false;
    if (begun.has(code)) return false;
    const longer = counts.get(code.length + 1) ?? 0;
    return longer * 10 >= digits.length || lengths.includes(code.length + 1);
  };
}

/** Words that stand before a code and are none of it: `ex` marks a part of a code, which is taken whole. */
const lead = /^(?:ex|chapters?|ch\.?|headings?|subheadings?|hts(?:us)?|hs|no\.?)[\s:]*(?=\d)/i;
/** Signs for any digits behind a code. */
const anyDigits = /(?<=\d)[.\s]*(?:\*+|[x.]*x)$/i;
/** A code, and what would make a range of it with the code behind. */
const unreadRange = /^\d[\d. ]*\s*(?:–|—|-|\.\.+|…|\b(?:to|through|thru|until)\b)\s*\d{4}/i;
/** Two codes with words or a spaced or long dash between that are no range as we read them: one of them would be lost. */
const unreadPair = /^\d[\d. ]*(?:\s*[–—]\s*|\s+-\s*|\s*-\s+|\s+\p{L}[\p{L} ]{0,23}\s)\d{4}[\d. ]*$/u;

function one(text: string, isLost: (digits: string) => boolean): FoundCode | undefined {
  const written = text
    .trim()
    .replaceAll(/[‐‑−﹣－]/g, "-") // hyphens of word processors
    .replaceAll(/\s*[~～→]\s*/g, "–")
    .replace(lead, "")
    .replace(anyDigits, "");
  const range = readRange(written);
  if (range)
    return {
      ...{ prefixes: rangePrefixes(range), written, range: true, restored: false },
      long: range.from.length > 2,
    };
  const open = anyDigits.test(text.trim()) ? written.replaceAll(/[.\s]/g, "") : "";
  if (/^\d{2,10}$/.test(open))
    return { prefixes: [open], written: open, range: false, restored: false, long: open.length >= 4 };
  const code = readCode(written);
  if ("reason" in code || unreadPair.test(written)) return undefined;
  const digitsOfRange = unreadRange.exec(written)?.[0].replaceAll(/\D/g, "") ?? "";
  if (digitsOfRange.length > code.digits.length) return undefined;
  const asWritten = code.restored ? code.digits.slice(1) : code.digits;
  const restored = code.restored && (asWritten.length === 1 || isLost(asWritten));
  const digits = restored ? code.digits : asWritten;
  return { prefixes: [digits], written: digits, range: false, restored, long: digits.length >= 4 };
}
