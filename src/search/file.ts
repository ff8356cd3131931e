import type { PackedCodes } from "./code-index.js";

/** What the build writes for the search of every page. */
export interface SearchFile {
  codes: PackedCodes;
  entries: readonly SearchEntry[];
}

/** Anything but a code that a reader can go to. */
export interface SearchEntry {
  kind: "page" | "category" | "country" | "list" | "term";
  title: string;
  /** beside the title */
  text: string;
  /** other words that lead to it */
  also?: string;
  /** from the site's root */
  href: string;
}
