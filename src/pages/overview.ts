import { definePage } from "../components/page/view.js";
import { headline } from "./overview/headline.js";
import { inputs } from "./overview/inputs.js";
import { trend } from "./overview/trend.js";

/** The first page: what the AI boom does to U.S. trade, in one sentence, three numbers and two charts. */
export const overview = definePage({
  name: "overview",
  inputs,
  views: { headline, trend },
});
