import {
  categories,
  categoryNames,
  formatValue,
  groupNames,
  type Category,
  type Group,
} from "../../measures/index.js";
import { ask, type Answers, type Row, type Value } from "../../components/page/question.js";
import type { Context } from "../../components/page/view.js";
import { completeYears } from "../../components/site.js";
import type { TableDefinition } from "../../components/table/definition.js";
import { dataTable } from "../../components/table/view.js";
import { measureName, queryOf, type State } from "./inputs.js";

/** Table 1: codes, the base year, the last whole year and the change, by category, group and in all. */
export const table1 = dataTable<State>({
  questions: (state) => {
    const both = (kind: "value" | "growth" | "codes", part: "group" | "category") =>
      ask(measureName(state, kind), { ...queryOf(state), by: ["year", part] });
    return {
      value_by_group: both("value", "group"),
      value_by_category: both("value", "category"),
      growth_by_group: both("growth", "group"),
      growth_by_category: both("growth", "category"),
      codes_by_group: both("codes", "group"),
      codes_by_category: both("codes", "category"),
    };
  },
  table: (answers, context) => tableOf(answers, context),
});

function tableOf(answers: Answers, { state, site }: Context<State>): TableDefinition {
  const year = completeYears(site, state.flow).at(-1) ?? 0;
  const line = (part: "group" | "category", key: string, name: string, weight: string): Row | undefined => {
    const at = (kind: string, when: number): Value =>
      answers[`${kind}_by_${part}`]?.find((row) => row["year"] === when && row[part] === key)?.["value"] ??
      null;
    const value = at("value", year);
    if (value === null) return undefined;
    return {
      name,
      weight,
      codes: at("codes", year),
      then: at("value", state.base),
      now: value,
      change: at("growth", year),
    };
  };
  const group = (key: Group): Row | undefined => line("group", key, groupNames[key], "strong");
  const parts = categories
    .map((key: Category) => line("category", key, categoryNames[key], "indent"))
    .filter((row) => row !== undefined)
    .sort((a, b) => Number(b["then"] ?? 0) - Number(a["then"] ?? 0));
  const rows = [group("ai"), ...parts, group("medium"), group("non_ai"), group("all")];
  const dollars = (value: Value): string => formatValue(value as number | null, "dollars");
  return {
    caption: `${state.flow} by relevance and category, ${state.base} and ${year}`,
    filter: false,
    columns: [
      { key: "name", title: "Products" },
      {
        key: "codes",
        title: `Codes, ${year}`,
        numeric: true,
        format: (v) => formatValue(v as number | null, "codes"),
      },
      { key: "then", title: String(state.base), numeric: true, unit: "dollars", format: dollars },
      { key: "now", title: String(year), numeric: true, unit: "dollars", format: dollars, bar: true },
      {
        key: "change",
        title: "Change",
        numeric: true,
        unit: "percent",
        format: (value) => (value === null ? "n/a" : formatValue(value as number, "percent", { sign: true })),
      },
    ],
    rows: rows.filter((row) => row !== undefined),
    rowClass: (row) => String(row["weight"]),
  };
}
