import { definePage } from "../view/view.js";
import { exemptCodes, exemptions, overlap } from "./tariffs/exemptions.js";
import { gap, headline } from "./tariffs/gap.js";
import { inForce } from "./tariffs/in-force.js";
import { inputs } from "./tariffs/inputs.js";
import { bySource, months, rates } from "./tariffs/rates.js";

/** How trade policy treats counted goods: rates, exemptions, and why the rates differ. */
export const page = definePage({
  name: "tariffs",
  inputs,
  views: {
    headline,
    rates,
    months,
    "by-source": bySource,
    exemptions,
    "exempt-in-force": inForce,
    overlap,
    "exempt-codes": exemptCodes,
    gap,
  },
});
