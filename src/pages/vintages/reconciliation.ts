import { color } from "../../charts/theme.js";
import type { VintagesData } from "../../data/vintages.js";
import { percent } from "../../measures/format.js";
import { standardCounted } from "../../measures/counted.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { known, percentOf, sumOf } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { column, monthColumn } from "../../view/table/columns.js";
import { flowMeasure } from "../../measures/asking.js";
import { inputs, vintagesOf, type State } from "./comparison.js";
import { chaptersLeftOut } from "../../measures/task.js";

const { figure } = viewsOf(inputs);
const dollars = (value: number | null, sign = false): string => formatValue(value, "dollars", { sign });

/** A month's total here and as Census publishes it; dollars. */
type Reconciled = {
  month: string;
  ours: number | null;
  published: number | null;
  difference: number | null;
};

type ByMonth = readonly { month: string; value: number | null }[];

/** Our totals against Census's own, by month; with the chapters that measures leave out, or without them. */
export const reconciliation = figure({
  name: "reconciliation",
  questions: ({ flow, scope }) => ({
    ours: ask(flowMeasure(flow, "value"), {
      ...standardCounted, // what the published totals count
      by: ["month"],
      allGoods: !scope,
      where: { groups: ["all"] },
    }),
  }),
  shown: ({ ours }, context) => ({
    rows: reconciled(ours, vintagesOf(context), context.state),
    left: leftOut(ours, vintagesOf(context), context.state),
  }),
  finding: ({ rows, left }, { state }) => reconciliationFinding(rows, left, state),
  subtitle: (_, { state }) =>
    `Dollars, all goods${state.scope ? ` but ${chaptersLeftOut()}` : ""}, ${state.flow === "imports" ? "imports for consumption, customs value" : "total exports, f.a.s. value"}, monthly`,
  lines: ({ rows }, { state }) => ({
    unit: "dollars",
    caption: `${state.flow} here and as published, by month`,
    series: [
      {
        ...{ key: "published", name: "Census", color: color("context") },
        rows: rows.map(({ month, published }) => ({ month, value: published })),
      },
      {
        ...{ key: "ours", name: "This site", color: color("ai"), bold: true, dash: "5,3" },
        rows: rows.map(({ month, ours }) => ({ month, value: ours })),
      },
    ],
  }),
  table: ({ rows }) => ({
    columns: [
      monthColumn(),
      column("ours", "This site", "dollars"),
      column("published", "Census total", "dollars", { none: "not published" }),
      column("difference", "Difference", "dollars", { sign: true, none: "not published" }),
    ],
    rows: [...rows].reverse(),
  }),
  empty: "The snapshot's manifest holds no control totals. Run atlas verify to see why.",
  note({ rows }, { site }) {
    const why =
      site.kind === "sample"
        ? "The sample is synthetic: Census publishes no total for it, so only the site's own line is drawn. "
        : "A month without a published total came from a source that carries none. ";
    return `${rows.some(({ published }) => published === null) ? why : ""}The published total is the control record of the monthly file, or the API's world row, for the same vintage; the FT-900 prints balance-of-payments and seasonally adjusted totals, which differ by design.`;
  },
});

/** The months of the flow's control totals, ascending. */
export function reconciled(
  ours: ByMonth,
  { control_totals }: Pick<VintagesData, "control_totals">,
  { flow }: Pick<State, "flow">,
): Reconciled[] {
  const counted = new Map(known(ours).map(({ month, value }) => [month, value]));
  return control_totals
    .filter((total) => total.flow === flow)
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
function leftOut(
  ours: ByMonth,
  { control_totals }: Pick<VintagesData, "control_totals">,
  { flow, year }: Pick<State, "flow" | "year">,
): string {
  const inYear = ({ month }: { month: string }): boolean => month.startsWith(String(year));
  const totals = control_totals.filter((total) => total.flow === flow).filter(inYear);
  const all = sumOf(totals.map((total) => ({ value: Number(total.ours) })));
  const counted = sumOf(known(ours).filter(inYear));
  const part = percentOf(all - counted, all);
  return part !== null ? `${percent(part)} of the ${dollars(all)}` : "An unknown part";
}

export function reconciliationFinding(
  rows: readonly Reconciled[],
  left: string,
  { flow, scope, year }: Pick<State, "flow" | "scope" | "year">,
): string {
  if (scope) return `${left} of ${flow} in ${year} lie in the chapters that the site leaves out`;
  const held = rows.filter(({ difference }) => difference !== null);
  if (!held.length) return `No published total to hold ${flow} against`;
  const [worst, ...others] = held
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
  return worst
    ? `${others.length + 1} of ${held.length} months differ from the published total, at most by ${dollars(worst.difference, true)} in ${formatMonth(worst.month)}`
    : `All ${held.length} months of ${flow} add up to the published total, to the dollar`;
}
