import type { Rule } from "../rule.js";
import { building } from "./building.js";
import { compute } from "./compute.js";
import { cooling } from "./cooling.js";
import { exclusions } from "./exclusions.js";
import { networking } from "./networking.js";
import { power } from "./power.js";
import { safetyMaterialsOperations } from "./safety-materials-operations.js";

/** The rule set, in the order in which rules are tried. */
export const rules: readonly Rule[] = [
  ...exclusions,
  ...compute,
  ...networking,
  ...power,
  ...cooling,
  ...building,
  ...safetyMaterialsOperations,
];
