import { definePage } from "../view/page/view.js";
import { underConcepts } from "./vintages/concepts.js";
import { headline } from "./vintages/headline.js";
import { inputs } from "./vintages/inputs.js";
import { reconciliation } from "./vintages/reconciliation.js";
import { revisedMonths } from "./vintages/revised-months.js";
import { release } from "./shared/release.js";
import { headlineChanges, kept, revisedCodes, revisedCountries } from "./vintages/tables.js";

/** What was revised between snapshots, and how the totals stand against the published ones and other concepts. */
export const vintages = definePage({
  name: "vintages",
  inputs,
  views: {
    headline,
    kept,
    "revised-months": revisedMonths,
    "headline-changes": headlineChanges,
    "revised-codes": revisedCodes,
    "revised-countries": revisedCountries,
    release,
    reconciliation,
    concepts: underConcepts,
  },
});
