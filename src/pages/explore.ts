import { comparedYears } from "../base/site.js";
import { flowMeasure } from "../measures/asking.js";
import { dollars, formatMonth, percent, formatCode } from "../measures/format.js";
import { capital, words, type Flow } from "../measures/index.js";
import { ask } from "../measures/question.js";
import { different, known, percentOf, sumOf } from "../measures/rows.js";
import { viewsOf } from "../view/declare.js";
import { categoryLabel, task } from "../measures/task.js";
import { inputs, type State } from "./explore/inputs.js";
import { definePage } from "../view/view.js";
import { brush } from "./explore/brush.js";
import { finder } from "./explore/finder.js";
import { slice } from "./explore/slice.js";
import { element } from "../base/dom.js";
import { defaultState } from "../view/state/url.js";

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

/** A slice to begin from: what it asks, what it shows, and the inputs that differ from the defaults. */
interface Example {
  question: string;
  shows: string;
  inputs: Partial<Record<keyof State, string>>;
}

export const examples = (): readonly Example[] => [
  {
    question: `Who sends ${task.headings.exampleName ?? `HS ${formatCode(task.headings.example)}`}?`,
    shows: `Imports under ${formatCode(task.headings.example)} by country, months`,
    inputs: { code: task.headings.example, rows: "country", group: "all" },
  },
  {
    question: "Which tariffs do categories pay?",
    shows: "Effective tariff by category and year, as a heat map",
    inputs: { measure: "tariff", chart: "heat", time: "year" },
  },
  {
    question: `Where do ${words().noun} exports go?`,
    shows: "Exports of the last twelve months, on a map",
    inputs: { flow: "exports", chart: "map", rows: "country" },
  },
  {
    question: "Is Mexico ahead of China?",
    shows: `Twelve-month sums of ${words().noun} imports from both`,
    inputs: { measure: "sum_12m", rows: "country", country: "2010,5700" },
  },
  {
    question: `How much of each year is ${words().goods}?`,
    shows: "Shares of covered imports by group, stacked",
    inputs: { measure: "share", rows: "group", chart: "area", time: "year" },
  },
  {
    question: "What grew in the EU's deliveries?",
    shows: `${capital(words().noun)} imports from the EU-27 by category, small multiples`,
    inputs: { area: "EU-27", chart: "multiples" },
  },
];

/** The examples as cards. */
export const exampleCards = viewsOf(inputs).part({
  element(_, { document }) {
    const cards = examples().map(({ question, shows, inputs: set }, i) => {
      const address = { href: `./explore?${new URLSearchParams(set).toString()}`, "data-example": i };
      const text = [element(document, "strong", {}, question), element(document, "span", {}, shows)];
      return element(document, "li", {}, element(document, "a", address, text));
    });
    return element(
      document,
      "section",
      { class: "examples", "aria-label": "Worked examples" },
      element(document, "h2", {}, "Begin from an example"),
      element(document, "ul", { class: "example-cards" }, cards),
    );
  },
  summary: () => "",
  enliven(node, _shown, { set, site }) {
    node.addEventListener("click", (event) => {
      const card = (event.target as Element).closest<HTMLElement>("[data-example]");
      const example = examples()[Number(card?.dataset["example"])];
      if (!card || !example || !set || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const whole = Object.entries(defaultState(inputs, site)).map(
        ([name, value]) => [name, String(value)] as const,
      );
      set({ ...Object.fromEntries(whole), all_goods: "0", ...example.inputs });
      document.getElementById("slice")?.scrollIntoView({ block: "start" });
    });
  },
});

/** One page to slice anything: flow, concept, measure, rows and columns, filters, as a chart or a table. */
export const page = definePage({
  name: "explore",
  inputs,
  views: { headline, finder, slice, examples: exampleCards, brush },
});
