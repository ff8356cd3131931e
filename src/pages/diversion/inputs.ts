import { words, capital } from "../../measures/task.js";
import { choice, menu, type StateOf } from "../../view/state/inputs.js";
import { casesOf, exposureOf, type OwnLists } from "../../measures/exposure.js";
import type { EventBase } from "../../measures/event-sums.js";
import type { Query } from "../../measures/index.js";

export const inputs = {
  case: menu((site) => casesOf(site).map(({ name, title }) => ({ value: name, label: title })), {
    label: "Tariff",
  }),
  goods: choice(
    { all: "All goods", ai: capital(words().adjective) },
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
    {
      clear_year: "The same month, half a year clear",
      last_year: "The same month a year earlier",
      last_month: "The month before",
    },
    {
      label: "Compared with",
      help: "The first compares with the year that ended six months before the tariff: purchases brought forward do not touch it, and the season falls out. The second takes the season out and holds those purchases; the third does neither.",
    },
  ),
};

/** What months are compared with, in a sentence. */
export const baseNames: Record<EventBase, string> = {
  clear_year: "the same months of the year that ended six months before it",
  last_year: "the same months a year earlier",
  last_month: "the last month before it",
};

export type State = StateOf<typeof inputs>;

export function queryOf({ goods }: Pick<State, "goods">): Query {
  return { where: { groups: [goods] } };
}

/** The compared countries in a sentence: `China`. */
export function targetName(state: State, site: OwnLists = {}): string {
  const { target } = exposureOf(state, site);
  if (target === null) return "all countries";
  return target.join() === "5700" ? "China" : "the countries of the list";
}

/** The goods in a sentence: `drone-related imports`. */
export function goodsName({ goods }: State): string {
  return goods === "ai" ? `${words().adjective} imports` : "imports";
}

export const source =
  "U.S. Census Bureau, imports for consumption, customs value, with the tariff lists of the registry";
