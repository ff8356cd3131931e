import { comparedYears } from "../base/site.js";
import { flowMeasure } from "../measures/asking.js";
import { dollars, formatMonth, percent } from "../measures/format.js";
import { capital, words, type Flow } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { different, known, percentOf, sumOf } from "../measures/rows.js";
import { viewsOf } from "../view/declare.js";
import { categoryLabel } from "./shared/group-rows.js";
import { inputs } from "./explore/inputs.js";
import { definePage } from "../view/view.js";
import { brush } from "./explore/brush.js";
import { exampleCards } from "./explore/examples.js";
import { finder } from "./explore/finder.js";
import { slice } from "./explore/slice.js";

/** Dollars of a category of counted trade in a month. */
type CategoryMonth = { month: string; category: string | null; value: number };

/** What the slice that the page begins with teaches, whatever is sliced then: of its flow, by category. */
export const headline = viewsOf(inputs).headline({
  questions: ({ flow }) => ({
    by_month: ask(flowMeasure(flow, "value"), { by: ["month", "category"], where: { groups: ["ai"] } }),
  }),
  shown: ({ by_month }) => known(by_month),
  text: (rows, { state, site }) => headlineText(rows, state.flow, comparedYears(site, state.flow)),
  learn: (rows, { state, site }) => learnedText(rows, state.flow, comparedYears(site, state.flow)),
});

/** One page to slice anything: flow, concept, measure, rows and columns, filters, as a chart or a table. */
export const page = definePage({
  name: "explore",
  inputs,
  views: { headline, finder, slice, examples: exampleCards, brush },
});

/** How large counted trade was in the last whole year, and its largest category. */
export function headlineText(
  rows: readonly CategoryMonth[],
  flow: Flow,
  [, year]: readonly [number, number],
): string {
  const goods = `${words().adjective} ${flow}`;
  const own = inYear(rows, year);
  const total = sumOf(own);
  const [largest] = changes(own, []).sort((a, b) => b.now - a.now);
  if (!largest || total <= 0) return `This snapshot holds no whole year of ${goods}.`;
  const part = percentOf(largest.now, total);
  const share = part === null ? "" : `, ${percent(part)} of them`;
  return `${capital(goods)} came to ${dollars(total)} in ${year}; ${largest.name} was the largest category with ${dollars(largest.now)}${share}.`;
}

/** Which categories moved most since the first year, and what the newest month brought. */
export function learnedText(
  rows: readonly CategoryMonth[],
  flow: Flow,
  [first, last]: readonly [number, number],
): (string | undefined)[] {
  const moved = changes(inYear(rows, last), inYear(rows, first)).sort((a, b) => b.change - a.change);
  const [most, least] = [moved[0], moved.at(-1)];
  const by = (change: number): string => dollars(Math.abs(change));
  return [
    first < last && most && least && most !== least && most.change > 0
      ? `From ${first} to ${last} ${most.name} grew most, by ${by(most.change)}, ${
          least.change < 0
            ? `and ${least.name} fell most, by ${by(least.change)}`
            : `and ${least.name} least, by ${by(least.change)}`
        }.`
      : undefined,
    newestText(rows, flow),
  ];
}

/** The newest month beside the same month a year before; undefined where that is not held. */
function newestText(rows: readonly CategoryMonth[], flow: Flow): string | undefined {
  const month = different(rows, "month").sort().at(-1) ?? "";
  const before = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
  const [now, then] = [month, before].map((at) => sumOf(rows.filter((row) => row.month === at)));
  if (!now || !then || now < 0 || then < 0) return undefined;
  const change = 100 * (now / then - 1);
  return `In ${formatMonth(month)} ${words().adjective} ${flow} were ${dollars(now)}, ${percent(Math.abs(change))} ${change < 0 ? "less" : "more"} than in ${formatMonth(before)}.`;
}

function inYear(rows: readonly CategoryMonth[], year: number): CategoryMonth[] {
  return rows.filter(({ month }) => month.startsWith(`${year}-`));
}

/** Every category with its dollars now and how much more that is than before. */
function changes(now: readonly CategoryMonth[], before: readonly CategoryMonth[]) {
  return different([...now, ...before], "category").map((category) => {
    const of = (rows: readonly CategoryMonth[]): number =>
      sumOf(rows.filter((row) => row.category === category));
    return { name: categoryLabel(category), now: of(now), change: of(now) - of(before) };
  });
}
