import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { chosenSources, productsOf, subject, type State } from "./inputs.js";
import { inOrder, rest, sourceColor, sourceName, sourcePoints, type SourcePoint } from "./points.js";

/** Every source by month, single or summed over twelve, with the tariff lists that fell on it. */
export const byMonth = figure<State>({
  name: "sourcing-months",
  questions(state) {
    const products = productsOf(state);
    const query = { ...products, from: `${state.from}-01` };
    const measure = state.months === "year" ? "import_sum_12m" : "import_value";
    return {
      named: ask(measure, {
        ...query,
        where: { ...products.where, countries: chosenSources(state) },
        by: ["month", "country"],
      }),
      world: ask(measure, { ...query, by: ["month"] }),
    };
  },
  title(answers, { state }) {
    const points = pointsOf(answers, state);
    const month = points.at(-1)?.period;
    const [first, second] = points
      .filter((point) => point.period === month && point.source !== rest)
      .sort((a, b) => b.value - a.value);
    if (!month || !first) return `Sources of ${subject(state)} by month`;
    const when =
      state.months === "year" ? `In the twelve months to ${formatMonth(month)}` : `In ${formatMonth(month)}`;
    const behind = second ? ` and ${sourceName(second.source)} ${read(second, state)}` : "";
    return `${when} ${sourceName(first.source)} supplied ${read(first, state)}${behind} of ${subject(state)}`;
  },
  subtitle: (_, { state, site }) =>
    `${state.show === "shares" ? "Percent of all sources" : "Dollars"}, ${state.months === "year" ? "sums over twelve months" : "monthly, not seasonally adjusted"}, ${periodText(site, "imports", `${state.from}-01`)}`,
  chart(answers, frame, { state }) {
    const points = pointsOf(answers, state);
    if (!points.length) return undefined;
    return lineChart(
      points.map((point) => ({
        month: point.period,
        series: point.source,
        value: state.show === "shares" ? point.share : point.value,
      })),
      {
        ...frame,
        zero: true,
        format: (value) => formatValue(value, state.show === "shares" ? "percent" : "dollars"),
        formatTick: (value) =>
          formatValue(value, state.show === "shares" ? "percent" : "dollars").replace(/\.0(?=\D|$)/, ""),
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
  table: (answers, { state }) => ({
    caption: `Sources of ${subject(state)} by month, ${state.months === "year" ? "sums over twelve months" : "single months"}`,
    columns: [
      { key: "period", title: "Month", format: (month) => formatMonth(String(month)) },
      { key: "name", title: "Source" },
      {
        key: "value",
        title: "Imports",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
      {
        key: "share",
        title: "Share",
        numeric: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
    ],
    rows: pointsOf(answers, state)
      .map((point) => ({ ...point, name: sourceName(point.source) }))
      .reverse(),
  }),
  alternative(answers, { state }) {
    const points = pointsOf(answers, state);
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
  emptyMessage: (_, { state }) =>
    `The snapshot holds no ${subject(state)} ${state.months === "year" ? "in twelve months in a row" : "in any month"} from ${state.from} on.`,
  note: () =>
    limitsNote(
      ["revision"],
      "Rules mark first days in force. List 3 took effect at 10 percent on 24 September 2018 and rose to 25 percent on 10 May 2019; semiconductors were on list 2, at 25 percent from 23 August 2018.",
    ),
});

function read(point: SourcePoint, { show }: State): string {
  return show === "shares" ? formatValue(point.share, "percent") : formatValue(point.value, "dollars");
}

function pointsOf(answers: Answers, state: State): SourcePoint[] {
  return sourcePoints(answers, "month", chosenSources(state));
}
