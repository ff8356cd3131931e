import { policyInput } from "../view/events.js";
import { definePage } from "../view/page/view.js";
import { byCategory } from "./countries/categories.js";
import { composition } from "./countries/composition.js";
import { concentration } from "./countries/concentration.js";
import { headline } from "./countries/headline.js";
import { inputs } from "./countries/inputs.js";
import { map } from "./countries/map.js";
import { usmca } from "./countries/neighbours.js";
import { shares } from "./countries/shares.js";

/** Where AI-related goods come from and go to. */
export const countries = definePage({
  name: "countries",
  inputs: { ...inputs, ...policyInput },
  views: { headline, shares, map, categories: byCategory, composition, concentration, usmca },
});
