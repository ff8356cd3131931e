import { policyInput } from "../../view/events.js";
import { completeYears, type Site } from "../../base/site.js";
import { choice, text, year, type StateOf } from "../../view/state/inputs.js";
import { formatCode, type Dimension, type Group, type Query } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { flowInput } from "../shared/choices.js";
import { task } from "../../measures/task.js";

const years = (site: Site): number[] => completeYears(site, "imports");

export const inputs = {
  flow: flowInput,
  base: year(years, {
    label: "Compared with",
    fallback: (site) => (years(site).includes(2023) ? 2023 : (years(site)[0] ?? 0)),
  }),
  formula: choice(
    { fisher: "Fisher", tornqvist: "Törnqvist" },
    {
      label: "Index formula",
      help: "Both weigh the goods of both periods alike. Fisher's price times its quantity is exactly the change in value.",
    },
  ),
  item: choice(
    { hs10: "Code", family: "Code family" },
    {
      label: "One good is a",
      help: "A family joins codes that were split or merged. A code by itself keeps products apart, but drops out when it is renumbered.",
    },
  ),
  outliers: choice(
    { out: "Left out", in: "Counted" },
    {
      label: "Outliers",
      help: "Goods whose unit value moved unlike the rest of their HS6 subheading. Below they are named one by one.",
    },
  ),
  codes: text({
    label: "Unit values of",
    fallback: task.headings.example,
    valid: (written) => /^\d{4,10}$/.test(written.replaceAll(".", "").trim()),
    help: "A heading or code of four to ten digits. A unit value needs codes that are counted in the same unit.",
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

export const compared = ["ai", "non_ai"] as const satisfies readonly Group[];

/** A price measure of the chosen flow. */
export function measureName(state: State, name: string): string {
  return state.flow === "imports" ? name : `export_${name}`;
}

/** A question of a price measure: goods are told apart, so every chapter is read. */
export function askPrice<const D extends readonly Dimension[]>(
  state: State,
  name: string,
  query: Query & { by: D },
) {
  return { ...ask(measureName(state, name), { ...queryOf(state), ...query }), detail: "all" as const };
}

/** The part of every price query that the inputs decide. */
export function queryOf(state: State): Query {
  return { base: state.base, formula: state.formula, item: state.item, outliers: state.outliers };
}

/** The digits of the chosen heading or code. */
export function prefixOf({ codes }: Pick<State, "codes">): string {
  return codes.replaceAll(".", "").trim();
}

export function prefixName(state: Pick<State, "codes">): string {
  return `HS ${formatCode(prefixOf(state))}`;
}

/** The last whole year after the base year, which is taken apart. */
export function lastYear(state: State, site: Site): number | undefined {
  return completeYears(site, state.flow)
    .filter((year) => year > state.base)
    .at(-1);
}
