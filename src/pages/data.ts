import { definePage } from "../view/page/view.js";
import { headline, summary } from "./data/summary.js";
import { gapMonths, gaps } from "./data/gaps.js";
import { release } from "./shared/release.js";
import { controlTotals, coverage, runs, sources, tables } from "./data/tables.js";

/** What the snapshot holds, where it came from, and how to take it away. */
export const data = definePage({
  name: "data",
  inputs: {},
  views: {
    headline,
    summary,
    release,
    coverage,
    "control-totals": controlTotals,
    gaps,
    "gap-months": gapMonths,
    sources,
    runs,
    tables,
  },
});
