import type { Command, Option } from "commander";
import { registerImport } from "./commands/import.js";
import { registerEvaluate } from "./commands/evaluate.js";
import { registerExport } from "./commands/export.js";
import { registerLabelVerb } from "./commands/label.js";

/** `atlas label` and the verbs below it. */
export function registerLabel(program: Command, cacheOption: () => Option): void {
  const label = registerLabelVerb(program, cacheOption);
  for (const register of [registerImport, registerExport, registerEvaluate]) register(label, cacheOption);
}
