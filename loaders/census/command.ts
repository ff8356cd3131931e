import type { Command, Option } from "commander";
import { lazily } from "../lazily.js";
import { choice, monthOption, waitOption } from "../options.js";
import { firstMonth } from "./first-month.js";

/** `atlas pull`: facts from Census into the cache. */
export function registerPull(program: Command, cacheOption: () => Option): void {
  program
    .command("pull")
    .description("fetch trade facts of a range of months from Census into the cache")
    .addOption(
      choice(
        "--source <source>",
        "bulk: the monthly files, no key needed; api: needs CENSUS_API_KEY",
        ["bulk", "api"],
        "bulk",
      ),
    )
    .addOption(choice("--flow <flow>", "direction of trade", ["imports", "exports", "both"], "both"))
    .option("--from <month>", `first month, YYYY-MM (default: ${firstMonth})`, monthOption)
    .option("--to <month>", "last month, YYYY-MM (default: the newest published)", monthOption)
    .option(
      "--from-zip <paths...>",
      "read monthly archives that are on this machine (files, or folders of them) instead of fetching any",
    )
    .option("--refresh", "fetch again what Census may still revise: January of the previous year and later")
    .addOption(
      choice(
        "--dataset <dataset>",
        "with --source api: porths and statehs bring HS6 codes by port and by state",
        ["hs", "porths", "statehs"],
        "hs",
      ),
    )
    .option(
      "--codes <codes...>",
      "for porths and statehs: HS codes, prefixes or files of codes (default: what the labels call High)",
      [],
    )
    .addOption(cacheOption())
    .addOption(waitOption())
    .addHelpText(
      "after",
      `
A monthly file has about 100 MB, so all months since ${firstMonth} are some 30 GB in cache/raw; start with
--from 2024-01 to see the app on live data sooner. A pull that was broken off goes on where it stopped, and files
that have not changed cost one request each. --from-zip reads the archives of a Census DVD or of a colleague, whatever
they are called: what is inside says flow and month. CENSUS_BULK_URL and CENSUS_API_URL name other servers.
Ports and states are tables of the next atlas snapshot, for the codes and months that were pulled.`,
    )
    .action(lazily(async () => (await import("./verb.js")).pull));
}
