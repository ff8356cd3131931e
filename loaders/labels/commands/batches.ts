import type { Command, Option } from "commander";
import { lazily } from "../../lazily.js";

export function registerBatches(label: Command, cacheOption: () => Option): void {
  label
    .command("batches")
    .description("batches that this cache knows, and those of the service that it does not (needs a key)")
    .option("--json", "as a JSON array")
    .addOption(cacheOption())
    .action(lazily(async () => (await import("../verbs/batches.js")).showBatches));
}
