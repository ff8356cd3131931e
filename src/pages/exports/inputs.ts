import { ofPaper, words, task } from "../../measures/task.js";
import { completeYears } from "../../base/site.js";
import type { Query } from "../../measures/index.js";
import { policyInput } from "../../view/events.js";
import { prefixesIn } from "../shared/choices.js";
import { choice, text, year, type StateOf } from "../../view/state/inputs.js";

export const inputs = {
  concept: choice(
    { total: "All", domestic: "Domestic goods", foreign: "Re-exports" },
    {
      label: "Exports",
      help: `Domestic exports are grown, made or changed in the United States; re-exports came in and leave unchanged. All: both${ofPaper(", as in the paper")}, or what you chose in “What is counted”.`,
    },
  ),
  base: year((site) => completeYears(site, "exports"), { label: "Base year", fallback: 2023 }),
  year: year((site) => completeYears(site, "exports"), {
    label: "Year",
    fallback: (site) => completeYears(site, "exports").at(-1) ?? 0,
  }),
  partner: text({
    label: "Round trip with",
    fallback: "2010",
    maxLength: 4,
    valid: (code) => /^\d{4}$/.test(code),
    help: "Census code of a country, four digits, as in the table of partners: 2010 is Mexico.",
  }),
  out: text({
    label: "Out under",
    fallback: task.headings.out,
    valid: (written) => prefixesIn(written) !== undefined,
    help: "Headings or codes that exports leave under, two to ten digits, commas between.",
  }),
  back: text({
    label: "Back under",
    fallback: task.headings.back,
    valid: (written) => prefixesIn(written) !== undefined,
    help: "Headings or codes that imports come back under.",
  }),
  ...policyInput,
};

export type State = StateOf<typeof inputs>;

export function queryOf(state: State): Query {
  return { base: state.base, ...(state.concept === "total" ? {} : { exports: state.concept }) };
}

/** The chosen exports as a title says them. */
export function subject({ concept }: Pick<State, "concept">): string {
  return {
    total: `${words().adjective} exports`,
    domestic: `domestic ${words().adjective} exports`,
    foreign: `${words().adjective} re-exports`,
  }[concept];
}
