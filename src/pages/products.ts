import { definePage } from "../view/page/view.js";
import { codeContributions } from "./products/code-contributions.js";
import { contributions } from "./products/contributions.js";
import { inputs } from "./products/inputs.js";
import { headline } from "./products/headline.js";
import { hierarchy } from "./products/hierarchy.js";
import { ranking } from "./products/ranking.js";
import { treemap } from "./products/treemap.js";

/** Which products AI-related trade is made of, and which of them grew. */
export const products = definePage({
  name: "products",
  inputs,
  views: {
    headline,
    treemap,
    "table-1": hierarchy,
    contributions,
    "code-contributions": codeContributions,
    ranking,
  },
});
