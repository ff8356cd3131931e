import { definePage } from "../view/page/view.js";
import { decomposition } from "./prices/decomposition.js";
import { families } from "./prices/families.js";
import { headline } from "./prices/headline.js";
import { inputs } from "./prices/inputs.js";
import { monthly } from "./prices/months.js";
import { bySource } from "./prices/sources.js";
import { indices } from "./prices/tiles.js";

/** How much of the growth of trade is unit values and how much quantities. */
export const prices = definePage({
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
    sources: bySource,
    families,
  },
});
