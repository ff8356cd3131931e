import { definePage } from "../view/view.js";
import { codeContributions, headline, hierarchy, ranking, treemap } from "./products/codes.js";
import { contributions } from "./products/contributions.js";
import { inputs } from "./products/inputs.js";

/** Which products counted trade is made of, and which of them grew. */
export const page = definePage({
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
