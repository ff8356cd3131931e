import { definePage } from "../components/page/view.js";
import { contributions } from "./products/contributions.js";
import { inputs } from "./products/inputs.js";
import { headline, ranking } from "./products/ranking.js";
import { treemap } from "./products/treemap.js";

/** Which products AI-related trade is made of, and which of them grew. */
export const products = definePage({
  name: "products",
  inputs,
  views: { headline, treemap, contributions, ranking },
});
