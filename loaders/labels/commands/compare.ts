import type { Command, Option } from "commander";
import { wholeNumber } from "../../options.js";
import { lazily } from "../../lazily.js";

export function registerCompare(label: Command, cacheOption: () => Option): void {
  label
    .command("compare")
    .description("how two runs agree; more than two, or the votes of one, all together")
    .argument("<runs...>", "names of runs")
    .option("--top <count>", "codes that move the answer most", wholeNumber, 20)
    .option("--json", "as one JSON object")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("../verbs/compare.js")).compare));
}
