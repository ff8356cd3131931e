import { tiles } from "../../view/tiles.js";
import { ask, type Question } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { compared, lastYear, measureName, queryOf, type State } from "./inputs.js";

const measures = { price: "price_index", quantity: "quantity_index", coverage: "price_coverage" } as const;

/** Price, quantity and coverage of AI trade in the last whole year, beside those of non-AI trade. */
export const indices = tiles<State>({
  questions: (state, site) => {
    const last = lastYear(state, site) ?? state.base + 1;
    const query = {
      ...queryOf(state),
      by: ["year", "group"] as const,
      where: { groups: compared },
      from: `${last}-01`,
      to: `${last}-12`,
    };
    return Object.fromEntries(
      Object.entries(measures).map(([name, measure]): [string, Question] => [
        name,
        { ...ask(measureName(state, measure), query), detail: "all" },
      ]),
    );
  },
  tiles(answers, { state, site }) {
    const year = lastYear(state, site);
    if (year === undefined) return [];
    const tile = (question: keyof typeof measures, name: string, unit: "index points" | "percent") => ({
      name,
      value: formatValue(valueAt(answers, question, { group: "ai" }), unit),
      compared: `non-AI ${formatValue(valueAt(answers, question, { group: "non_ai" }), unit)}; ${unit === "percent" ? "share of value with comparable quantities" : `${state.base} = 100`}`,
    });
    return [
      tile("price", `AI unit values, ${year}`, "index points"),
      tile("quantity", `AI quantities, ${year}`, "index points"),
      tile("coverage", "Coverage", "percent"),
    ];
  },
});
