import { InvalidArgumentError, Option, type Command } from "commander";
import { cacheAt } from "../cache.js";
import { UsageError } from "../errors.js";
import { parseMonth } from "../month.js";
import { printLines } from "../output.js";
import { createReporter } from "../progress.js";
import {
  dimensions,
  exportConcepts,
  findMeasure,
  groups,
  importConcepts,
  measures,
  measureSql,
  type Filter,
  type Query,
} from "../../src/measures/index.js";
import { answerOf, formatAnswer, type Format } from "./answer.js";
import { querySnapshot } from "./query.js";
import { openSnapshot, type Session } from "./session.js";

interface Output {
  cache: string;
  json?: true;
  csv?: true;
  run?: string;
  snapshot?: string;
}

/** Options of `atlas measure`: those of a query as the measures take it, and the filters as options of their own. */
type MeasureOptions = Output &
  Pick<Query, "by" | "from" | "to" | "allGoods" | "base" | "medium" | "imports" | "exports"> & {
    group?: Filter["groups"];
    category?: string[];
    country?: string[];
    code?: string[];
  };

/** The verbs sql and measure. */
export function registerQueries(program: Command, cacheOption: () => Option): void {
  withOutput(program.command("sql"), cacheOption)
    .description("query the current snapshot; its tables are views")
    .argument("<select>", "one SELECT; also DESCRIBE, SUMMARIZE, SHOW TABLES, EXPLAIN")
    .action(sql);
  withOutput(program.command("measure"), cacheOption)
    .description("the number behind a chart, from the same definition")
    .argument("[name]", "measure; without it, all are listed with unit and formula")
    .option(
      "--by <columns>",
      `columns of the answer, with commas between: ${Object.keys(dimensions).join(", ")}`,
      list,
    )
    .option("--from <month>", "first month, YYYY-MM", month)
    .option("--to <month>", "last month, YYYY-MM", month)
    .option("--all-goods", "take in chapters 27, 71, 98 and 99")
    .option("--group <names>", `only these groups: ${groups.join(", ")}`, list)
    .option("--category <names>", "only these label categories", list)
    .option("--country <codes>", "only these Census country codes", list)
    .option("--code <prefixes>", "only codes that start with these digits", list)
    .option("--base <year>", "base year of indices, growth and counterfactuals (default: 2023)", Number)
    .addOption(new Option("--medium <place>", "where Medium counts").choices(["apart", "ai", "non_ai"]))
    .addOption(new Option("--imports <concept>", "concept of imports").choices(importConcepts))
    .addOption(new Option("--exports <concept>", "concept of exports").choices(exportConcepts))
    .action(measure);
}

async function sql(select: string, options: Output): Promise<void> {
  const format = formatOf(options);
  await withSession(options, async (session) => {
    await printLines(formatAnswer(await querySnapshot(session, select), format));
  });
}

async function measure(name: string | undefined, options: MeasureOptions): Promise<void> {
  const format = formatOf(options);
  if (name === undefined) {
    const rows = measures.map(({ name, unit, formula }) => ({ measure: name, unit, formula }));
    return printLines(formatAnswer(answerOf(rows), format));
  }
  const text = usage(() => measureSql(name, queryOf(options)));
  await withSession(options, async (session) => {
    const answer = await session.database.answer(text);
    if (format === "table") {
      const { title, unit } = findMeasure(name);
      await printLines([
        `${title} (${unit}), snapshot ${session.id}, label run ${session.run ?? "none"}`,
        "",
      ]);
    }
    await printLines(formatAnswer(answer, format));
  });
}

async function withSession(
  { cache, snapshot, run }: Output,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const report = createReporter();
  try {
    const session = await openSnapshot(cacheAt(cache), { id: snapshot, run, report });
    try {
      await work(session);
    } finally {
      session.close();
    }
  } finally {
    report.close();
  }
}

function queryOf(options: MeasureOptions): Query {
  const { by, from, to, allGoods, base, medium, imports, exports, group, category, country, code } = options;
  const where = { groups: group, categories: category, countries: country, codes: code };
  return given({ by, from, to, allGoods, base, medium, imports, exports, where: given(where) });
}

/** Only the options that the call had, so that the measure's own defaults hold for the rest. */
function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Measures know nothing of exit codes: what they refuse was a wrong call. */
function usage<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function withOutput(command: Command, cacheOption: () => Option): Command {
  return command
    .addOption(cacheOption())
    .option("--json", "an array of objects; an integer beyond 2^53 is a string")
    .option("--csv", "comma-separated values with a header")
    .option("--run <name>", "label run (default: the one in use)")
    .option("--snapshot <id>", "snapshot (default: the current one)");
}

function formatOf({ json, csv }: Output): Format {
  if (json && csv) throw new UsageError("--json and --csv exclude each other");
  return json ? "json" : csv ? "csv" : "table";
}

function list(text: string): string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.includes("")) throw new InvalidArgumentError("expected names with a comma between");
  return items;
}

function month(text: string): string {
  try {
    return parseMonth(text);
  } catch (cause) {
    throw new InvalidArgumentError((cause as Error).message);
  }
}
