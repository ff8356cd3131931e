import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import { ask } from "../../measures/question.js";
import { groupColors } from "../../charts/theme.js";
import { formatMonth, formatValue, groupNames } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known, valueAt } from "../shared/rows.js";
import { queryOf, subject, type State } from "./inputs.js";

const shown = ["ai", "all", "non_ai"] as const;

/** Figure 5: the export index of AI, non-AI and all goods. */
export const trend = figure<State>({
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
  title(answers, { state }) {
    const month = String(known(answers, "index").at(-1)?.["month"] ?? "");
    const [ai, other] = (["ai", "non_ai"] as const).map((group) =>
      valueAt(answers, "index", { month, group }),
    );
    if (ai === null || ai === undefined || other === null || other === undefined)
      return `Index of ${subject(state)}`;
    const text = `${subject(state)} stood at ${formatValue(ai, "index points")} in ${formatMonth(month)}, non-AI ones at ${formatValue(other, "index points")} (${state.base} = 100)`;
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  subtitle: (_, { state, site }) =>
    `Index, monthly mean of ${state.base} = 100, not seasonally adjusted, ${periodText(site, "exports", "2022-01")}`,
  chart(answers, frame, { state }) {
    const rows = known(answers, "index");
    if (!rows.length) return undefined;
    return lineChart(
      rows.map((row) => ({
        month: String(row["month"]),
        series: String(row["group"]),
        value: Number(row["value"]),
      })),
      {
        ...frame,
        format: (value) => formatValue(value, "index points"),
        formatTick: String,
        annotations: policyMarks(state),
        baseline: { value: 100, label: `${state.base} = 100` },
        series: shown.map((key) => ({
          key,
          name: { ai: "AI", all: "All", non_ai: "Non-AI" }[key],
          color: groupColors[key],
          bold: key === "ai",
          ...(key === "non_ai" ? { dash: "6,3" } : {}),
        })),
      },
    );
  },
  table: (answers) => ({
    caption: "Export index by month",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...shown.map((group) => ({
        key: group,
        title: groupNames[group],
        numeric: true,
        unit: "index points",
        format: (v: unknown) => formatValue(v as number | null, "index points"),
      })),
    ],
    rows: [...new Set(known(answers, "index").map((row) => String(row["month"])))].reverse().map((month) => ({
      month,
      ...Object.fromEntries(shown.map((group) => [group, valueAt(answers, "index", { month, group })])),
    })),
  }),
  alternative: (answers) =>
    shown
      .map((group) => {
        const last = known(answers, "index").findLast((row) => row["group"] === group);
        return last
          ? `${groupNames[group]} ends at ${formatValue(Number(last["value"]), "index points")} in ${formatMonth(String(last["month"]))}.`
          : "";
      })
      .join(" "),
  emptyMessage: () => "This snapshot holds no exports.",
  note: () => limitsNote(["revision"]),
});
