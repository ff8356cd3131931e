import { element } from "../../base/dom.js";
import { viewsOf } from "../../view/declare.js";
import { defaultState } from "../../view/state/url.js";
import { formatCode } from "../../measures/format.js";
import { inputs, type State } from "./inputs.js";
import { capital, task, words } from "../../measures/task.js";

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
