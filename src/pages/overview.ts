import { definePage } from "../view/view.js";
import { inputs } from "./overview/inputs.js";
import { headline, numbers, table1 } from "./overview/numbers.js";
import { sayingReviewed } from "./overview/reviewed.js";
import { share, trend } from "./overview/trend.js";

/** The first page: what the boom does to U.S. trade, in one sentence, four numbers, two charts and a table. */
export const page = definePage({
  name: "overview",
  inputs,
  views: { headline: sayingReviewed(headline), numbers, trend, share, "table-1": table1 },
});
