import { areaChart } from "../../charts/area.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { completeYears } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { chosenSources, productsOf, subject, type State } from "./inputs.js";
import { inOrder, rest, sourceColor, sourceName, sourcePoints, type SourcePoint } from "./points.js";

/** Whole calendar years by source as stacked areas that add up to all imports of the codes. */
export const byYear = figure<State>({
  name: "sourcing-years",
  questions(state) {
    const products = productsOf(state);
    const query = { ...products, from: `${state.from}-01` };
    return {
      named: ask("import_value", {
        ...query,
        where: { ...products.where, countries: chosenSources(state) },
        by: ["year", "country"],
      }),
      world: ask("import_value", { ...query, by: ["year"] }),
    };
  },
  title(answers, context) {
    const points = wholeYears(answers, context);
    const [first, last] = [points[0]?.period, points.at(-1)?.period];
    if (!first || !last) return `Sources of ${subject(context.state)} by year`;
    const together = (period: string, of: "share" | "value"): number =>
      points
        .filter((point) => point.period === period && point.source !== rest)
        .reduce((sum, point) => sum + (point[of] ?? 0), 0);
    const count = inOrder(points).length - 1;
    return `${count === 1 ? sourceName(inOrder(points)[0] ?? "") : `The ${count} named sources`} supplied ${formatValue(together(last, "share"), "percent")} of ${subject(context.state)} in ${last}, ${formatValue(together(last, "value"), "dollars")}${first === last ? "" : `; ${formatValue(together(first, "share"), "percent")} in ${first}`}`;
  },
  subtitle: (_, { state }) =>
    `${state.show === "shares" ? "Percent of all sources" : "Dollars"}, whole calendar years`,
  chart(answers, frame, context) {
    const points = wholeYears(answers, context);
    if (new Set(points.map((point) => point.period)).size < 2) return undefined;
    return areaChart(
      points.map(({ period, source, value }) => ({ period, series: source, value })),
      {
        ...frame,
        shares: context.state.show === "shares",
        format: (value) => formatValue(value, "dollars"),
        series: inOrder(points)
          .reverse()
          .map((key) => ({ key, name: sourceName(key), color: sourceColor(key) })),
      },
    );
  },
  table: (answers, context) => ({
    caption: `Sources of ${subject(context.state)} by whole year`,
    columns: [
      { key: "period", title: "Year" },
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
    rows: wholeYears(answers, context).map((point) => ({ ...point, name: sourceName(point.source) })),
  }),
  alternative(answers, context) {
    const points = wholeYears(answers, context);
    const last = points.at(-1)?.period;
    return `Stacked areas of imports by source and year. In ${last ?? "no year"}: ${inOrder(points)
      .map((source) => points.find((point) => point.period === last && point.source === source))
      .map((point) => (point ? `${sourceName(point.source)} ${formatValue(point.share, "percent")}` : ""))
      .filter(Boolean)
      .join(", ")}.`;
  },
  emptyMessage: (_, { state }) =>
    `The snapshot does not hold two whole years of ${subject(state)} from ${state.from} on.`,
  note: () => limitsNote(["origin", "transfer_pricing"]),
});

function wholeYears(answers: Answers, { state, site }: Context<State>): SourcePoint[] {
  const whole = new Set(completeYears(site, "imports").map(String));
  return sourcePoints(answers, "year", chosenSources(state)).filter(({ period }) => whole.has(period));
}
