import { lineChart } from "../../charts/line.js";
import { figure } from "../../view/figure/figure.js";
import type { Context } from "../../view/page/view.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { compareVintages, revisionsByMaturity, type VintageComparison } from "../../measures/revisions.js";
import { sourceOf } from "../../measures/value.js";
import { nothingToCompare, vintagesOf } from "./comparison.js";
import type { State } from "./inputs.js";

/** How far each month of AI-related trade was revised from one vintage to the next. */
export const revisedMonths = figure<State>({
  name: "revised-months",
  questions: () => ({}),
  source: [sourceOf("imports"), sourceOf("exports")].join("; "),
  title(_, context) {
    const found = compared(context);
    const [most] = found?.changed ?? [];
    if (!found) return "What was revised, month by month";
    return most
      ? `${formatMonth(most.key)} was revised most, by ${formatValue(most.difference, "dollars", { sign: true })} of AI-related ${context.state.flow}`
      : `No month of AI-related ${context.state.flow} was revised`;
  },
  subtitle: (_, context) => {
    const { comparison } = vintagesOf(context);
    return `Change of AI-related ${context.state.flow}, percent of the earlier value${comparison ? `, from ${comparison.before} to ${comparison.after}` : ""}`;
  },
  chart(_, frame, context) {
    const found = compared(context);
    if (!found?.shared.length) return undefined;
    return lineChart(
      found.shared.map(({ key, relative }) => ({
        month: key,
        series: "revision",
        value: relative === null ? null : 100 * relative,
      })),
      {
        ...frame,
        series: [{ key: "revision", name: "Revision", color: color("ai"), bold: true }],
        baseline: { value: 0, label: "as before" },
        zero: true,
        format: (value) => formatValue(value, "percent", { sign: true }),
      },
    );
  },
  table: (_, context) => ({
    caption: `AI-related ${context.state.flow} in both vintages`,
    columns: [
      { key: "key", title: "Month", format: (key) => formatMonth(String(key)) },
      ...(["before", "after", "difference"] as const).map((key) => ({
        key,
        title: { before: "Before", after: "Now", difference: "Change" }[key],
        numeric: true,
        unit: "US dollars",
        format: (value: unknown) =>
          formatValue(value as number | null, "dollars", { sign: key === "difference" }),
      })),
    ],
    rows: (compared(context)?.shared ?? []).map((row) => ({ ...row })),
  }),
  alternative(_, context) {
    const found = compared(context);
    return found
      ? `Line of ${found.shared.length} months; ${found.changed.length} of them were revised.`
      : nothingToCompare;
  },
  emptyMessage: () => nothingToCompare,
  note(_, context) {
    const { comparison } = vintagesOf(context);
    const found = compared(context);
    const last = comparison?.monthly[context.state.flow].before.at(-1)?.key;
    if (!comparison || !found || !last) return undefined;
    const young = revisionsByMaturity(found.shared, last).find(({ maturity }) => maturity === 0);
    return [
      comparison.runs.before === comparison.runs.after && comparison.labels === 0
        ? "Both vintages use the same labels, so the change is that of the trade data."
        : `The label run changed from ${comparison.runs.before ?? "none"} to ${comparison.runs.after ?? "none"} (${comparison.labels} codes differ): part of the change is a change of labels.`,
      young?.meanAbsoluteRelative == null
        ? ""
        : `The newest month then was revised by ${formatValue(100 * young.meanAbsoluteRelative, "percent")}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },
});

function compared(context: Context<State>): VintageComparison | undefined {
  const { comparison } = vintagesOf(context);
  if (!comparison) return undefined;
  const { before, after } = comparison.monthly[context.state.flow];
  return compareVintages(before, after);
}
