import { definePage } from "../view/page/view.js";
import { exemptCodes } from "./tariffs/exempt-codes.js";
import { exemptions } from "./tariffs/exemptions.js";
import { gap } from "./tariffs/gap.js";
import { headline } from "./tariffs/headline.js";
import { inputs } from "./tariffs/inputs.js";
import { months } from "./tariffs/months.js";
import { overlap } from "./tariffs/overlap.js";
import { bySource, rates } from "./tariffs/rates.js";

/** How trade policy treats AI-related goods: rates, exemptions, and why the rates differ. */
export const tariffs = definePage({
  name: "tariffs",
  inputs,
  views: {
    headline,
    rates,
    months,
    "by-source": bySource,
    exemptions,
    overlap,
    "exempt-codes": exemptCodes,
    gap,
  },
});
