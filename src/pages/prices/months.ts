import { percent, signedPercent } from "../../measures/format.js";
import { formatMonth, formatValue, groupName, words } from "../../measures/index.js";
import { leastPriceCoverage } from "../../measures/prices.js";
import { ask, askSql, type AnswersTo } from "../../measures/question.js";
import { different, known, ranked, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { groupLines } from "../../view/figure/groups.js";
import type { LineSeries } from "../../view/figure/lines.js";
import { limitsNote } from "../../view/limits.js";
import { codeColumn, column, monthColumn } from "../../view/table/columns.js";
import { flowMeasure, fromYear, wholeYears } from "../../measures/asking.js";
import { countriesQuestion } from "../../measures/country-names.js";
import { mostPartners, partnerLines } from "../shared/partners.js";
import { periodText } from "../shared/sentences.js";
import { prefixQuery } from "../shared/choices.js";
import {
  askPrice,
  compared,
  inputs,
  lastYear,
  measureName,
  prefixName,
  prefixOf,
  type State,
} from "./inputs.js";

const { figure, table } = viewsOf(inputs);
const subjects = { price: "Unit values", quantity: "Quantities" } as const;

/** Index of unit values or quantities by month against the same month of the base year, counted beside other trade. */
export function monthly(of: keyof typeof subjects) {
  return figure({
    name: `${of}-months`,
    questions(state) {
      // in the base year itself every index is 100
      const later = { ...fromYear(state.base + 1), where: { groups: compared } };
      const query = { ...later, by: ["month", "group"] } as const;
      return {
        index: askPrice(state, `${of}_index`, query),
        coverage: askPrice(state, "price_coverage", query),
      };
    },
    shown: ({ index, coverage }) => ({
      index,
      coverage,
      covered: coverageText(known(coverage).flatMap(({ group, value }) => (group === "ai" ? [value] : []))),
    }),
    finding({ index }, { state }) {
      const month = known(index).at(-1)?.month ?? "";
      const [ai, other] = compared.map((group) => valueAt(index, { month, group }));
      return monthlyFinding(of, { month, ai: ai ?? null, other: other ?? null }, state);
    },
    follows: true,
    subtitle: ({ covered }, { state, site }) =>
      `${state.formula === "fisher" ? "Fisher" : "Törnqvist"} index, same month of ${state.base} = 100, ${periodText(site, state.flow, `${state.base + 1}-01`)}${covered}`,
    lines: ({ index }, { state }) => ({
      unit: "index points",
      caption: `${subjects[of]} by month`,
      annotations: policyMarks(state),
      baseline: { value: 100, label: "" },
      series: groupLines(index, compared),
    }),
    table: ({ index, coverage }) => ({
      caption: `${subjects[of]} by month, same month of the base year = 100, with the share of value compared`,
      columns: [
        monthColumn(),
        ...compared.flatMap((group) => [
          column(group, groupName(group), "index points"),
          column(`${group}_coverage`, "Coverage", "percent"),
        ]),
      ],
      rows: different(index, "month")
        .reverse()
        .map((month) => ({
          month,
          ...Object.fromEntries(
            compared.flatMap((group) => [
              [group, valueAt(index, { month, group })],
              [`${group}_coverage`, valueAt(coverage, { month, group })],
            ]),
          ),
        })),
    }),
    empty: ({ covered }) =>
      `No month has comparable quantities for ${leastPriceCoverage} % of the value${covered}, so no index is given. Compare families, or another year.`,
    note: `Months in which less than ${leastPriceCoverage} percent of the value has comparable quantities are left out. Each month is set against the same month of the base year, so that the season falls out.`,
  });
}

export function monthlyFinding(
  of: keyof typeof subjects,
  { month, ai, other }: { month: string; ai: number | null; other: number | null },
  { flow, base }: Pick<State, "flow" | "base">,
): string {
  if (ai === null) return `${subjects[of]} by month`;
  const change = (value: number): string => signedPercent(value - 100);
  const rest = other === null ? "" : `, those of ${words().other} ${flow} ${change(other)}`;
  return `${subjects[of]} of ${words().adjective} ${flow} stood ${change(ai)} in ${formatMonth(month)} against ${formatMonth(`${base}${month.slice(4)}`)}${rest}`;
}

/** The least and the most coverage of counted trade over the months; percent. */
function coverageText(shares: readonly number[]): string {
  if (!shares.length) return "";
  return `; comparable quantities for ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of ${words().noun} value`;
}

/** Dollars per unit of a heading or code by month, for its largest partners. */
export const bySource = figure({
  name: "unit-values-source",
  questions(state, site) {
    const products = prefixQuery([prefixOf(state)]);
    const year = wholeYears(lastYear(state, site) ?? state.base);
    return {
      unit_values: ask(measureName(state, "unit_value"), {
        ...{ ...products, ...fromYear(state.base) },
        by: ["month", "country"],
      }),
      values: ask(flowMeasure(state.flow, "value"), { ...products, by: ["country"], ...year }),
      countries: countriesQuestion,
    };
  },
  shown: (answers): LineSeries[] =>
    partnerLines(answers, (key) => answers.unit_values.filter(({ country }) => country === key)),
  finding: (series, { state }) => unitValuesFinding(series.slice(0, mostPartners), state),
  follows: true,
  subtitle: (_, { state, site }) =>
    `Dollars per unit of first quantity, monthly, the ${mostPartners} largest partners, ${periodText(site, state.flow, `${state.base}-01`)}`,
  lines: (series, { state }) => ({
    unit: "dollars per unit",
    caption: `Unit values of ${prefixName(state)} by month, dollars per unit`,
    ...{ zero: true, first: mostPartners, add: "Add a country" },
    annotations: policyMarks(state),
    series,
  }),
  empty: (_, { state }) =>
    `${prefixName(state)} has no unit value here: nothing was traded, no quantity is reported, or its codes are counted in different units. Choose a longer code.`,
  note: limitsNote(
    ["transfer_pricing", "low_value"],
    "Not a price: the mix of models behind one code differs between countries and over time.",
  ),
});

export function unitValuesFinding(
  series: readonly Pick<LineSeries, "name" | "rows">[],
  state: Pick<State, "flow" | "codes">,
): string {
  const ends = series.flatMap(({ name, rows }) => {
    const last = known(rows).at(-1);
    return last ? [{ name, month: last.month, value: last.value }] : [];
  });
  const month = different(ends, "month").sort().at(-1);
  const same = ends.filter((end) => end.month === month).sort((a, b) => b.value - a.value);
  const [high, low] = [same[0], same.at(-1)];
  const name = prefixName(state);
  if (!month || !high || !low || high === low) return `Unit values of ${name} by partner`;
  const way = state.flow === "imports" ? "from" : "to";
  const worth = (value: number): string => formatValue(value, "dollars per unit");
  return `A unit of ${name} was worth ${worth(high.value)} ${way} ${high.name} and ${worth(low.value)} ${way} ${low.name} in ${formatMonth(month)}`;
}

/** Unit values of a family, dollars per unit; what cannot be known is NULL. */
type FamilyRow = {
  family: string;
  codes: number | null;
  units: string | null;
  value: number | null;
  before: number | null;
  after: number | null;
  change: number | null;
};

/** The questions behind `familyRows`. */
export function familyQuestions(state: State, last: number) {
  const query = {
    ...{ ...prefixQuery([prefixOf(state)]), ...wholeYears(state.base, last) },
    by: ["year", "family"],
  } as const;
  return {
    unit_values: ask(measureName(state, "unit_value"), query),
    values: ask(flowMeasure(state.flow, "value"), query),
    units: askSql<{ family: string; units: string | null; codes: number }>(
      `SELECT coalesce(family, hs10) AS family, string_agg(DISTINCT unit1, ', ' ORDER BY unit1) AS units, count(*) AS codes
FROM codes WHERE flow = '${state.flow}' AND starts_with(hs10, '${prefixOf(state)}') GROUP BY ALL ORDER BY 1`,
      "none",
    ),
  };
}

/** One row for each family that was traded in either year. */
export function familyRows(
  { unit_values, values, units }: AnswersTo<ReturnType<typeof familyQuestions>>,
  base: number,
  last: number,
): FamilyRow[] {
  const counted = new Map(units.map((row) => [row.family, row]));
  const traded = known(values).filter(({ year }) => year === last || year === base);
  return ranked(traded, "family").flatMap((family) => {
    if (family === null) return [];
    const at = (year: number): number | null => valueAt(unit_values, { family, year });
    const [before, after] = [at(base), at(last)];
    const change = before !== null && before > 0 && after !== null ? 100 * (after / before - 1) : null;
    const { codes = null, units = null } = counted.get(family) ?? {};
    return [{ family, codes, units, value: valueAt(values, { family, year: last }), before, after, change }];
  });
}

/** Unit values of every code family under the chosen heading, in the base year and the last whole year. */
export const families = table({
  questions: (state, site) => familyQuestions(state, lastYear(state, site) ?? state.base),
  table(answers, { state, site }) {
    const last = lastYear(state, site);
    return {
      caption: `Unit values of the code families of ${prefixName(state)}; none where the codes of a family are counted in different units`,
      columns: [
        codeColumn("family", "Family"),
        column("codes", "Codes", undefined, { numeric: true }),
        column("units", "Unit"),
        column("value", `Value ${last ?? state.base}`, "dollars", { bar: true }),
        column("before", state.base, "dollars per unit"),
        column("after", last ?? "later", "dollars per unit"),
        column("change", "Change", "percent", { sign: true }),
      ],
      rows: familyRows(answers, state.base, last ?? state.base),
      sort: { key: "value", descending: true },
    };
  },
});
