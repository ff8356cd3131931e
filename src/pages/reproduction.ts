import { definePage } from "../view/page/view.js";
import { inputs } from "./reproduction/inputs.js";
import { counts, headline, ledgerTable } from "./reproduction/ledger.js";

/** Every number of the paper beside the one that the Atlas's own measures give. */
export const reproduction = definePage({
  name: "reproduction",
  inputs,
  views: { headline, counts, ledger: ledgerTable },
});
