import { choice, menu, type StateOf } from "../../view/state/inputs.js";
import { exposures, type Exposure } from "../../measures/exposure.js";
import type { EventBase } from "../../measures/event-sums.js";
import type { Query } from "../../measures/index.js";

const cases = Object.fromEntries(exposures.map(({ name, title }) => [name, title]));

export const inputs = {
  case: menu(() => Object.entries(cases).map(([value, label]) => ({ value, label })), { label: "Tariff" }),
  goods: choice(
    { all: "All goods", ai: "AI-related" },
    { label: "Goods", help: "Exposed and unexposed codes are both taken from these goods." },
  ),
  place: choice(
    { policy: "Whom the tariff hits", china: "China" },
    {
      label: "Countries compared",
      help: "A tariff on every country leaves no third country; China can still be set against all others.",
    },
  ),
  base: choice<EventBase>(
    { same_month: "Same month, half a year clear", month_before: "The month before" },
    {
      label: "Path against",
      help: "What each month of the path is set against: the same calendar month of the year that ended six months before the tariff, which purchases brought forward do not touch and which takes the season out; or the last month before it.",
    },
  ),
};

/** Months ahead of the event that an event study reads: a year that ends half a year before it. */
export const studied = { before: 18 } as const;

export type State = StateOf<typeof inputs>;
export type Place = State["place"];

/** The case of the state, with the countries that the reader compares. Errors: a case that does not exist. */
export function exposureOf({ case: name, place }: Pick<State, "case" | "place">): Exposure {
  const found = exposures.find((exposure) => exposure.name === name);
  if (!found)
    throw new Error(
      `unknown tariff case: "${name}" (expected ${exposures.map((exposure) => exposure.name).join(", ")})`,
    );
  return place === "china" ? { ...found, target: ["5700"] } : found;
}

export function queryOf({ goods }: Pick<State, "goods">): Query {
  return { where: { groups: [goods] } };
}

/** The compared countries in a sentence: `China`. */
export function targetName(state: State): string {
  return exposureOf(state).target === null ? "all countries" : "China";
}

/** The goods in a sentence: `AI-related imports`. */
export function goodsName({ goods }: State): string {
  return goods === "ai" ? "AI-related imports" : "imports";
}
