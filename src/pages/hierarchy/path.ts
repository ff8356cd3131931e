import { element } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { formatCode, formatValue } from "../../measures/index.js";
import { codeHref, withCodeLinks } from "./follow.js";
import { levelBelow, levels, prefixOf, type State } from "./inputs.js";
import { describe, flows, levelQuestions, linesOf } from "./levels.js";

/** What stands below the chosen number, in one sentence. */
export const headline: View<State> = {
  questions: levelQuestions,
  render: (answers, { document, state }) =>
    element(document, "p", { class: "headline" }, headlineText(answers, state)),
};

export function headlineText(answers: Answers, state: State): string {
  const prefix = prefixOf(state);
  const lines = linesOf(answers, state);
  const name = nameOf(prefix);
  if (!lines.length) return `Neither schedule of this snapshot has a code below ${formatCode(prefix)}.`;
  const parts = flows.flatMap((flow) => {
    const sides = lines.map((line) => line[flow]);
    if (sides.every(({ value }) => value === null)) return [`no ${flow}`];
    const sum = (of: "value" | "ai"): number => sides.reduce((total, side) => total + (side[of] ?? 0), 0);
    return [
      `${formatValue(sum("value"), "dollars")} of ${flow} (${formatValue((100 * sum("ai")) / (sum("value") || 1), "percent")} AI-related)`,
    ];
  });
  const level = levelBelow(prefix);
  const count =
    prefix.length < level.digits
      ? `; ${lines.length.toLocaleString("en-US")} ${lines.length === 1 ? level.name : level.names} below`
      : "";
  return `${name} had ${parts.join(" and ")} in ${state.year}${count}.`;
}

/** The way from all chapters down to here, each step a link. */
export const path: View<State> = withCodeLinks<State>({
  questions: levelQuestions,
  render(answers, { document, state }) {
    const prefix = prefixOf(state);
    const above = levels.filter(({ digits }) => digits < prefix.length);
    const steps = [...new Set(["", ...above.map(({ digits }) => prefix.slice(0, digits)), prefix])];
    return element(
      document,
      "nav",
      { "aria-label": "Place in the hierarchy" },
      element(
        document,
        "ol",
        { class: "chips" },
        steps.map((step) =>
          element(
            document,
            "li",
            {},
            step === prefix
              ? element(
                  document,
                  "strong",
                  { "aria-current": "page" },
                  prefix ? `${formatCode(step)} ${describe(answers, step)}` : nameOf(step),
                )
              : [
                  element(document, "a", { href: codeHref(step) }, step ? formatCode(step) : nameOf(step)),
                  " ›",
                ],
          ),
        ),
      ),
    );
  },
  summary: () => "",
});

function nameOf(prefix: string): string {
  if (!prefix) return "All chapters";
  const level = levels.find(({ digits }) => digits >= prefix.length);
  const name = level?.digits === prefix.length ? level.name : "prefix";
  return `${name[0]?.toUpperCase()}${name.slice(1)} ${formatCode(prefix)}`;
}
