import type { LineSeries } from "../../view/figure/lines.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { limitsNote } from "../../view/limits.js";
import { percent } from "../../measures/format.js";
import { ask, type AnswersTo } from "../../measures/question.js";
import { different, known, ranked, valueAt } from "../../measures/rows.js";
import { categoryColor, color, groupColors } from "../../charts/theme.js";
import {
  categories,
  categoryName,
  formatMonth,
  formatValue,
  groupName,
  words,
  capital,
} from "../../measures/index.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { mostPartners, partnerLines } from "../shared/partners.js";
import { periodText } from "../shared/sentences.js";
import { inputs, periods, type State } from "./inputs.js";

const { figure } = viewsOf(inputs);
const compared = ["ai", "non_ai"] as const;

/** A group or category with its rates in both periods, percent. */
type Rates = { label: string; before: number | null; after: number | null };

/** Figure 4: effective rates of the counted goods, other and each category in two periods. */
export const rates = figure({
  name: "tariff-rates",
  number: "Figure 4",
  questions(state) {
    const { before, after } = periods(state);
    const groups = { by: ["group"], where: { groups: compared } } as const;
    const byCategory = { by: ["category"] } as const;
    return {
      group_before: ask("effective_tariff", { ...groups, ...before.query }),
      group_after: ask("effective_tariff", { ...groups, ...after.query }),
      category_before: ask("effective_tariff", { ...byCategory, ...before.query }),
      category_after: ask("effective_tariff", { ...byCategory, ...after.query }),
    };
  },
  shown: (answers): Rates[] => [
    ...compared.map((group) => ({
      label: groupName(group),
      before: valueAt(answers.group_before, { group }),
      after: valueAt(answers.group_after, { group }),
    })),
    ...categories()
      .map((category) => ({
        label: categoryName(category),
        before: valueAt(answers.category_before, { category }),
        after: valueAt(answers.category_after, { category }),
      }))
      .filter(({ before, after }) => before !== null || after !== null),
  ],
  finding: (rows, { state }) => ratesFinding(rows, state),
  subtitle: (_, { state }) =>
    `Effective tariff rate: calculated duty in percent of imports for consumption, ${periods(state).before.name} and ${periods(state).after.name}`,
  bars: (rows, { state }) => ({
    unit: "percent",
    of: "Products",
    caption: "Effective tariff rate: calculated duty in percent of imports for consumption",
    rows: rows.map(({ label, ...values }) => ({ label, values, note: "no trade" })),
    series: [
      { key: "before", name: periods(state).before.name, color: color("ai"), pale: true },
      { key: "after", name: periods(state).after.name, color: color("ai") },
    ],
  }),
  note: limitsNote(["rate_provisions"]),
  empty: "The snapshot holds no imports in these periods.",
});

export function ratesFinding([ai, other]: readonly Rates[], state: State): string {
  const { before, after } = periods(state);
  if (ai?.after == null || other?.after == null)
    return `Effective tariff rates of ${words().adjective} and other imports`;
  return `${capital(words().adjective)} imports paid ${percent(ai.after)} in ${after.name}, ${words().other} ones ${percent(other.after)}; in ${before.name} it was ${percent(ai.before)} and ${percent(other.before)}`;
}

const parts = { groups: "group", categories: "category", sources: "country" } as const;

function monthQuestions(state: State) {
  const query = { ...periods(state).after.query, where: { groups: ["ai"] } } as const;
  return {
    by_month: ask("effective_tariff", {
      by: ["month", parts[state.lines]],
      where: { groups: state.lines === "groups" ? compared : ["ai"] },
    }),
    ...(state.lines === "sources" && {
      values: ask("import_value", { ...query, by: ["country"] }),
      countries: countriesQuestion,
    }),
  };
}

/** The lines, in the order in which they are named. */
function linesOf(answers: AnswersTo<ReturnType<typeof monthQuestions>>, state: State): LineSeries[] {
  const rowsOf = (key: string) => known(answers.by_month).filter((row) => row[parts[state.lines]] === key);
  if (state.lines === "groups")
    return compared.map((key) => ({
      key,
      name: groupName(key).replace("-related", ""),
      color: groupColors[key],
      bold: key === "ai",
      ...(key === "non_ai" ? { dash: "6,3" } : {}),
      rows: rowsOf(key),
    }));
  if (state.lines === "sources") return partnerLines(answers, rowsOf);
  return categories()
    .filter((category) => rowsOf(category).length)
    .map((key) => ({
      key,
      name: categoryName(key),
      short: categoryName(key).split(" ")[0] ?? "",
      color: categoryColor(key),
      rows: rowsOf(key),
    }));
}

