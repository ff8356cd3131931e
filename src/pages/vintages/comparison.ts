import type { Context } from "../../view/page/view.js";
import type { Flow, Unit } from "../../measures/index.js";
import type { VintageValue } from "../../measures/revisions.js";

/** A snapshot that the cache keeps. */
export interface Vintage {
  [key: string]: string | number | boolean | null;
  id: string;
  kind: "live" | "sample";
  /** ISO 8601 */
  built: string;
  /** last month of imports and of exports, `YYYY-MM` */
  imports: string | null;
  exports: string | null;
  run: string | null;
  rows: number;
  /** whether this site is made from it */
  current: boolean;
}

/** Dollars of the cells that a revision changed. */
export interface Revised {
  [key: string]: string | number | null;
  flow: Flow;
  /** month, code or country */
  key: string;
  cells: number;
  before: number;
  after: number;
  change: number;
}

/** What changed from the vintage before to the one in use. */
export interface Comparison {
  before: string;
  after: string;
  /** months that only the later, or only the earlier one holds */
  months: Record<Flow, { added: string[]; removed: string[] }>;
  revised: { months: Revised[]; codes: Revised[]; countries: Revised[] };
  codes: { added: number; removed: number };
  runs: { before: string | null; after: string | null };
  labels: number;
  headline: {
    measure: string;
    title: string;
    unit: Unit;
    group: string | null;
    year: number;
    before: number | null;
    after: number | null;
  }[];
  /** AI-related dollars by month in both, under the label run that each uses */
  monthly: Record<Flow, { before: VintageValue[]; after: VintageValue[] }>;
}

/** What `src/data/vintages.ts` gives the page. */
export interface VintagesData {
  /** oldest first */
  vintages: Vintage[];
  /** null where no earlier snapshot of the same kind is kept */
  comparison: Comparison | null;
  /** dollars as decimal text; see `loaders/snapshot/manifest.ts` */
  control_totals: { flow: Flow; month: string; ours: string; published: string | null }[];
}

export function vintagesOf(context: Pick<Context, "data">): VintagesData {
  return context.data as VintagesData;
}

/** Why there is nothing to compare, and how to get something. */
export const nothingToCompare =
  "Only one snapshot of this kind is kept, so nothing can have been revised yet. Every atlas snapshot adds one and keeps the others; after the next release this page compares the two, as atlas diff BEFORE AFTER does in a shell.";
