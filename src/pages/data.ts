import { definePage } from "../view/view.js";
import { controlTotals, coverage, gapMonths, gaps, runs, sources } from "./data/lists.js";
import { headline, summary, tables } from "./data/summary.js";
import { release } from "./shared/release.js";

/** What the snapshot holds, where it came from, and how to take it away. */
export const page = definePage({
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
