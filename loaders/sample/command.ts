import type { Command, Option } from "commander";
import { cacheAt } from "../cache.js";
import { createReporter } from "../progress.js";
import { buildSample } from "./build.js";

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
    .action(sample);
}

async function sample(options: { cache: string }): Promise<void> {
  const reporter = createReporter();
  try {
    const id = await buildSample(cacheAt(options.cache), reporter);
    reporter.note(`snapshot ${id} is current: synthetic values, not for citation`);
  } finally {
    reporter.close();
  }
}
