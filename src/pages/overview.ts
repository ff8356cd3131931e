import { definePage } from "../view/page/view.js";
import { headline } from "./overview/headline.js";
import { inputs } from "./overview/inputs.js";
import { share } from "./overview/share.js";
import { table1 } from "./overview/table-1.js";
import { numbers } from "./overview/tiles.js";
import { trend } from "./overview/trend.js";

/** The first page: what the AI boom does to U.S. trade, in one sentence, four numbers, two charts and a table. */
export const overview = definePage({
  name: "overview",
  inputs,
  views: { headline, numbers, trend, share, "table-1": table1 },
});
