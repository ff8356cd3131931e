import { completeYears, type Site } from "../../base/site.js";
import { dataTable } from "../../view/table/view.js";
import { table1 as tableOf, table1Questions } from "../shared/table-1.js";
import { queryOf, type State } from "./inputs.js";

/** Table 1: codes, the base year, the last whole year and the change, by category, group and in all. */
export const table1 = dataTable<State>({
  questions: (state, site) => table1Questions(state.flow, queryOf(state), yearOf(state, site)),
  table: (answers, { state, site }) =>
    tableOf(answers, {
      flow: state.flow,
      base: state.base,
      year: yearOf(state, site),
      site,
    }),
});

/** The last whole year; where there is none, one without trade. */
function yearOf({ flow }: State, site: Site): number {
  return completeYears(site, flow).at(-1) ?? 1900;
}
