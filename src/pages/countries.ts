import { policyInput } from "../view/events.js";
import { definePage } from "../view/view.js";
import { byCategory, composition, concentration, usmca } from "./countries/compared.js";
import { inputs } from "./countries/inputs.js";
import { headline, map, shares } from "./countries/shares.js";

/** Where counted goods come from and go to. */
export const page = definePage({
  name: "countries",
  inputs: { ...inputs, ...policyInput },
  views: { headline, shares, map, categories: byCategory, composition, concentration, usmca },
});
