import { formatMonth, formatValue, groupName, type Group, words, capital } from "../../measures/index.js";
import { ask, type Row } from "../../measures/question.js";
import { known, valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { groupLines } from "../../view/figure/groups.js";
import { limitsNote } from "../../view/limits.js";
import { column } from "../../view/table/columns.js";
import type { RowLevel } from "../../view/table/definition.js";
import { periodText } from "../shared/sentences.js";
import { categoriesIn, categoryLabel } from "../../measures/task.js";
import { inputs, queryOf, subject, type State } from "./inputs.js";

const { figure, table } = viewsOf(inputs);
const points = (value: number): string => formatValue(value, "index points");

const shown = ["ai", "all", "non_ai"] as const;

/** A month's index of a group. */
type GroupMonth = { month: string; group: string; value: number };

/** Figure 5: the export index of the counted goods, other and all goods. */
export const trend = figure({
  name: "export-trend",
  number: "Figure 5",
  questions: (state, site) => ({
    index: ask("export_index", {
      ...queryOf(state),
      by: ["month", "group"],
      where: { groups: shown },
      ...(site.months.exports.some((month) => month >= "2022-01") ? { from: "2022-01" } : {}),
    }),
  }),
  shown: ({ index }) => known(index),
  finding: (rows, { state }) => trendFinding(rows, state),
  follows: true,
  subtitle: (_, { state, site }) =>
    `Index, monthly mean of ${state.base} = 100, not seasonally adjusted, ${periodText(site, "exports", "2022-01")}`,
  lines: (rows, { state }) => ({
    unit: "index points",
    caption: "Export index by month",
    annotations: policyMarks(state),
    baseline: { value: 100, label: `${state.base} = 100` },
    series: groupLines(rows, shown, { names: { all: "All" } }),
  }),
  empty: "This snapshot holds no exports.",
  note: limitsNote(["revision"]),
});

export function trendFinding(rows: readonly GroupMonth[], state: State): string {
  const month = rows.at(-1)?.month ?? "";
  const [ai, other] = [valueAt(rows, { month, group: "ai" }), valueAt(rows, { month, group: "non_ai" })];
  if (ai === null || other === null) return `Index of ${subject(state)}`;
  return `${capital(subject(state))} stood at ${points(ai)} in ${formatMonth(month)}, ${words().other} ones at ${points(other)} (${state.base} = 100)`;
}

/** The export counterpart of Table 1, with the part that is re-exported. */
export const exportTable = table({
  questions(state) {
    const group = { ...queryOf(state), by: ["year", "group"] } as const;
    const category = { ...queryOf(state), by: ["year", "category"] } as const;
    return {
      value_group: ask("export_value", group),
      value_category: ask("export_value", category),
      growth_group: ask("export_growth", group),
      growth_category: ask("export_growth", category),
      again_group: ask("reexport_share", group),
      again_category: ask("reexport_share", category),
    };
  },
  shown(answers, { state }): Row[] {
    type At = (what: "value" | "growth" | "again", year: number) => number | null;
    const line = (name: string, level: RowLevel, at: At): Row => ({
      ...{ name, level, then: at("value", state.base), now: at("value", state.year) },
      ...{ change: at("growth", state.year), again: at("again", state.year) },
    });
    const group = (key: Group): Row =>
      line(groupName(key), key === "all" ? "total" : "group", (what, year) =>
        valueAt(answers[`${what}_group`], { year, group: key }),
      );
    const parts = categoriesIn(answers.value_category).map((key) =>
      line(categoryLabel(key), "category", (what, year) =>
        valueAt(answers[`${what}_category`], { year, category: key }),
      ),
    );
    return [
      group("ai"),
      ...parts.sort((a, b) => Number(b["then"] ?? 0) - Number(a["then"] ?? 0)),
      ...[group("medium"), group("non_ai"), group("unlabelled"), group("all")],
    ].filter((row) => row["now"] !== null || row["then"] !== null);
  },
  table: (rows, { state }) => ({
    caption: `Exports by relevance and category, ${state.base} and ${state.year}`,
    filter: false,
    columns: [
      column("name", "Products"),
      column("then", state.base, "dollars"),
      column("now", state.year, "dollars", { bar: true }),
      column("change", "Change", "percent", { sign: true }),
      column("again", `Re-exported, ${state.year}`, "percent"),
    ],
    rows,
    level: ({ level }) => level as RowLevel,
  }),
});
