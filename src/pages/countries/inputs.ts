import { categories, categoryNames, groupNames, type Category, type Query } from "../../measures/index.js";
import { menu, type StateOf } from "../../view/state/inputs.js";
import { flowInput, yearInput } from "../shared/choices.js";

export const inputs = {
  flow: flowInput,
  of: menu(
    () => [
      { value: "ai", label: "AI-related, all categories" },
      ...categories
        .filter((c) => c !== "Not_DC_Related")
        .map((c) => ({ value: c, label: `AI-related: ${categoryNames[c].toLowerCase()}` })),
      { value: "non_ai", label: groupNames.non_ai },
      { value: "all", label: groupNames.all },
    ],
    { label: "Products" },
  ),
  year: yearInput,
};

export type State = StateOf<typeof inputs>;

/** The part of every query that the choice of products decides. */
export function productsOf({ of }: Pick<State, "of">): Query {
  if (of === "ai" || of === "non_ai" || of === "all") return { where: { groups: [of] } };
  return { where: { groups: ["ai"], categories: [of] } };
}

/** The chosen products as a title says them: `AI-related imports`. */
export function subject({ of, flow }: Pick<State, "of" | "flow">): string {
  if (of === "all") return `${flow} of all goods`;
  if (of === "non_ai") return `non-AI ${flow}`;
  return of === "ai"
    ? `AI-related ${flow}`
    : `AI-related ${flow} of ${categoryNames[of as Category].toLowerCase()}`;
}
