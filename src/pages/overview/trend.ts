import { color } from "../../charts/theme.js";
import { dollars, percent } from "../../measures/format.js";
import { formatMonth, type Group, type Unit, words, capital } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { policyMarks } from "../../view/events.js";
import { groupLines } from "../../view/figure/groups.js";
import { goodsCounted } from "../../view/figure/source.js";
import { limitsNote } from "../../view/limits.js";
import type { Context } from "../../view/view.js";
import { flowMeasure } from "../../measures/asking.js";
import { periodText } from "../shared/sentences.js";
import { byMonth, firstMonth, inputs, queryOf, subject, type State } from "./inputs.js";
import { narrowWidth } from "../../charts/drawing.js";
import { className } from "../../measures/task.js";

const { figure } = viewsOf(inputs);
const kinds = { index: "index", dollars: "value", share: "share" } as const;
const units: Record<State["measure"], Unit> = { index: "index points", dollars: "dollars", share: "percent" };

function groupsShown({ measure }: State): Group[] {
  return measure === "share" ? ["ai", "non_ai"] : ["ai", "all", "non_ai"];
}

/** A month's value of a group. */
type GroupMonth = { month: string; group: string; value: number };

/** Figure 1: counted, other and all goods by month, as an index, in dollars or as a share. */
export const trend = figure({
  name: "trend",
  number: "Figure 1",
  questions: (state, site) => ({
    by_month: byMonth(state, site, kinds[state.measure], groupsShown(state)),
  }),
  shown: ({ by_month }) => known(by_month),
  finding: (rows, { state }) => trendFinding(rows, state),
  follows: true,
  subtitle: (_, context) =>
    `${unitText(context)}, monthly, not seasonally adjusted, ${periodText(context.site, context.state.flow, firstMonth)}`,
  lines: (rows, context) => ({
    unit: units[context.state.measure],
    unitText: unitText(context),
    caption: `${capital(subject(context.state))} ${context.state.flow} by month`,
    zero: context.state.measure !== "index",
    annotations: policyMarks(context.state),
    ...(context.state.measure === "index" && {
      baseline: { value: 100, label: `${context.state.base} = 100` },
    }),
    series: groupLines(rows, groupsShown(context.state), {
      names: {
        ai: context.state.medium
          ? `${capital(words().noun)} and ${className("Medium")}`
          : capital(words().noun),
        all: "All goods",
        non_ai: capital(words().other),
      },
      short: { ai: capital(words().noun), all: "All" },
    }),
  }),
  empty: (_, { state }) => `The snapshot holds no ${state.flow} for this chart.`,
  note: limitsNote(["revision"]),
});

function unitText({ state, questions }: Pick<Context<State>, "state" | "questions">): string {
  if (state.measure === "index") return `Index, monthly mean of ${state.base} = 100`;
  return state.measure === "dollars" ? "Dollars, nominal" : `Percent of ${goodsCounted(questions)}`;
}

export function trendFinding(rows: readonly GroupMonth[], state: State): string {
  const last = (of: Group): GroupMonth | undefined => rows.findLast(({ group }) => group === of);
  const [ai, other] = [last("ai"), last("non_ai")];
  if (!ai) return `${capital(subject(state))} and other ${state.flow}`;
  const when = formatMonth(ai.month);
  if (state.measure === "dollars")
    return `${capital(subject(state))} ${state.flow} were ${dollars(ai.value)} in ${when}`;
  if (state.measure === "share")
    return `${percent(ai.value)} of ${state.flow} were ${subject(state)} in ${when}`;
  const against =
    other?.month === ai.month ? `, ${words().other} ${state.flow} at ${Math.round(other.value)}` : "";
  return `${capital(subject(state))} ${state.flow} stood at ${Math.round(ai.value)} in ${when}${against} (${state.base} = 100)`;
}

/** Figure 2: the counted goods' part of covered goods, month by month over the whole snapshot. */
export const share = figure({
  name: "share",
  number: "Figure 2",
  questions: (state) => ({
    by_month: ask(flowMeasure(state.flow, "share"), { ...queryOf(state), by: ["month"] }),
  }),
  shown: ({ by_month }) => known(by_month),
  finding: (rows, { state }) => shareFinding(rows, state),
  follows: true,
  subtitle: (_, { state, site, questions }) =>
    `Percent of ${goodsCounted(questions)}, monthly, ${periodText(site, state.flow)}`,
  height: (width) => (width < narrowWidth ? 240 : 300),
  lines: (rows, { state, questions }) => ({
    unit: "percent",
    unitText: `percent of ${goodsCounted(questions)}`,
    caption: `${capital(subject(state))} share of ${state.flow} by month`,
    zero: true,
    annotations: policyMarks(state),
    series: [
      { key: "value", name: capital(words().noun), title: "Share", color: color("ai"), bold: true, rows },
    ],
  }),
  empty: (_, { state }) => `No product in this selection of ${state.flow} is labelled ${words().adjective}.`,
  note: limitsNote(["low_value"]),
});

export function shareFinding(rows: readonly { month: string; value: number }[], state: State): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return `The ${subject(state)} share of ${state.flow}`;
  const change = last.value - first.value;
  const way = Math.abs(change) < 0.05 ? "stood still" : change > 0 ? "rose" : "fell";
  const at = ({ month, value }: typeof first): string => `${percent(value)} in ${formatMonth(month)}`;
  return `The ${subject(state)} share of ${state.flow} ${way} from ${at(first)} to ${at(last)}`;
}
