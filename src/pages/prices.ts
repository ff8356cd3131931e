import { definePage } from "../view/view.js";
import { inputs } from "./prices/inputs.js";
import { bySource, families, monthly } from "./prices/months.js";
import { outliers } from "./prices/outliers.js";
import { decomposition, headline, indices } from "./prices/parts.js";

/** How much of the growth of trade is unit values and how much quantities. */
export const page = definePage({
  name: "prices",
  inputs,
  ahead: false, // each base year and formula compares the unit values of every code anew
  views: {
    headline,
    indices,
    parts: decomposition("group"),
    categories: decomposition("category"),
    "price-months": monthly("price"),
    "quantity-months": monthly("quantity"),
    outliers,
    sources: bySource,
    families,
  },
});
