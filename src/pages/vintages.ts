import { definePage } from "../view/view.js";
import { release } from "./shared/release.js";
import { inputs, revisedMonths } from "./vintages/comparison.js";
import { underConcepts } from "./vintages/concepts.js";
import { headline } from "./vintages/opening.js";
import { reconciliation } from "./vintages/reconciliation.js";
import { headlineChanges, kept, revisedCodes, revisedCountries } from "./vintages/tables.js";

/** What was revised between snapshots, and how the totals stand against the published ones and other concepts. */
export const page = definePage({
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
