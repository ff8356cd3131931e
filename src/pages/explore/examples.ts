import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { defaultState } from "../../view/state/url.js";
import { inputs, type State } from "./inputs.js";

/** A slice to begin from: what it asks, what it shows, and the inputs that differ from the defaults. */
interface Example {
  question: string;
  shows: string;
  inputs: Partial<Record<keyof State, string>>;
}

export const examples: readonly Example[] = [
  {
    question: "Who sends the servers?",
    shows: "Imports under 8471.50 by country, months",
    inputs: { code: "847150", rows: "country", group: "all" },
  },
  {
    question: "Which tariffs do categories pay?",
    shows: "Effective tariff by category and year, as a heat map",
    inputs: { measure: "tariff", chart: "heat", time: "year" },
  },
  {
    question: "Where do AI exports go?",
    shows: "Exports of the last twelve months, on a map",
    inputs: { flow: "exports", chart: "map", rows: "country" },
  },
  {
    question: "Is Mexico ahead of China?",
    shows: "Twelve-month sums of AI imports from both",
    inputs: { measure: "sum_12m", rows: "country", country: "2010,5700" },
  },
  {
    question: "How much of each year is AI?",
    shows: "Shares of covered imports by group, stacked",
    inputs: { measure: "share", rows: "group", chart: "area", time: "year" },
  },
  {
    question: "What grew in the EU's deliveries?",
    shows: "AI imports from the EU-27 by category, small multiples",
    inputs: { area: "EU-27", chart: "multiples" },
  },
];

/** The examples as cards. */
export const exampleCards: View<State> = {
  questions: () => ({}),
  render: (_, { document }) =>
    element(
      document,
      "section",
      { class: "examples", "aria-label": "Worked examples" },
      element(document, "h2", {}, "Begin from an example"),
      element(
        document,
        "ul",
        { class: "example-cards" },
        examples.map(({ question, shows, inputs: set }, i) =>
          element(
            document,
            "li",
            {},
            element(
              document,
              "a",
              { href: `./explore?${new URLSearchParams(set).toString()}`, "data-example": i },
              element(document, "strong", {}, question),
              element(document, "span", {}, shows),
            ),
          ),
        ),
      ),
    ),
  summary: () => "",
  enliven(node, _answers, { set, site }) {
    node.addEventListener("click", (event) => {
      const card = (event.target as Element).closest<HTMLElement>("[data-example]");
      const example = examples[Number(card?.dataset["example"])];
      if (!card || !example || !set || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const whole = Object.entries(defaultState(inputs, site)).map(
        ([name, value]) => [name, String(value)] as const,
      );
      set({ ...Object.fromEntries(whole), all_goods: "0", ...example.inputs });
      document.getElementById("slice")?.scrollIntoView({ block: "start" });
    });
  },
};
