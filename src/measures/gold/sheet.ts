import type { Flow } from "../vocabulary.js";
import { codeKey } from "./draw.js";

/** A code of a sheet, and the probability with which it was drawn; NULL where it was chosen, not drawn. */
export interface SheetCode {
  flow: Flow;
  hs10: string;
  probability: number | null;
}

/** The words in which people answer, as a task states them. */
export interface ReviewTask {
  name: string;
  title: string;
  /** from least to most */
  labels: readonly { name: string; meaning: string }[];
  /** the labels that measures count as in */
  counted: readonly string[];
  categories: readonly { name: string; meaning: string }[];
  /** the least label goes with this category and with no other */
  outside: { label: string; category: string };
  /** codes that the prompt holds as examples: they cannot test it */
  examples: readonly string[];
}

/**
 * The name of a sheet: what task it asks, which codes it holds and with which probabilities they were drawn. Two files
 * with the same codes in another order are one sheet; a changed probability, a code more or less make another one.
 */
export function sheetId(task: string, codes: readonly SheetCode[]): string {
  const lines = codes.map(
    (code) =>
      `${codeKey(code)} ${code.probability === null ? "chosen" : Number(code.probability.toPrecision(12))}`,
  );
  return `${task}-${checksum([task, ...lines.sort()].join("\n"))}`;
}

/** 16 hexadecimal digits: FNV-1a from two starting points; against accidents, not against forgers. */
function checksum(text: string): string {
  let [first, second] = [0x811c9dc5, 0x2b992ddf];
  for (let i = 0; i < text.length; i++) {
    first = Math.imul(first ^ text.charCodeAt(i), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(i), 0x01000193) ^ (second >>> 13);
  }
  return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
