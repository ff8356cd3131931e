import { findMeasure, measures, measureSql, type Filter, type Query } from "../../../src/measures/index.js";
import { UsageError } from "../../errors.js";
import { printLines } from "../../output.js";
import { answerOf, formatAnswer } from "../answer.js";
import { requireKnown } from "../filter.js";
import { formatOf, withSession, type Output } from "./output.js";

/** Options of `atlas measure`: a query as the measures take it, its filters as options of their own. */
type MeasureOptions = Output &
  Omit<Query, "where"> & {
    group?: Filter["groups"];
    category?: string[];
    country?: string[];
    countryGroup?: string[];
    code?: string[];
    naics?: string[];
    endUse?: string[];
    list?: string[];
  };

/** `atlas measure`. */
export async function measure(name: string | undefined, options: MeasureOptions): Promise<void> {
  const format = formatOf(options);
  if (name === undefined) {
    const rows = measures.map(({ name, unit, formula }) => ({ measure: name, unit, formula }));
    return printLines(formatAnswer(answerOf(rows), format));
  }
  const query = queryOf(options);
  const text = usage(() => measureSql(name, query));
  await withSession(options, async (session) => {
    await requireKnown(session, query.where ?? {});
    const answer = await session.database.answer(text);
    if (format === "table") {
      const { title, unit } = findMeasure(name);
      await printLines([
        `${title} (${unit}), snapshot ${session.id}, label run ${session.run ?? "none"}`,
        "",
      ]);
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
