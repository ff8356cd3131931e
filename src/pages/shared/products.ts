import {
  countedCategories,
  categoryName,
  groupName,
  type Query,
  words,
  capital,
} from "../../measures/index.js";
import { menu, type StateOf } from "../../view/state/inputs.js";
import { flowInput, yearInput } from "./choices.js";

export const inputs = {
  flow: flowInput,
  of: menu(
    () => [
      { value: "ai", label: `${capital(words().adjective)}, all categories` },
      ...countedCategories().map((c) => ({
        value: c,
        label: `${capital(words().adjective)}: ${categoryName(c).toLowerCase()}`,
      })),
      { value: "non_ai", label: groupName("non_ai") },
      { value: "all", label: groupName("all") },
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

/** The chosen products as a title says them: `drone-related imports`. */
export function subject({ of, flow }: Pick<State, "of" | "flow">): string {
  if (of === "all") return `${flow} of all goods`;
  if (of === "non_ai") return `${words().other} ${flow}`;
  return of === "ai"
    ? `${words().adjective} ${flow}`
    : `${words().adjective} ${flow} of ${categoryName(of).toLowerCase()}`;
}
