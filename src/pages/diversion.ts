import { definePage } from "../view/view.js";
import { gainers, headline, summary } from "./diversion/comparison.js";
import { inputs } from "./diversion/inputs.js";
import { path } from "./diversion/study.js";

/** What tariffs did to the goods they hit, against goods they spared, and where the trade went. */
export const page = definePage({
  name: "diversion",
  inputs,
  views: { headline, summary, path, gainers },
});
