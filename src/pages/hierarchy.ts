import { definePage } from "../view/page/view.js";
import { breaks } from "./hierarchy/breaks.js";
import { classes } from "./hierarchy/classes.js";
import { inputs } from "./hierarchy/inputs.js";
import { headline, path } from "./hierarchy/path.js";
import { everyLine, sideBySide } from "./hierarchy/side-by-side.js";

/** The Harmonized System from chapters to ten-digit codes, both schedules side by side. */
export const hierarchy = definePage({
  name: "hierarchy",
  inputs,
  views: { headline, path, "side-by-side": sideBySide, lines: everyLine, breaks, classes },
});
