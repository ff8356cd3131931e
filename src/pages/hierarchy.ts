import { definePage } from "../view/view.js";
import { breaks, classes } from "./hierarchy/classes.js";
import { inputs } from "./hierarchy/inputs.js";
import { everyLine, headline, path, sideBySide } from "./hierarchy/levels.js";

/** The Harmonized System from chapters to ten-digit codes, both schedules side by side. */
export const page = definePage({
  name: "hierarchy",
  inputs,
  views: { headline, path, "side-by-side": sideBySide, lines: everyLine, breaks, classes },
});
