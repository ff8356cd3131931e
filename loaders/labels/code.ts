import { readHs10 } from "../../src/measures/tabular/hs-code.js";
import type { Flow } from "../cache.js";

/** A code of a flow with all that is known of it before it is labelled. Missing texts are NULL. */
export interface Code {
  flow: Flow;
  hs10: string;
  description_long: string | null;
  description_short: string | null;
  unit1: string | null;
  unit2: string | null;
  naics: readonly Industry[];
  /** texts of chapter, heading and subheading, shortest code first */
  headings: readonly Heading[];
}

export interface Industry {
  code: string;
  name: string | null;
}

export interface Heading {
  code: string;
  description: string;
}

/** The long description, else the short one, else nothing. */
export function describeCode(code: Code): string {
  return code.description_long ?? code.description_short ?? "";
}

/** Ten digits from what a file says, by the one rule of `readHs10`; undefined where it says none. */
export function normalizeHs10(text: string): { hs10: string; restored: boolean } | undefined {
  const code = readHs10(text);
  return "reason" in code ? undefined : code;
}
