import { policyInput } from "../../view/events.js";
import { completeYears, type Site } from "../../base/site.js";
import { choice, chosen, several, text, year, type StateOf } from "../../view/state/inputs.js";
import { formatCode, type Dimension, type Query, words, capital } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { prefixesIn, prefixQuery } from "../shared/choices.js";
import { task } from "../../measures/task.js";

/** Sources that a reader can draw by name, by Census code; every other one counts in the rest of the world. */
export const sources = {
  "1220": "Canada",
  "2010": "Mexico",
  "4120": "United Kingdom",
  "4190": "Ireland",
  "4210": "Netherlands",
  "4280": "Germany",
  "5330": "India",
  "5490": "Thailand",
  "5520": "Vietnam",
  "5570": "Malaysia",
  "5590": "Singapore",
  "5600": "Indonesia",
  "5650": "Philippines",
  "5700": "China",
  "5800": "South Korea",
  "5830": "Taiwan",
  "5880": "Japan",
} as const;

/** The five sources that analysts of semiconductors follow: Vietnam, Malaysia, China, South Korea, Taiwan. */
const usualSources = "5520,5570,5700,5800,5830";

const years = (site: Site): number[] => completeYears(site, "imports");

export const inputs = {
  codes: text({
    label: "Codes",
    fallback: task.headings.sources,
    valid: (written) =>
      written.trim().toLowerCase() === words().noun.toLowerCase() || prefixesIn(written) !== undefined,
    help: `Prefixes of two to ten digits, separated by commas: ${exampleCodes()}. ${capital(words().noun)} stands for all ${words().adjective} codes.`,
  }),
  show: choice({ shares: "Shares", levels: "Dollars" }, { label: "Show" }),
  months: choice(
    { single: "Single months", year: "12-month sums" },
    { label: "By month", help: "A sum over twelve months carries no season; it needs all twelve of them." },
  ),
  from: year(years, { label: "From", fallback: 2018 }),
  countries: several(sources, { label: "Sources", fallback: usualSources }),
  ...policyInput,
};

/** How prefixes are written, by codes that the question knows. */
function exampleCodes(): string {
  const { sources, example } = task.headings;
  return [sources.split(/, */)[0] ?? "", formatCode(example)].join(", ");
}

export type State = StateOf<typeof inputs>;

/** The part of every query that the choice of codes decides. */
export function productsOf({ codes }: State): Query & { where: object } {
  const prefixes = prefixesIn(codes);
  return prefixes ? prefixQuery(prefixes) : { where: { groups: ["ai"] } };
}

/** The chosen codes as a title says them: `imports of HS 8542`. */
export function subject({ codes }: State): string {
  const prefixes = prefixesIn(codes);
  if (!prefixes) return `${words().adjective} imports`;
  const named = prefixes.slice(0, 3).map(formatCode).join(", ");
  return `imports of HS ${named}${prefixes.length > 3 ? ` and ${prefixes.length - 3} more` : ""}`;
}

/** The chosen codes by chosen source, and from everywhere. */
export function sourceQuestions<const D extends Dimension>(
  state: State,
  by: D,
  window: Pick<Query, "from" | "to">,
  measure = "import_value",
) {
  const products = productsOf(state);
  const where = { ...products.where, countries: chosen(state.countries) };
  return {
    named: ask(measure, { ...products, ...window, where, by: [by, "country"] }),
    world: ask(measure, { ...products, ...window, by: [by] }),
  };
}

/** The first and the last whole year that are compared. */
export function comparedYears(state: State, site: Site): { first: number; last: number } | undefined {
  const held = years(site).filter((y) => y >= state.from);
  const [first, last] = [held[0], held.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}
