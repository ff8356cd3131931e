import { completeYears } from "../../base/site.js";
import { areaChart } from "../../charts/area.js";
import { lineChart } from "../../charts/line.js";
import { dollars, percent } from "../../measures/format.js";
import { formatCode, formatMonth, formatValue } from "../../measures/index.js";
import { known, percentOf, ranked, sumOf, together, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { limitsNote } from "../../view/limits.js";
import { chosen } from "../../view/state/inputs.js";
import { column, monthColumn } from "../../view/table/columns.js";
import { fromYear, wholeYears } from "../../measures/asking.js";
import { periodText } from "../shared/sentences.js";
import { comparedYears, inputs, sourceQuestions, subject, type State } from "./inputs.js";
import { inOrder, rest, sourceColor, sourceName, sourcePoints, type SourcePoint } from "./points.js";

const { figure } = viewsOf(inputs);

function pointColumns() {
  return [column("value", "Imports", "dollars"), column("share", "Share", "percent")];
}

function withNames(points: readonly SourcePoint[]) {
  return points.map((point) => ({ ...point, name: sourceName(point.source) }));
}

/** Whole calendar years by source as stacked areas that add up to all imports of the codes. */
export const byYear = figure({
  name: "sourcing-years",
  questions: (state) => sourceQuestions(state, "year", fromYear(state.from)),
  shown({ named, world }, { state, site }) {
    const whole = completeYears(site, "imports").map(String);
    return sourcePoints(named, world, "year", chosen(state.countries)).filter(({ period }) =>
      whole.includes(period),
    );
  },
  finding: (points, { state }) => yearsFinding(points, state),
  follows: true,
  subtitle: (_, { state }) =>
    `${state.show === "shares" ? "Percent of all sources" : "Dollars"}, whole calendar years`,
  chart: (points, frame, { state }) =>
    points[0]?.period === points.at(-1)?.period
      ? undefined
      : areaChart(
          points.map(({ period, source, value }) => ({ period, series: source, value })),
          {
            ...frame,
            shares: state.show === "shares",
            format: dollars,
            series: inOrder(points)
              .reverse()
              .map((key) => ({ key, name: sourceName(key), color: sourceColor(key) })),
          },
        ),
  table: (points, { state }) => ({
    caption: `Sources of ${subject(state)} by whole year`,
    columns: [column("period", "Year"), column("name", "Source"), ...pointColumns()],
    rows: withNames(points),
  }),
  alternative(points) {
    const last = points.at(-1)?.period;
    const parts = inOrder(points).flatMap((source) =>
      points
        .filter((point) => point.period === last && point.source === source)
        .map(({ share }) => `${sourceName(source)} ${percent(share)}`),
    );
    return `Stacked areas of imports by source and year. In ${last ?? "no year"}: ${parts.join(", ")}.`;
  },
  empty: (_, { state }) =>
    `The snapshot does not hold two whole years of ${subject(state)} from ${state.from} on.`,
  note: limitsNote(["origin", "transfer_pricing"]),
});

function yearsFinding(points: readonly SourcePoint[], state: State): string {
  const [first, last] = [points[0]?.period, points.at(-1)?.period];
  if (!first || !last) return `Sources of ${subject(state)} by year`;
  const namedIn = (when: string) => points.filter(({ period, source }) => period === when && source !== rest);
  const shareIn = (when: string) => together(namedIn(when).map(({ share }) => share));
  const [only = "", ...others] = inOrder(points).filter((source) => source !== rest);
  const who = others.length ? `The ${others.length + 1} named sources` : sourceName(only);
  const [now, then, value] = [shareIn(last), shareIn(first), dollars(sumOf(namedIn(last)))];
  if (now === null) return `${who} supplied ${value} of ${subject(state)} in ${last}`;
  const before = first === last || then === null ? "" : `; ${percent(then)} in ${first}`;
  return `${who} supplied ${percent(now)} of ${subject(state)} in ${last}, ${value}${before}`;
}

/** Every source by month, single or summed over twelve, with the tariff lists that fell on it. */
export const byMonth = figure({
  name: "sourcing-months",
  questions: (state) =>
    sourceQuestions(
      state,
      "month",
      fromYear(state.from),
      state.months === "year" ? "import_sum_12m" : "import_value",
    ),
  shown: ({ named, world }, { state }) => sourcePoints(named, world, "month", chosen(state.countries)),
  finding: (points, { state }) => monthsFinding(points, state),
  follows: true,
  subtitle: (_, { state, site }) =>
    `${state.show === "shares" ? "Percent of all sources" : "Dollars"}, ${state.months === "year" ? "sums over twelve months" : "monthly, not seasonally adjusted"}, ${periodText(site, "imports", `${state.from}-01`)}`,
  chart(points, frame, { state }) {
    if (!points.length) return undefined;
    const [unit, of] =
      state.show === "shares" ? (["percent", "share"] as const) : (["dollars", "value"] as const);
    return lineChart(
      points.map((point) => ({ month: point.period, series: point.source, value: point[of] })),
      {
        ...frame,
        zero: true,
        format: (value) => formatValue(value, unit),
        formatTick: (value) => formatValue(value, unit).replace(/\.0(?=\D|$)/, ""),
        annotations: policyMarks(state),
        series: inOrder(points).map((key) => ({
          key,
          name: sourceName(key).replace(" of the world", ""),
          color: sourceColor(key),
          ...(key === rest ? { dash: "5,3" } : {}),
        })),
      },
    );
  },
  table: (points, { state }) => ({
    caption: `Sources of ${subject(state)} by month, ${state.months === "year" ? "sums over twelve months" : "single months"}`,
    columns: [monthColumn("period"), column("name", "Source"), ...pointColumns()],
    rows: withNames(points).reverse(),
  }),
  alternative(points, { state }) {
    const [first, last] = [points[0]?.period, points.at(-1)?.period];
    if (!first || !last) return "No months to show.";
    const at = (period: string, source: string): string => {
      const point = points.find((p) => p.period === period && p.source === source);
      return point ? read(point, state) : "no data";
    };
    return `Lines by source from ${formatMonth(first)} to ${formatMonth(last)}. ${inOrder(points)
      .map((source) => `${sourceName(source)} from ${at(first, source)} to ${at(last, source)}`)
      .join("; ")}.`;
  },
  empty: (_, { state }) =>
    `The snapshot holds no ${subject(state)} ${state.months === "year" ? "in twelve months in a row" : "in any month"} from ${state.from} on.`,
  note: limitsNote(
    ["revision"],
    "Rules mark first days in force. List 3 took effect at 10 percent on 24 September 2018 and rose to 25 percent on 10 May 2019; semiconductors were on list 2, at 25 percent from 23 August 2018.",
  ),
});

function monthsFinding(points: readonly SourcePoint[], state: State): string {
  const month = points.at(-1)?.period;
  const [first, second] = points
    .filter((point) => point.period === month && point.source !== rest)
    .sort((a, b) => b.value - a.value);
  if (!month || !first) return `Sources of ${subject(state)} by month`;
  const when =
    state.months === "year" ? `In the twelve months to ${formatMonth(month)}` : `In ${formatMonth(month)}`;
  const behind = second ? ` and ${sourceName(second.source)} ${read(second, state)}` : "";
  return `${when} ${sourceName(first.source)} supplied ${read(first, state)}${behind} of ${subject(state)}`;
}

function read({ share, value }: SourcePoint, { show }: Pick<State, "show">): string {
  return show === "shares" && share !== null ? percent(share) : dollars(value);
}

const most = 12;

/** A subheading: dollars, and each source's percent of it by the source's code; NULL where corrections leave none. */
type Subheading = { hs6: string; value: number; shares: Record<string, number | null> };

/** The chosen codes by HS6: who supplies which subheading in the last whole year. */
export const subheadings = figure({
  name: "sourcing-subheadings",
  questions: (state, site) =>
    sourceQuestions(state, "hs6", wholeYears(comparedYears(state, site)?.last ?? state.from)),
  shown({ named, world }, { state }): Subheading[] {
    const traded = known(world).filter(({ value }) => value !== 0);
    const countries = chosen(state.countries);
    return ranked(traded, "hs6").map((hs6) => {
      const value = valueAt(traded, { hs6 }) ?? 0;
      const from = countries.map((country) => [country, valueAt(named, { hs6, country }) ?? 0] as const);
      const others = value - from.reduce((sum, [, own]) => sum + own, 0);
      const shares = [...from, [rest, others] as const].map(
        ([source, own]) => [source, percentOf(own, value)] as const,
      );
      return { hs6, value, shares: Object.fromEntries(shares) };
    });
  },
  finding: ([largest], { state, site }) =>
    subheadingsFinding(largest, state, comparedYears(state, site)?.last),
  subtitle: (rows, { state }) =>
    `Percent of each HS6 subheading by source, last whole year${rows.length > most ? `, the ${most} largest of ${subject(state)}` : ""}`,
  heat: (rows, { state }) => ({
    unit: "percent",
    of: "HS6",
    caption: `Subheadings of ${subject(state)} by source`,
    first: most,
    columns: sourcesOf(state).map(shortSource),
    rows: rows.map(({ hs6, value, shares }) => ({
      ...{ label: formatCode(hs6), beside: { value } },
      values: new Map(sourcesOf(state).map((source) => [shortSource(source), shares[source] ?? null])),
    })),
    more: [column("value", "Imports", "dollars")],
  }),
  empty: (_, { state }) => `The snapshot holds no ${subject(state)} in the last whole year.`,
});

function shortSource(source: string): string {
  return source === rest ? "Rest" : sourceName(source);
}

function sourcesOf(state: Pick<State, "countries">): string[] {
  return [...chosen(state.countries), rest];
}

export function subheadingsFinding(
  largest: Subheading | undefined,
  state: State,
  year: number | undefined,
): string {
  if (!largest || year === undefined) return `Subheadings of ${subject(state)}`;
  const { hs6, value, shares } = largest;
  const [lead = rest] = sourcesOf(state).sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const largestText = `${formatCode(hs6)} is the largest subheading, ${dollars(value)} in ${year}`;
  if (shares[lead] == null) return largestText;
  return `${largestText}: ${percent(shares[lead])} from ${lead === rest ? "the rest of the world" : sourceName(lead)}`;
}
