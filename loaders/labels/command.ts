import type { Command, Option } from "commander";
import { registerBatches } from "./commands/batches.js";
import { registerCompare } from "./commands/compare.js";
import { registerEstimate } from "./commands/estimate.js";
import { registerReview } from "./commands/review.js";
import { registerImport } from "./commands/import.js";
import { registerEvaluate } from "./commands/evaluate.js";
import { registerExport } from "./commands/export.js";
import { registerLabelVerb } from "./commands/label.js";

/** `atlas label` and the verbs below it. */
export function registerLabel(program: Command, cacheOption: () => Option): void {
  const label = registerLabelVerb(program, cacheOption);
  const verbs = [
    ...[registerImport, registerExport, registerEvaluate, registerCompare],
    ...[registerEstimate, registerReview, registerBatches],
  ];
  for (const register of verbs) register(label, cacheOption);
}
