import { definePage } from "../view/view.js";
import { comparison, headline, threshold } from "./robustness/comparison.js";
import { inputs } from "./robustness/definitions.js";

/** How much of the answer hangs on what counts, and on what it is divided by. */
export const page = definePage({
  name: "robustness",
  inputs,
  views: { headline, shares: comparison("share"), growth: comparison("growth"), threshold },
});
