import { definePage } from "../view/page/view.js";
import { comparison, headline } from "./robustness/comparison.js";
import { inputs } from "./robustness/inputs.js";
import { threshold } from "./robustness/threshold.js";

/** How much of the answer hangs on what is called AI-related, and on what it is divided by. */
export const robustness = definePage({
  name: "robustness",
  inputs,
  views: { headline, shares: comparison("share"), growth: comparison("growth"), threshold },
});
