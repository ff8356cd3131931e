import { definePage } from "../view/view.js";
import { limits, measureList, terms } from "./methods/lists.js";
import { headline } from "./methods/opening.js";

/** What every number means, and where it comes from. */
export const page = definePage({
  name: "methods",
  inputs: {},
  views: { headline, limits, measures: measureList, terms },
});
