import { missingMonths, type Site } from "../base/site.js";
import type { Manifest } from "../data/data.js";
import { percent } from "../measures/format.js";
import { formatMonth, type Flow } from "../measures/index.js";
import { agreement, listed } from "./shared/sentences.js";
import { viewsOf } from "../view/declare.js";
import { tables, manifestOf, countText, summary } from "./data/summary.js";
import { definePage } from "../view/view.js";
import { controlTotals, coverage, gapMonths, gaps, runs, sources } from "./data/lists.js";
import { release } from "./shared/release.js";

/** What this snapshot is, in one sentence. */
const headline = viewsOf({}).headline({
  text: (_, context) => headlineText(manifestOf(context), context.site),
  learn: (_, context) => learnedText(manifestOf(context)),
});

/** What the snapshot holds, where it came from, and how to take it away. */
export const page = definePage({
  name: "data",
  inputs: {},
  views: {
    headline,
    summary,
    release,
    coverage,
    "control-totals": controlTotals,
    gaps,
    "gap-months": gapMonths,
    sources,
    runs,
    tables,
  },
});

/** Whether it adds up to what Census publishes, and what its joins do not find. */
export function learnedText({
  control_totals,
  gaps = [],
}: Pick<Manifest, "control_totals" | "gaps">): (string | undefined)[] {
  const { equal, held } = agreement(control_totals);
  const part = ({ months }: (typeof gaps)[number]): number =>
    Math.max(0, ...months.map(({ share }) => share));
  const unlabelled = gaps.filter(({ missing, codes }) => missing === "label" && codes > 0);
  return [
    held > 0
      ? `${equal === held ? "All" : `${countText(equal)} of`} ${countText(held)} monthly totals agree with those that Census publishes, to the dollar.`
      : undefined,
    unlabelled.length > 0
      ? `Of ${listed(unlabelled.map((gap) => `${gap.flow}, ${countText(gap.codes)} codes worth at most ${percent(part(gap))} of a month`))} have no label: they stand as rows of their own and are never counted as zero.`
      : gaps.length > 0
        ? "Every code that is traded has a label."
        : undefined,
  ];
}

export function headlineText(
  { sources, tables, kind, id }: Pick<Manifest, "sources" | "tables" | "kind" | "id">,
  site: Site,
): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const what =
    kind === "sample"
      ? "a sample with synthetic values"
      : `built from ${countText(sources.length)} files and answers`;
  return `Snapshot ${id} is ${what}: ${countText(rows)} rows in ${tables.length} tables, imports ${span(site, "imports")}, exports ${span(site, "exports")}.`;
}

function span(site: Site, flow: Flow): string {
  const months = site.months[flow];
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "none";
  const missing = missingMonths(site, flow).length;
  return `${formatMonth(first)} to ${formatMonth(last)}${missing ? ` with ${missing} months missing` : ""}`;
}
