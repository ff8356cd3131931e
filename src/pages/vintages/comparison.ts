import { color } from "../../charts/theme.js";
import type { Comparison, VintagesData } from "../../data/vintages.js";
import { signedDollars, signedPercent } from "../../measures/format.js";
import { formatMonth, formatValue, type Flow } from "../../measures/index.js";
import { compareVintages, revisionsByMaturity, type VintageComparison } from "../../measures/revisions.js";
import { sourceOf } from "../../measures/value.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { toggle, year, type StateOf } from "../../view/state/inputs.js";
import { column, monthColumn } from "../../view/table/columns.js";
import { baseInput, eitherYears, flowInput } from "../shared/choices.js";
import { capital, chapterKinds, chaptersLeftOut, words } from "../../measures/task.js";

export const inputs = {
  flow: flowInput,
  base: baseInput("Growth since"),
  year: year(eitherYears, { label: "Year", fallback: (site) => eitherYears(site).at(-1) ?? 0 }),
  scope: toggle({
    label: `Leave out ${chaptersLeftOut()}`,
    help: `As the site's measures do: ${chapterKinds()}. The published totals hold them.`,
  }),
};

export type State = StateOf<typeof inputs>;

const { figure } = viewsOf(inputs);

/** Why there is nothing to compare, and how to get something. */
export const nothingToCompare =
  "Only one snapshot of this kind is kept, so nothing can have been revised yet. Every atlas snapshot adds one and keeps the others; after the next release this page compares the two, as atlas diff BEFORE AFTER does in a shell.";

export function vintagesOf({ data }: Pick<Context, "data">): VintagesData {
  return data as VintagesData;
}

/** What changed since the vintage before, or that nothing can be compared. */
export function headlineText({ comparison, vintages }: VintagesData, flow: Flow): string {
  const through = vintages.find(({ current }) => current)?.[flow];
  const data = through ? `Data through ${formatMonth(through)}. ` : "";
  return data + (comparison ? changeText(comparison, flow) : nothingToCompare);
}

function changeText(comparison: Comparison, flow: Flow): string {
  const { total, changed, shared } = changesOf(comparison, flow);
  const added = comparison.months[flow].added;
  const news = added.length ? ` and brought ${added.map(formatMonth).slice(0, 6).join(", ")}` : "";
  if (!total || !changed.length)
    return `The vintage in use left all ${shared.length} months of ${words().adjective} ${flow} as they were${news}.`;
  const percent = total.relative === null ? "" : ` (${signedPercent(100 * total.relative)})`;
  return `The vintage in use changed ${changed.length} of ${shared.length} months of ${words().adjective} ${flow}, by ${signedDollars(total.difference)} together${percent}${news}.`;
}

function changesOf({ monthly }: Comparison, flow: Flow): VintageComparison {
  return compareVintages(monthly[flow].before, monthly[flow].after);
}

/** How far each month of counted trade was revised from one vintage to the next. */
export const revisedMonths = figure({
  name: "revised-months",
  source: [sourceOf("imports"), sourceOf("exports")].join("; "),
  shown(_, context) {
    const { comparison } = vintagesOf(context);
    return { comparison, found: comparison ? changesOf(comparison, context.state.flow) : undefined };
  },
  finding: ({ found }, { state }) => revisedFinding(found, state.flow),
  follows: true,
  subtitle: ({ comparison }, { state }) =>
    `Change of ${words().adjective} ${state.flow}, percent of the earlier value${comparison ? `, from ${comparison.before} to ${comparison.after}` : ""}`,
  lines: ({ found }, { state }) => ({
    unit: "percent",
    sign: true,
    caption: `${capital(words().adjective)} ${state.flow} in both vintages`,
    baseline: { value: 0, label: "as before" },
    zero: true,
    series: [
      {
        ...{ key: "revision", name: "Revision", color: color("ai"), bold: true },
        rows: (found?.shared ?? []).map(({ key, relative }) => ({
          month: key,
          value: relative === null ? null : 100 * relative,
        })),
      },
    ],
  }),
  table: ({ found }) => ({
    columns: [
      monthColumn("key"),
      column("before", "Before", "dollars"),
      column("after", "Now", "dollars"),
      column("difference", "Change", "dollars", { sign: true }),
    ],
    rows: (found?.shared ?? []).map((row) => ({ ...row })),
  }),
  empty: nothingToCompare,
  note({ comparison, found }, { state }) {
    const last = comparison?.monthly[state.flow].before.at(-1)?.key;
    if (!comparison || !found || !last) return undefined;
    const young = revisionsByMaturity(found.shared, last).find(({ maturity }) => maturity === 0);
    const { runs, labels } = comparison;
    const text =
      runs.before === runs.after && labels === 0
        ? "Both vintages use the same labels, so the change is that of the trade data."
        : `The label run changed from ${runs.before ?? "none"} to ${runs.after ?? "none"} (${labels} codes differ): part of the change is a change of labels.`;
    return young?.meanAbsoluteRelative == null
      ? text
      : `${text} The newest month then was revised by ${formatValue(100 * young.meanAbsoluteRelative, "percent")}.`;
  },
});

export function revisedFinding(found: Pick<VintageComparison, "changed"> | undefined, flow: Flow): string {
  if (!found) return "What was revised, month by month";
  const [most] = found.changed;
  return most
    ? `${formatMonth(most.key)} was revised most, by ${signedDollars(most.difference)} of ${words().adjective} ${flow}`
    : `No month of ${words().adjective} ${flow} was revised`;
}
