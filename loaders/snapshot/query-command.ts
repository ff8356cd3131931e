import { Option, type Command } from "commander";
import { dimensions } from "../../src/measures/dimensions.js";
import * as vocabulary from "../../src/measures/vocabulary.js";
import type { MeasureOptions } from "./verbs/measure.js";
import type { Output } from "./verbs/output.js";
import { confidence, monthOption, names, year } from "../options.js";

/** What the verbs do: they ask the snapshot here, or an engine that holds it. */
export interface QueryActions {
  sql: (select: string, options: Output) => Promise<void>;
  measure: (name: string | undefined, options: MeasureOptions) => Promise<void>;
}

/** The verbs sql and measure. */
export function registerQueries(program: Command, cacheOption: () => Option, actions: QueryActions): void {
  withOutput(program.command("sql"), cacheOption)
    .description("query the current snapshot; its tables are views")
    .argument(
      "<select>",
      "one SELECT; also DESCRIBE, SUMMARIZE, SHOW TABLES, EXPLAIN; DuckDB's SQL, or ClickHouse's with --engine",
    )
    .action(actions.sql);
  const measure = withOutput(program.command("measure"), cacheOption)
    .description("the number behind a chart, from the same definition")
    .argument("[name]", "measure; without it, all are listed with unit and formula")
    .option(
      "--by <columns>",
      `columns of the answer, with commas between: ${Object.keys(dimensions).join(", ")}`,
      names,
    )
    .option("--from <month>", "first month, YYYY-MM", monthOption)
    .option("--to <month>", "last month, YYYY-MM", monthOption)
    .option("--base <year>", "base year of indices, growth and counterfactuals (default: 2023)", year)
    .option("--all-goods", "take in chapters 27, 71, 98 and 99")
    .option("--show-sql", "print the SQL that would be asked, and ask nothing");
  withFilters(measure);
  withConcepts(measure);
  withMethods(measure);
  measure
    .addHelpText(
      "after",
      "\nOptions that a measure has no use for change nothing; docs/measures.md says which has.",
    )
    .action(actions.measure);
}

/** Which rows count. */
function withFilters(measure: Command): void {
  measure
    .option(
      "--group <names>",
      `only these groups: ${vocabulary.groups.join(", ")}; another task has names of its own`,
      names,
    )
    .option("--category <names>", "only these label categories", names)
    .option("--country <codes>", "only these Census country codes", names)
    .option("--country-group <names>", "only countries of these groups, such as USMCA or EU-27", names)
    .option("--code <prefixes>", "only codes that start with these digits", names)
    .option("--naics <codes>", "only goods of these NAICS industries", names)
    .option("--end-use <codes>", "only goods of these end uses", names)
    .option("--list <names>", "only codes on these lists", names);
}

/** What is counted, and as what. */
function withConcepts(measure: Command): void {
  choice(measure, "--imports <concept>", "concept of imports", vocabulary.importConcepts, "consumption");
  choice(measure, "--exports <concept>", "concept of exports", vocabulary.exportConcepts, "total");
  choice(
    measure,
    "--medium <place>",
    "where the middle class counts",
    [...vocabulary.mediumPlaces, "in", "out"],
    "apart",
  );
  measure.option(
    "--confidence <least>",
    "least confidence for a label to count its goods in (default: 0)",
    confidence,
  );
}

/** How measures of one kind compare. */
function withMethods(measure: Command): void {
  choice(measure, "--of <whole>", "shares: what they are shares of", vocabulary.wholes, "the measure's own");
  choice(
    ...[
      measure,
      "--comparison <group>",
      "counterfactuals and tariff gaps: what the trade of the goods that count is compared with",
    ],
    ...[vocabulary.comparisons, "low"],
  );
  measure.option("--start <month>", "counterfactuals: first month of excess, YYYY-MM", monthOption);
  choice(
    measure,
    "--matching <kind>",
    "exemptions: how list entries match codes",
    vocabulary.matchings,
    "legal",
  );
  measure.option("--dated", "exemptions: count a list only from its own effective date");
  choice(
    measure,
    "--against <period>",
    "prices: what a period is compared with",
    vocabulary.pricePeriods,
    "base",
  );
  choice(measure, "--formula <name>", "prices: index number formula", vocabulary.indexFormulas, "fisher");
  choice(measure, "--item <good>", "prices: what counts as one good", vocabulary.priceItems, "hs10");
  choice(measure, "--outliers <place>", "prices: whether outliers count", vocabulary.outlierPlaces, "out");
}

/** An option whose default the measure keeps, so that only what a call says is passed on. */
function choice(
  measure: Command,
  flags: string,
  about: string,
  choices: readonly string[],
  standard: string,
): void {
  measure.addOption(new Option(flags, `${about} (default: ${standard})`).choices(choices));
}

function withOutput(command: Command, cacheOption: () => Option): Command {
  return command
    .addOption(cacheOption())
    .option("--json", "an array of objects; an integer beyond 2^53 is a string")
    .option("--csv", "comma-separated values with a header")
    .option("--run <name>", "label run (default: the one in use)")
    .option(
      "--task <name>",
      "question whose labels count (default: the one of the run, else the snapshot's first)",
    )
    .option("--snapshot <id>", "snapshot (default: the current one)")
    .option("--engine", "ask ClickHouse at $ATLAS_ENGINE_URL, which atlas load has filled");
}
