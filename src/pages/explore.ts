import { definePage } from "../view/view.js";
import { brush } from "./explore/brush.js";
import { exampleCards } from "./explore/examples.js";
import { finder } from "./explore/finder.js";
import { inputs } from "./explore/inputs.js";
import { headline } from "./explore/opening.js";
import { slice } from "./explore/slice.js";

/** One page to slice anything: flow, concept, measure, rows and columns, filters, as a chart or a table. */
export const page = definePage({
  name: "explore",
  inputs,
  views: { headline, finder, slice, examples: exampleCards, brush },
});
