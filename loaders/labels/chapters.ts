import { chapterName } from "../../src/measures/chapters.js";
import type { Heading } from "./code.js";

/** The heading of a code's chapter, for codes whose publisher's headings are not known; undefined for a chapter that does not exist. */
export function chapterOf(hs10: string): Heading | undefined {
  const code = hs10.slice(0, 2);
  const description = chapterName(code);
  return description ? { code, description } : undefined;
}
