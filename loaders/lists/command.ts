import { Option, type Command } from "commander";
import { lazily } from "../lazily.js";
import { waitOption } from "../options.js";
import { listNames } from "./sources.js";

export function registerLists(program: Command, cacheOption: () => Option): void {
  const lists = program.command("lists");
  lists
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
  addOwn(lists, cacheOption);
}

/** `atlas lists add`. */
function addOwn(lists: Command, cacheOption: () => Option): void {
  lists
    .command("add")
    .description(
      "take in a list of your own: any CSV or text with codes of 2 to 10 digits, or ranges of them",
    )
    .argument("<name>", "name of the list: small letters, digits, _ and -")
    .argument("<source>", "a file, or an address with http:// or https://")
    .addOption(
      new Option("--as <kind>", "what being on the list means")
        .choices(["exemption", "tariff", "set"])
        .makeOptionMandatory(),
    )
    .option("--from <day>", "first day in force of rows without a date of their own, YYYY-MM-DD")
    .option(
      "--country <names...>",
      "countries whose goods it is about: name, ISO or Census code (default: all)",
    )
    .option("--rate <percent>", "additional duty")
    .option("--title <text>", "what pages call it (default: its name)")
    .option(
      "--column <kind=header...>",
      "where columns are not found by name: code=, end= (of a range), date=",
    )
    .option("--skip", "leave out rows that cannot be read")
    .addOption(cacheOption())
    .addOption(waitOption())
    .addHelpText(
      "after",
      "\nDots, spaces, ranges (7206 to 7229, 8542.31-39) and several codes in a cell are read; atlas snapshot takes the list in.",
    )
    .action(lazily(async () => (await import("./add-verb.js")).addList));
}
