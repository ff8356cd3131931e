import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { compareVintages } from "../../measures/revisions.js";
import { nothingToCompare, vintagesOf, type Comparison, type VintagesData } from "./comparison.js";
import type { State } from "./inputs.js";

/** What changed since the vintage before, or that nothing can be compared. */
export const headline: View<State> = {
  questions: () => ({}),
  render: (_, context) =>
    element(
      context.document,
      "p",
      { class: "headline" },
      headlineText(vintagesOf(context), context.state.flow),
    ),
};

export function headlineText({ comparison, vintages }: VintagesData, flow: Flow): string {
  const through = vintages.find(({ current }) => current)?.[flow];
  const data = through ? `Data through ${formatMonth(String(through))}. ` : "";
  return comparison ? data + changeText(comparison, flow) : data + nothingToCompare;
}

function changeText(comparison: Comparison, flow: Flow): string {
  const { before, after } = comparison.monthly[flow];
  const { total, changed, shared } = compareVintages(before, after);
  const added = comparison.months[flow].added;
  const news = added.length ? ` and brought ${added.map(formatMonth).slice(0, 6).join(", ")}` : "";
  if (!total || !changed.length)
    return `The vintage in use left all ${shared.length} months of AI-related ${flow} as they were${news}.`;
  const percent =
    total.relative === null ? "" : ` (${formatValue(100 * total.relative, "percent", { sign: true })})`;
  return `The vintage in use changed ${changed.length} of ${shared.length} months of AI-related ${flow}, by ${formatValue(total.difference, "dollars", { sign: true })} together${percent}${news}.`;
}
