import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { comparisonName, type State } from "./inputs.js";

/** The accounting identity in words, with the reader's own assumptions in it. */
export const identity: View<State> = {
  questions: () => ({}),
  render: (_, { document, state }) =>
    element(
      document,
      "ol",
      { class: "steps" },
      [
        state.comparison === "trend"
          ? `Fit a straight line to the logarithm of monthly AI trade up to December ${state.base}, and carry it on.`
          : `Take the monthly mean of AI trade in ${state.base} and let it grow month by month exactly as ${comparisonName(state)} did.`,
        "Subtract that path from actual AI trade: what remains is excess AI trade, for imports and for exports.",
        "Excess imports less excess exports is the net effect. Adding it to the balance gives the balance without the AI boom; everything else stays as it was.",
      ].map((step) => element(document, "li", {}, step)),
    ),
};
