import {
  findMeasure,
  groups,
  measures,
  measureSql,
  type Filter,
  type Group,
  type Query,
} from "../../../src/measures/index.js";
import { defaultTask } from "../../tasks/task.js";
import { readingOf, type TaskReading } from "../tasks.js";
import { UsageError } from "../../errors.js";
import { refuseBackwards } from "../../month.js";
import { printLines } from "../../output.js";
import { dateOf, quoteText } from "../../../src/measures/sql.js";
import { answerOf, formatAnswer, type Answer } from "../answer.js";
import { requireKnown, type Asked } from "../filter.js";
import { formatOf, withSession, type Output } from "./output.js";

/** Options of `atlas measure`: a query as the measures take it, its filters as options of their own. */
export type MeasureOptions = Output &
  Omit<Query, "where"> & {
    group?: Filter["groups"];
    category?: string[];
    country?: string[];
    countryGroup?: string[];
    code?: string[];
    naics?: string[];
    endUse?: string[];
    list?: string[];
    showSql?: true;
  };

/** `atlas measure`. */
export async function measure(name: string | undefined, options: MeasureOptions): Promise<void> {
  await printMeasure(name, options, (work) =>
    withSession(options, ({ database, id, run, task }) =>
      work({
        ...{ id, run, task: task && readingOf(task) },
        answer: (sql) => database.answer(sql),
        rows: (sql) => database.rows(sql),
      }),
    ),
  );
}

/** What a measure is asked of. */
export interface Source extends Asked {
  id: string;
  run: string | null;
  /** how labels and groups of the task read; absent: as the paper's */
  task?: TaskReading | undefined;
  answer(sql: string): Promise<Answer>;
}

/** Prints the list of measures, the SQL of one, or its answer out of the source that `open` gives to the work. */
export async function printMeasure(
  name: string | undefined,
  options: MeasureOptions,
  open: (work: (source: Source) => Promise<void>) => Promise<void>,
  translated = (sql: string): string => sql,
): Promise<void> {
  const format = formatOf(options);
  if (name === undefined) {
    const rows = measures.map(({ name, unit, formula }) => ({ measure: name, unit, formula }));
    return printLines(formatAnswer(answerOf(rows), format));
  }
  const given = queryOf(options);
  const { groups: named, ...where } = given.where ?? {};
  const ungrouped = usage(() => measureSql(name, { ...given, where })); // before a snapshot is opened or built
  if (options.showSql)
    return printLines([translated(named ? usage(() => measureSql(name, given)) : ungrouped)]);
  await open(async (source) => {
    const query = named ? { ...given, where: { ...where, groups: groupsNamed(named, source.task) } } : given;
    const text = usage(() => measureSql(name, query));
    await requireKnown(source, query.where ?? {});
    const answer = inGroupsOf(source.task, await source.answer(text));
    if (format === "table") {
      const { title, unit } = findMeasure(name);
      const asked = source.task && source.task.name !== defaultTask ? `, task ${source.task.name}` : "";
      await printLines([
        `${title} (${unit}), snapshot ${source.id}, label run ${source.run ?? "none"}${asked}`,
        "",
      ]);
    }
    await printLines(formatAnswer(answer, format));
    const value = answer.columns.indexOf("value");
    const { unknown } = findMeasure(name);
    const parts = await partialYears(source, name, query);
    // beside JSON and CSV the note goes where it does not stand in a reader's way
    if (format === "table" && parts) await printLines(["", parts]);
    else if (parts) process.stderr.write(`${parts}\n`);
    if (format === "table" && unknown && answer.rows.some((row) => row[value] === null))
      await printLines(["", unknown]);
  });
}

/** `In part: 2026 (1 of 12 months of imports)`, for the years of an answer by year that are not held or asked for whole. */
async function partialYears(source: Asked, name: string, query: Query): Promise<string | undefined> {
  if (!query.by?.includes("year")) return undefined;
  const flows = findMeasure(name).flows.map(quoteText).join(", ");
  const window = [
    ...(query.from ? [`month >= ${dateOf(query.from)}`] : []),
    ...(query.to ? [`month <= ${dateOf(query.to)}`] : []),
  ];
  const years = await source.rows<{ year: number; flow: string; months: number }>(
    `SELECT CAST(year(month) AS INTEGER) AS year, flow, CAST(count(*) AS INTEGER) AS months FROM coverage
     WHERE ${[`flow IN (${flows})`, ...window].join(" AND ")} GROUP BY ALL HAVING count(*) < 12 ORDER BY year, flow`,
  );
  const texts = years.map(({ year, flow, months }) => `${year} (${months} of 12 months of ${flow})`);
  return texts.length ? `In part: ${texts.join(", ")}.` : undefined;
}

/** Groups as measures are written in them, from what the task calls them. @throws UsageError with the task's groups */
function groupsNamed(names: readonly string[], task: TaskReading | undefined): Group[] {
  const own = groups.map((group) => task?.groups.get(group) ?? group);
  return names.map((name) => {
    const group = groups[own.indexOf(name)];
    if (group === undefined) throw new UsageError(`unknown group: "${name}" (expected ${own.join(", ")})`);
    return group;
  });
}

/** An answer with the groups as the task calls them. */
function inGroupsOf(task: TaskReading | undefined, answer: Answer): Answer {
  const at = answer.columns.indexOf("group");
  if (task === undefined || at < 0) return answer;
  const rows = answer.rows.map((row) =>
    row.map((cell, i) => (i === at ? (task.groups.get(String(cell)) ?? cell) : cell)),
  );
  return { ...answer, rows };
}

function queryOf(options: MeasureOptions): Query {
  refuseBackwards(options.from, options.to);
  const { group, category, country, countryGroup, code, naics, endUse, list } = options;
  const where = {
    ...{ groups: group, categories: category, countries: country, countryGroups: countryGroup },
    ...{ codes: code, naics, endUse, lists: list },
  };
  return { ...options, ...mediumPlace(options.medium), where: given(where) };
}

/** `in` and `out` say where Medium counts in any task. */
function mediumPlace(place: string | undefined): Pick<Query, "medium"> {
  return place === "in" ? { medium: "ai" } : place === "out" ? { medium: "non_ai" } : {};
}

/** Only the filters that the call had. */
function given<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as {
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
