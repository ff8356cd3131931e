/** A code by its digits, two to ten of them and always even, or the reason why a text is none. */
export type ReadCode = { digits: string; restored: boolean } | { reason: string };

/**
 * The one rule by which a text in a file is a code. Dots, spaces, dashes and what spreadsheets put around a code
 * (`="8471500150"`, `'8471500150`, `8471500150.0`) say nothing; a text may follow a code. A program that took the code
 * for a number has cut the zero of chapters 01 to 09, so an odd number of digits gets it back.
 */
export function readCode(written: string): ReadCode {
  const marked = written.trim().replace(footnote, "");
  if (/\p{No}/u.test(marked)) return { reason: notACode };
  const text = marked
    .normalize("NFKC") // also makes a no-break space a space
    .replace(/[\u200b\u200e\u200f\ufeff]/g, "")
    .trim()
    .replace(/^="?(.*?)"?$/, "$1")
    .replace(/^['‘’"“”`]+|['’"“”]+$/g, "")
    .trim();
  if (text === "") return { reason: "no code" };
  if (/^\d{4}-\d{2}-\d{2}$|^[-–]/.test(text)) return { reason: notACode }; // a date, a negative number
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text))
    return { reason: "a number in scientific notation has lost digits (expected the code as text)" };
  const grouped = (leadingCode.exec(text)?.[1] ?? text)
    .replace(/^(\d{3,10})[.,]0$|^(\d{5,10})[.,]0+$/, "$1$2") // a number, not a pair of digits
    .replace(/^\d{1,3}(?:[,'’]\d{3})+$/, (number) => number.replaceAll(/\D/g, ""));
  const groups = grouped.split(/[.\s‐-―-]/);
  const digits = groups.join("");
  if (!/^\d+$/.test(digits)) return { reason: notACode };
  if (digits.length > 10) return { reason: `${digits.length} digits (expected 2, 4, 6, 8 or 10)` };
  if (digits.length % 2 === 0) return { digits, restored: false };
  // Behind a whole heading it is the end that was lost, as in 84715001.5 for 84715001.50.
  if (groups.length > 1 && (groups[0] ?? "").length % 2 === 0)
    return { reason: "a digit was lost at its end (expected the code as text)" };
  // Only a zero was lost, and no code begins with two.
  return digits.startsWith("0") ? { reason: notACode } : { digits: `0${digits}`, restored: true };
}

/** The same for a whole statistical code: ten digits. */
export function readHs10(written: string): { hs10: string; restored: boolean } | { reason: string } {
  const code = readCode(written);
  if ("reason" in code) return code;
  return code.digits.length === 10
    ? { hs10: code.digits, restored: code.restored }
    : { reason: `${code.digits.length} digits (expected ten)` };
}

/** Marks of footnotes: a superscript 1 would be taken for a digit of the code. */
const footnote = /(?:\s*(?:[*†‡§¶]+|\p{No}+|\[\w{1,2}\]|\(\d\))|\s+\d\/)+$/u;

const notACode = "not a code (expected 2, 4, 6, 8 or 10 digits)";

/** A code in one of its usual forms with a text after it. */
const leadingCode =
  /^(\d{4}[. ]\d{2}[. ]\d{2}[. ]\d{2}|\d{4}[. ]\d{2}[. ]\d{4}|\d{4}[. ]\d{2}[. ]\d{2}|\d{4}[. ]\d{2}|\d{8}[. ]\d{2}|\d{6}[. ]\d{4}|\d{2,10})(?:\s*[-–—:;,|)]\s*|\s+)(?=.*\p{L})/u;
