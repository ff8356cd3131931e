import { lineChart } from "../../charts/line.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { standardCounted } from "../../measures/counted.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { known } from "../shared/rows.js";
import { vintagesOf } from "./comparison.js";
import type { State } from "./inputs.js";

const series = [
  { key: "published", name: "Census", color: color("context") },
  { key: "ours", name: "This site", color: color("ai"), bold: true, dash: "5,3" },
];

/** A month's total here and as Census publishes it; dollars. */
export interface Reconciled {
  [key: string]: string | number | null;
  month: string;
  ours: number | null;
  published: number | null;
  difference: number | null;
}

/** Our totals against Census's own, by month; with the chapters that measures leave out, or without them. */
export const reconciliation = figure<State>({
  name: "reconciliation",
  questions: (state) => ({
    ours: ask(state.flow === "imports" ? "import_value" : "export_value", {
      ...standardCounted, // what the published totals count
      by: ["month"],
      allGoods: !state.scope,
      where: { groups: ["all"] },
    }),
  }),
  title(answers, context) {
    const rows = reconciled(answers, context);
    const held = rows.filter(({ difference }) => difference !== null);
    const { flow, scope, year } = context.state;
    if (!held.length)
      return scope
        ? `${left(answers, context)} of ${flow} in ${year} lie in the chapters that the site leaves out`
        : `No published total to hold ${flow} against`;
    if (scope)
      return `${left(answers, context)} of ${flow} in ${year} lie in the chapters that the site leaves out`;
    const off = held.filter(({ difference }) => difference !== 0);
    const [worst] = [...off].sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
    return worst
      ? `${off.length} of ${held.length} months differ from the published total, at most by ${formatValue(worst.difference, "dollars", { sign: true })} in ${formatMonth(worst.month)}`
      : `All ${held.length} months of ${flow} add up to the published total, to the dollar`;
  },
  subtitle: (_, { state }) =>
    `Dollars, all goods${state.scope ? " but chapters 27, 71, 98 and 99" : ""}, ${state.flow === "imports" ? "imports for consumption, customs value" : "total exports, f.a.s. value"}, monthly`,
  chart(answers, frame, context) {
    const rows = reconciled(answers, context);
    if (!rows.length) return undefined;
    return lineChart(
      rows.flatMap(({ month, ours, published }) => [
        { month, series: "published", value: published },
        { month, series: "ours", value: ours },
      ]),
      {
        ...frame,
        series,
        format: (value) => formatValue(value, "dollars"),
        formatTick: (value) => formatValue(value, "dollars").replace(".0", ""),
      },
    );
  },
  table: (answers, context) => ({
    caption: `${context.state.flow} here and as published, by month`,
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...(["ours", "published", "difference"] as const).map((key) => ({
        key,
        title: { ours: "This site", published: "Census total", difference: "Difference" }[key],
        numeric: true,
        unit: "US dollars",
        format: (value: unknown) =>
          value === null && key !== "ours"
            ? "not published"
            : formatValue(value as number | null, "dollars", { sign: key === "difference" }),
      })),
    ],
    rows: [...reconciled(answers, context)].reverse(),
  }),
  alternative: (answers, context) => {
    const last = reconciled(answers, context).at(-1);
    return last
      ? `Two lines by month. In ${formatMonth(last.month)}: ${formatValue(last.ours, "dollars")} here, ${last.published === null ? "no published total" : `${formatValue(last.published, "dollars")} published`}.`
      : "No month to compare.";
  },
  emptyMessage: () => "The snapshot's manifest holds no control totals. Run atlas verify to see why.",
  note(answers, context) {
    const rows = reconciled(answers, context);
    return [
      rows.some(({ published }) => published === null)
        ? context.site.kind === "sample"
          ? "The sample is synthetic: Census publishes no total for it, so only the site's own line is drawn."
          : "A month without a published total came from a source that carries none."
        : "",
      "The published total is the control record of the monthly file, or the API's world row, for the same vintage; the FT-900 prints balance-of-payments and seasonally adjusted totals, which differ by design.",
    ]
      .filter(Boolean)
      .join(" ");
  },
});

/** The months of the flow's control totals, ascending. */
export function reconciled(answers: Answers, context: Pick<Context<State>, "data" | "state">): Reconciled[] {
  const { flow } = context.state;
  const counted = new Map(known(answers, "ours").map((row) => [row["month"], Number(row["value"])]));
  return vintagesOf(context)
    .control_totals.filter((total) => total.flow === flow)
    .map(({ month, published }) => {
      const here = counted.get(month) ?? null;
      // Exact while both are whole dollars: the totals of a month stay below 2^53.
      const total = published === null ? null : Number(published);
      const difference = here === null || total === null ? null : here - total;
      return { month, ours: here, published: total, difference };
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** What part of the chosen year's trade lies in the chapters that measures leave out. */
function left(answers: Answers, context: Context<State>): string {
  const { flow, year } = context.state;
  const sum = (rows: readonly { month: string; value: number }[]): number =>
    rows.filter(({ month }) => month.startsWith(String(year))).reduce((total, { value }) => total + value, 0);
  const all = sum(
    vintagesOf(context)
      .control_totals.filter((total) => total.flow === flow)
      .map(({ month, ours }) => ({ month, value: Number(ours) })),
  );
  const counted = sum(
    known(answers, "ours").map((row) => ({ month: String(row["month"]), value: Number(row["value"]) })),
  );
  return all > 0
    ? `${formatValue(100 * (1 - counted / all), "percent")} of the ${formatValue(all, "dollars")}`
    : "An unknown part";
}