/** Effective rates by month, with the orders that moved them: of both groups, of categories, or of sources. */
export const months = figure({
  name: "tariff-months",
  questions: monthQuestions,
  shown: (answers, { state }) => linesOf(answers, state),
  finding: (series, { state }) =>
    monthsFinding(state.lines === "sources" ? series.slice(0, mostPartners) : series),
  follows: true,
  subtitle: (_, { site }) => `Effective tariff rate, percent, monthly, ${periodText(site, "imports")}`,
  lines: (series, { state }) => ({
    unit: "percent",
    caption: "Effective tariff rate by month, percent",
    zero: true,
    annotations: policyMarks(state),
    series,
    ...(state.lines === "sources" && { first: mostPartners, add: "Add a country" }),
  }),
  note: limitsNote(
    ["rate_provisions"],
    "Duty is calculated from rates at entry, not cash collected, and is not restated for refunds. A month in which a rate changed is a mixture.",
  ),
});

export function monthsFinding(series: readonly Pick<LineSeries, "key" | "name" | "rows">[]): string {
  const month = different(
    series.flatMap(({ rows }) => rows),
    "month",
  )
    .sort()
    .at(-1);
  const ends = series.flatMap(({ key, name, rows }) => {
    const value = month === undefined ? null : valueAt(rows, { month });
    return value === null ? [] : [{ key, name, value }];
  });
  const [ai, other] = compared.map((group) => ends.find(({ key }) => key === group));
  if (month && ai && other)
    return `In ${formatMonth(month)} the rate on ${words().adjective} imports stood ${formatValue(Math.abs(other.value - ai.value), "percentage points")} ${ai.value < other.value ? "below" : "above"} that on ${words().other} imports`;
  const sorted = [...ends].sort((a, b) => b.value - a.value);
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (!month || !high || !low || high === low) return "Effective tariff rates by month";
  return `Rates on ${words().adjective} imports in ${formatMonth(month)} ran from ${percent(low.value)} (${low.name}) to ${percent(high.value)} (${high.name})`;
}

/** A source's rates on counted and on other goods, percent. */
type SourceRates = { country: string; ai: number | null; non_ai: number | null };

/** Counted against other from the five largest sources, in the later period. */
export const bySource = figure({
  name: "tariff-sources",
  questions(state) {
    const { query } = periods(state).after;
    return {
      rates: ask("effective_tariff", { ...query, by: ["country", "group"], where: { groups: compared } }),
      values: ask("import_value", { ...query, by: ["country"], where: { groups: ["ai"] } }),
      countries: countriesQuestion,
    };
  },
  shown: (answers): SourceRates[] =>
    ranked(known(answers.values), "country").map((country) => ({
      country: countryName(answers, country),
      ai: valueAt(answers.rates, { country, group: "ai" }),
      non_ai: valueAt(answers.rates, { country, group: "non_ai" }),
    })),
  finding: (rows, { state }) => sourcesFinding(rows.slice(0, mostPartners), periods(state).after.name),
  subtitle: (_, { state }) =>
    `Effective tariff rate, percent, ${periods(state).after.name}, the largest sources of ${words().adjective} imports`,
  bars: (rows) => ({
    unit: "percent",
    of: "Country",
    caption: "Effective tariff rates by source, percent",
    ...{ first: mostPartners, add: "Add a country" },
    rows: rows.map(({ country, ...values }) => ({ label: country, values, note: "no trade" })),
    series: compared.map((key) => ({ key, name: groupName(key), color: groupColors[key] })),
  }),
  note: limitsNote(["rate_provisions", "origin"]),
});

export function sourcesFinding(five: readonly SourceRates[], period: string): string {
  if (!five.length) return "Effective tariff rates by source";
  const both = five.flatMap(({ country, ai, non_ai }) =>
    ai === null || non_ai === null ? [] : [{ country, more: Math.sign(ai - non_ai) }],
  );
  if (both.length < five.length) return `Effective tariff rates of the largest sources (${period})`;
  const above = both.filter(({ more }) => more > 0).map(({ country }) => country);
  if (above.length)
    return `Of the ${five.length} largest sources ${words().adjective} goods paid more than others only from ${above.join(" and ")} (${period})`;
  const less = both.every(({ more }) => more < 0) ? "less" : "no more";
  return `From each of the ${five.length} largest sources ${words().adjective} goods paid ${less} than others (${period})`;
}
