import { findMeasure, measures, measureSql, type Filter, type Query } from "../../../src/measures/index.js";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
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
    withSession(options, ({ database, id, run }) =>
      work({ id, run, answer: (sql) => database.answer(sql), rows: (sql) => database.rows(sql) }),
    ),
  );
}

/** What a measure is asked of. */
export interface Source extends Asked {
  id: string;
  run: string | null;
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
  const query = queryOf(options);
  const text = usage(() => measureSql(name, query));
  if (options.showSql) return printLines([translated(text)]);
  await open(async (source) => {
    await requireKnown(source, query.where ?? {});
    const answer = await source.answer(text);
    if (format === "table") {
      const { title, unit } = findMeasure(name);
      await printLines([`${title} (${unit}), snapshot ${source.id}, label run ${source.run ?? "none"}`, ""]);
    }
    await printLines(formatAnswer(answer, format));
    const value = answer.columns.indexOf("value");
    const { unknown } = findMeasure(name);
    if (format === "table" && unknown && answer.rows.some((row) => row[value] === null))
      await printLines(["", unknown]);
  });
}

function queryOf(options: MeasureOptions): Query {
  const { group, category, country, countryGroup, code, naics, endUse, list } = options;
  const where = {
    ...{ groups: group, categories: category, countries: country, countryGroups: countryGroup },
    ...{ codes: code, naics, endUse, lists: list },
  };
  return { ...options, where: given(where) };
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
