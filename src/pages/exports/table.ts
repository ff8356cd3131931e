import { ask, type Answers, type Row } from "../../measures/question.js";
import { dataTable } from "../../view/table/view.js";
import { formatValue, groupNames } from "../../measures/index.js";
import { categoriesIn, categoryLabel } from "../shared/group-rows.js";
import { valueAt } from "../shared/rows.js";
import { queryOf, type State } from "./inputs.js";

/** The export counterpart of Table 1, with the part that is re-exported. */
export const exportTable = dataTable<State>({
  questions: (state) => {
    const query = { ...queryOf(state), by: ["year" as const, "group" as const] };
    const byCategory = { ...queryOf(state), by: ["year" as const, "category" as const] };
    return {
      value_group: ask("export_value", query),
      value_category: ask("export_value", byCategory),
      growth_group: ask("export_growth", query),
      growth_category: ask("export_growth", byCategory),
      again_group: ask("reexport_share", query),
      again_category: ask("reexport_share", byCategory),
    };
  },
  table: (answers, { state }) => ({
    caption: `Exports by relevance and category, ${state.base} and ${state.year}`,
    filter: false,
    columns: [
      { key: "name", title: "Products" },
      {
        key: "then",
        title: String(state.base),
        numeric: true,
        unit: "US dollars",
        format: (v) => formatValue(v as number | null, "dollars"),
      },
      {
        key: "now",
        title: String(state.year),
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (v) => formatValue(v as number | null, "dollars"),
      },
      {
        key: "change",
        title: "Change",
        numeric: true,
        unit: "percent",
        format: (v) => formatValue(v as number | null, "percent", { sign: true }),
      },
      {
        key: "again",
        title: `Re-exported, ${state.year}`,
        numeric: true,
        unit: "percent",
        format: (v) => formatValue(v as number | null, "percent"),
      },
    ],
    rows: rowsOf(answers, state),
    rowClass: (row) => String(row["weight"]),
  }),
});

function rowsOf(answers: Answers, state: State): Row[] {
  const line = (part: "group" | "category", key: string | null, name: string, weight: string): Row => {
    const at = (what: string, year: number): number | null =>
      valueAt(answers, `${what}_${part}`, { year, [part]: key });
    return {
      name,
      weight,
      then: at("value", state.base),
      now: at("value", state.year),
      change: at("growth", state.year),
      again: at("again", state.year),
    };
  };
  return [
    line("group", "ai", groupNames.ai, "strong"),
    ...categoriesIn(answers, "value_category")
      .map((key) => line("category", key, categoryLabel(key), "indent"))
      .sort((a, b) => Number(b["then"] ?? 0) - Number(a["then"] ?? 0)),
    line("group", "medium", groupNames.medium, "strong"),
    line("group", "non_ai", groupNames.non_ai, "strong"),
    line("group", "unlabelled", groupNames.unlabelled, "strong"),
    line("group", "all", groupNames.all, "strong"),
  ].filter((row) => row["now"] !== null || row["then"] !== null);
}
