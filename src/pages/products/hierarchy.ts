import { dataTable } from "../../view/table/view.js";
import { formatCode } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { table1, table1Questions, type CodeLine } from "../shared/table-1.js";
import type { Answers } from "../../measures/question.js";
import { growthQuestion, growthRows, growthText } from "./growth.js";
import { queryOf, type State } from "./inputs.js";
import { nameOf, namesQuestion } from "../shared/code-names.js";

const shown = 3;

/** Table 1 with its hierarchy: relevance, category, and the largest codes of each category. */
export const hierarchy = dataTable<State>({
  questions: (state) => ({
    ...table1Questions(state.flow, queryOf(state), state.year),
    codes: growthQuestion(state),
    names: namesQuestion(state.flow),
  }),
  table: (answers, { state, site }) => table1(answers, { ...state, site }, largestCodes(answers, state)),
});

function largestCodes(answers: Answers, { year }: State): CodeLine[] {
  const all = valueAt(answers, "value_by_group", { group: "all", year });
  const rows = growthRows(answers).filter(({ now_value }) => now_value > 0);
  return [...new Set(rows.map(({ category }) => category))].flatMap((category) =>
    rows
      .filter((row) => row.category === category)
      .slice(0, shown)
      .map((row) => ({
        category: category,
        row: {
          name: `${formatCode(row.code)} ${nameOf(answers, row.code)}`,
          code: row.code,
          weight: "leaf",
          codes: null,
          then: row.then_value,
          now: row.now_value,
          share: all ? (100 * row.now_value) / all : null,
          change: row.growth,
          words: growthText(row),
        },
      })),
  );
}
