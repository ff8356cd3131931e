import { InvalidArgumentError, Option, type Command } from "commander";
import { cacheAt, type Flow } from "../cache.js";
import { UsageError } from "../errors.js";
import { parseMonth, type Month } from "../month.js";
import { createReporter } from "../progress.js";
import type { PlaceDataset } from "./api/places/dataset.js";
import { pullPlaces } from "./api/places/pull.js";
import { pullFromApi } from "./api/pull.js";
import { firstMonth, pullFromBulk } from "./bulk/pull.js";

interface PullOptions {
  source: "bulk" | "api";
  flow: Flow | "both";
  from?: Month;
  to?: Month;
  refresh?: boolean;
  dataset: "hs" | PlaceDataset;
  codes: string[];
  cache: string;
}

/** `atlas pull`: facts from Census into the cache. */
export function registerPull(program: Command, cacheOption: () => Option): void {
  program
    .command("pull")
    .description("fetch trade facts of a range of months from Census into the cache")
    .addOption(
      new Option("--source <source>", "bulk: the monthly files, no key needed; api: needs CENSUS_API_KEY")
        .choices(["bulk", "api"])
        .default("bulk"),
    )
    .addOption(
      new Option("--flow <flow>", "direction of trade")
        .choices(["imports", "exports", "both"])
        .default("both"),
    )
    .option("--from <month>", `first month, YYYY-MM (default: ${firstMonth})`, monthOption)
    .option("--to <month>", "last month, YYYY-MM (default: the newest published)", monthOption)
    .option("--refresh", "fetch again what Census may still revise: January of the previous year and later")
    .addOption(
      new Option(
        "--dataset <dataset>",
        "with --source api: porths and statehs bring HS6 codes by port and by state",
      )
        .choices(["hs", "porths", "statehs"])
        .default("hs"),
    )
    .option(
      "--codes <codes...>",
      "for porths and statehs: HS codes, prefixes or files of codes (default: what the labels call High)",
      [],
    )
    .addOption(cacheOption())
    .addHelpText(
      "after",
      `
A monthly file has about 100 MB, so all months since ${firstMonth} are some 30 GB in cache/raw; start with
--from 2024-01 to see the app on live data sooner. A pull that was broken off goes on where it stopped, and files
that have not changed cost one request each. CENSUS_BULK_URL and CENSUS_API_URL name other servers.`,
    )
    .action(pull);
}

async function pull(options: PullOptions): Promise<void> {
  const { from, to } = options;
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} is later than --to ${to}`);
  const { dataset, codes } = options;
  if (dataset !== "hs" && options.source !== "api")
    throw new UsageError(`--dataset ${dataset} needs --source api`);
  if (dataset === "hs" && codes.length > 0)
    throw new UsageError("--codes needs --dataset porths or statehs: facts are pulled for every code");
  const report = createReporter();
  const request = {
    cache: cacheAt(options.cache),
    flows: options.flow === "both" ? (["imports", "exports"] satisfies Flow[]) : [options.flow],
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    refresh: options.refresh ?? false,
    report,
  };
  try {
    if (dataset !== "hs") await pullPlaces({ ...request, dataset, codes });
    else await (options.source === "api" ? pullFromApi(request) : pullFromBulk(request));
  } finally {
    report.close();
  }
}

function monthOption(text: string): Month {
  try {
    return parseMonth(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
