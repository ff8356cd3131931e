import { formatMonth, formatValue, groupNames, type Group, type Unit } from "../../measures/index.js";
import { lineChart, type LineRow, type Series } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { goodsCounted } from "../../view/figure/source.js";
import { limitsNote } from "../../view/limits.js";
import type { Answers, Question, Row } from "../../measures/question.js";
import type { Context } from "../../view/page/view.js";
import { groupColors } from "../../charts/theme.js";
import { periodText } from "../shared/coverage.js";
import { byMonth, firstMonth, subject, type State } from "./inputs.js";

const kinds = { index: "index", dollars: "value", share: "share" } as const;
const units: Record<State["measure"], Unit> = { index: "index points", dollars: "dollars", share: "percent" };
const shownGroups: readonly Group[] = ["ai", "all", "non_ai"];

/** Figure 1: AI, non-AI and all goods by month, as an index, in dollars or as a share. */
export const trend = figure<State>({
  name: "trend",
  number: "Figure 1",
  questions: (state, site) => ({
    by_month: byMonth(state, site, kinds[state.measure], groupsShown(state)),
  }),
  title: (answers, context) => title(rowsOf(answers), context),
  subtitle: (_, { state, site, questions }) =>
    `${unitText(state, questions)}, monthly, not seasonally adjusted, ${periodText(site, state.flow, firstMonth)}`,
  chart(answers, frame, { state }) {
    const rows = rowsOf(answers);
    if (!rows.length) return undefined;
    const unit = units[state.measure];
    return lineChart(rows.map(lineRow), {
      ...frame,
      series: seriesOf(state, frame.width),
      format: (value) => formatValue(value, unit),
      formatTick: (value) => formatValue(value, unit).replace(/\.0(?=\D|$)/, ""),
      zero: state.measure !== "index",
      annotations: policyMarks(state),
      ...(state.measure === "index" ? { baseline: { value: 100, label: `${state.base} = 100` } } : {}),
    });
  },
  table: (answers, { state, questions }) => {
    const unit = units[state.measure];
    const months = [...new Set(rowsOf(answers).map((row) => String(row["month"])))];
    const value = (month: string, group: Group) =>
      rowsOf(answers).find((row) => row["month"] === month && row["group"] === group)?.["value"] ?? null;
    return {
      caption: `${subject(state)} ${state.flow} by month`,
      columns: [
        { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
        ...groupsShown(state).map((group) => ({
          key: group,
          title: groupNames[group],
          numeric: true,
          unit: unitText(state, questions),
          format: (v: Row[string]) => formatValue(v as number | null, unit),
        })),
      ],
      rows: months.reverse().map((month) => ({
        month,
        ...Object.fromEntries(groupsShown(state).map((g) => [g, value(month, g)])),
      })),
      sort: { key: "month", descending: true },
    };
  },
  alternative: (answers, context) => alternative(rowsOf(answers), context),
  emptyMessage: (_, { state }) => `The snapshot holds no ${state.flow} for this chart.`,
  note: () => limitsNote(["revision"]),
});

function groupsShown(state: State): Group[] {
  return shownGroups.filter((group) => state.measure !== "share" || group !== "all");
}

function rowsOf(answers: Answers): readonly Row[] {
  return (answers["by_month"] ?? []).filter((row) => row["value"] !== null);
}

function lineRow(row: Row): LineRow {
  return { month: String(row["month"]), series: String(row["group"]), value: Number(row["value"]) };
}

function seriesOf(state: State, width: number): Series[] {
  const names: Record<Group, string> =
    width < 520
      ? { ...groupNames, ai: "AI", all: "All" }
      : { ...groupNames, ai: state.medium ? "AI and Medium" : "AI" };
  return groupsShown(state).map((key) => ({
    key,
    name: names[key],
    color: groupColors[key],
    bold: key === "ai",
    ...(key === "non_ai" ? { dash: "6,3" } : {}),
  }));
}

function unitText(state: State, questions: Record<string, Question>): string {
  if (state.measure === "index") return `Index, monthly mean of ${state.base} = 100`;
  return state.measure === "dollars" ? "Dollars, nominal" : `Percent of ${goodsCounted(questions)}`;
}

function last(rows: readonly Row[], group: Group): Row | undefined {
  return rows.findLast((row) => row["group"] === group);
}

function title(rows: readonly Row[], { state }: Context<State>): string {
  const ai = last(rows, "ai");
  if (!ai) return `${subject(state)} and other ${state.flow}`;
  const when = formatMonth(String(ai["month"]));
  const value = Number(ai["value"]);
  if (state.measure === "dollars")
    return `${subject(state)} ${state.flow} were ${formatValue(value, "dollars")} in ${when}`;
  if (state.measure === "share")
    return `${formatValue(value, "percent")} of ${state.flow} were ${subject(state)} in ${when}`;
  const other = last(rows, "non_ai");
  const against =
    other && other["month"] === ai["month"]
      ? `, non-AI ${state.flow} at ${Math.round(Number(other["value"]))}`
      : "";
  return `${subject(state)} ${state.flow} stood at ${Math.round(value)} in ${when}${against} (${state.base} = 100)`;
}

function alternative(rows: readonly Row[], { state, questions }: Context<State>): string {
  const unit = units[state.measure];
  const parts = groupsShown(state).flatMap((group) => {
    const own = rows.filter((row) => row["group"] === group);
    const [from, to] = [own[0], own.at(-1)];
    if (!from || !to) return [];
    const text = (row: Row): string =>
      `${formatValue(Number(row["value"]), unit)} in ${formatMonth(String(row["month"]))}`;
    return [`${groupNames[group]} from ${text(from)} to ${text(to)}`];
  });
  return `Line chart. ${unitText(state, questions)}. ${parts.join("; ")}.`;
}
