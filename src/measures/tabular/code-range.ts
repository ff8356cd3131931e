import { readCode } from "./hs-code.js";

/** First and last code of a range, digits only. */
export interface CodeRange {
  from: string;
  to: string;
}

/**
 * A range of codes as tariff schedules write them: `7206 to 7229`, `8471.30–8471.50`, `8542.31-39`. Between two codes
 * of one length a hyphen means a range where they ascend; else it is a sign within a code, as in `8471-30`.
 * @returns undefined for what is no range
 */
export function readRange(written: string): CodeRange | undefined {
  const text = written.trim();
  const match = range.exec(
    text.replace(/^from\s+(?=\d)/i, "").replace(/^between\s+(\d[\d. ]*?)\s+and\s/i, "$1 to "),
  );
  if (!match) return undefined;
  const [, first = "", sign, word, last = ""] = match;
  const from = digitsOf(first);
  const given = digitsOf(last);
  if (from === undefined || given === undefined) return undefined;
  const to = completed(first, from, given);
  if (to === undefined || to < from) return undefined;
  const isSpaced = word !== undefined || sign !== "-" || /\s-|-\s/.test(written);
  const isPair = from.length === given.length || first.includes(".");
  return isSpaced || isPair ? { from, to } : undefined;
}

const range =
  /^([\d. ]*\d)(?:\s*(–|—|\.\.+|…|-)\s*|\s+((?:up )?to(?: and including)?|through|thru|until)\s+)(\d[\d. ]*)$/i;

/** The fewest prefixes of two digits or more that cover all codes from the first to the last, both with what is below them. */
export function rangePrefixes({ from, to }: CodeRange): string[] {
  const prefixes: string[] = [];
  let at = Number(from.padEnd(10, "0"));
  const end = Number(to.padEnd(10, "9"));
  while (at <= end) {
    let zeros = 0;
    while (zeros < 8 && at % 10 ** (zeros + 1) === 0 && at + 10 ** (zeros + 1) - 1 <= end) zeros++;
    prefixes.push(
      String(at)
        .padStart(10, "0")
        .slice(0, 10 - zeros),
    );
    at += 10 ** zeros;
  }
  return prefixes;
}

/** The end of a range may leave out what it shares with the start: `8542.31-39`. */
function completed(first: string, from: string, given: string): string | undefined {
  if (given.length === from.length) return given;
  if (given.length > from.length) return given.slice(0, 2) >= from.slice(0, 2) ? given : undefined;
  // A heading of the same chapter is whole: `8471.30 to 8473`. One of another may be either, and is not guessed.
  if (given.length >= 4 && given >= from.slice(0, given.length))
    return given.startsWith(from.slice(0, 2)) ? given : undefined;
  return first.includes(".") ? from.slice(0, from.length - given.length) + given : undefined;
}

function digitsOf(text: string): string | undefined {
  const digits = text.replaceAll(/[. ]/g, "");
  const code = readCode(digits);
  return digits.length >= 2 && digits.length <= 10 && !("reason" in code) ? digits : undefined;
}
