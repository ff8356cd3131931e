import { definePage } from "../view/page/view.js";
import { limits } from "./methods/limits.js";
import { measureList } from "./methods/measures.js";
import { terms } from "./methods/terms.js";

/** What every number means, and where it comes from. */
export const methods = definePage({
  name: "methods",
  inputs: {},
  views: { limits, measures: measureList, terms },
});
