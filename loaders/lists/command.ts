import type { Command, Option } from "commander";
import { lazily } from "../lazily.js";
import { waitOption } from "../options.js";
import { listNames } from "./sources.js";

export function registerLists(program: Command, cacheOption: () => Option): void {
  program
    .command("lists")
    .description("fetch the tariff lists and published label sets of the registry")
    .option("--only <names...>", "take these sources only", [])
    .option("--from-file <name=path...>", "take a source from a local file", [])
    .option("--from-dir <dir>", "take what this folder holds, fetch nothing")
    .addOption(cacheOption())
    .addOption(waitOption())
    .addHelpText(
      "after",
      `\nSources: ${listNames().join(", ")}\nATLAS_LISTS_URL names another host than GitHub.`,
    )
    .action(lazily(async () => (await import("./verb.js")).lists));
}
