import { definePage } from "../view/page/view.js";
import { gainers } from "./diversion/gainers.js";
import { headline } from "./diversion/headline.js";
import { inputs } from "./diversion/inputs.js";
import { path } from "./diversion/path.js";
import { summary } from "./diversion/tiles.js";

/** What tariffs did to the goods they hit, against goods they spared, and where the trade went. */
export const diversion = definePage({
  name: "diversion",
  inputs,
  views: { headline, summary, path, gainers },
});
