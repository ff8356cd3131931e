import type { OverviewData } from "../../data/overview.js";
import { formatValue } from "../../measures/index.js";
import { element } from "../../base/dom.js";
import type { Context, View } from "../../view/view.js";
import type { State } from "./inputs.js";
import { intervalText } from "../../measures/format.js";

/** A headline that also says how sure it is, as soon as people have reviewed a drawn sample. */
export function sayingReviewed(view: View<State>): View<State> {
  return {
    ...view,
    render(answers, context) {
      const node = view.render(answers, context);
      const text = reviewedText(context);
      if (text) node.append(element(context.document, "span", { class: "headline-interval" }, ` ${text}`));
      return node;
    },
  };
}

/**
 * The interval of the headline, by whom it is and on what it rests; empty where nobody has reviewed a drawn sample, and
 * for whatever a reader counts otherwise than the sample was drawn for.
 */
export function reviewedText({
  data,
  state,
  labels,
  questions,
}: Pick<Context<State>, "data" | "state" | "labels" | "questions">): string {
  const reviewed = (data as OverviewData | undefined)?.reviewed.find(({ flow }) => flow === state.flow);
  if (reviewed === undefined || state.medium || labels !== undefined || countsOtherwise(questions)) return "";
  const [from, to] = reviewed.years;
  const growth =
    from < to && state.base === from
      ? `, its growth since ${from} ${intervalText(reviewed.growth, true)}`
      : "";
  const people = reviewed.people.length > 0 ? reviewed.people.join(" and ") : "people who are not named";
  const open = reviewed.open > 0 ? `, ${formatValue(reviewed.open, "codes")} more are open` : "";
  return (
    `Corrected for errors of the labels, the share of ${to} is ${intervalText(reviewed.share)}${growth} (95 % intervals): ` +
    `${people} reviewed ${formatValue(reviewed.codes, "codes")} codes of a random sample (${reviewed.file}${open}).`
  );
}

function countsOtherwise(questions: Context["questions"]): boolean {
  return Object.values(questions).some(
    ({ measure }) =>
      measure &&
      [measure.query.allGoods, measure.query.imports, measure.query.exports].some(
        (part) => part !== undefined,
      ),
  );
}
