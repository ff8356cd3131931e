import { definePage } from "../view/view.js";
import { counts, headline, inputs, ledger } from "./reproduction/ledger.js";

/** Every number of the paper beside the one that the Atlas's own measures give. */
export const page = definePage({ name: "reproduction", inputs, views: { headline, counts, ledger } });
