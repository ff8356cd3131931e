import type { Command, Option } from "commander";
import { lazily } from "../lazily.js";
import { waitOption } from "../options.js";

export function registerSample(program: Command, cacheOption: () => Option): void {
  program
    .command("sample")
    .description("build the embedded sample as a snapshot and make it the current one")
    .addHelpText(
      "after",
      "\nReal codes and countries with synthetic values that give the published tables; not for citation." +
        "\nIt is always the same. A live snapshot that was current stays: atlas snapshot --use ID brings it back.",
    )
    .addOption(cacheOption())
    .addOption(waitOption())
    .action(lazily(async () => (await import("./verb.js")).sample));
}
