import { lineChart } from "../../components/charts/line.js";
import { policyMarks } from "../../components/events.js";
import { figure } from "../../components/figure/figure.js";
import { ask } from "../../components/page/question.js";
import { groupColors } from "../../components/theme.js";
import { formatMonth, formatValue, groupNames } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known, valueAt } from "../shared/rows.js";
import type { State } from "./inputs.js";

const compared = ["ai", "non_ai"] as const;

/** Effective rates by month, with the orders that moved them. */
export const months = figure<State>({
  name: "tariff-months",
  questions: () => ({
    by_month: ask("effective_tariff", { by: ["month", "group"], where: { groups: compared } }),
  }),
  title(answers) {
    const last = String(known(answers, "by_month").at(-1)?.["month"] ?? "");
    const [ai, other] = compared.map((group) => valueAt(answers, "by_month", { month: last, group }));
    if (ai === null || ai === undefined || other === null || other === undefined)
      return "Effective tariff rates by month";
    return `In ${formatMonth(last)} the rate on AI-related imports stood ${formatValue(Math.abs(other - ai), "percentage points")} ${ai < other ? "below" : "above"} that on non-AI imports`;
  },
  subtitle: (_, { site }) => `Effective tariff rate, percent, monthly, ${periodText(site, "imports")}`,
  chart(answers, frame, { state }) {
    const rows = known(answers, "by_month");
    if (!rows.length) return undefined;
    return lineChart(
      rows.map((row) => ({
        month: String(row["month"]),
        series: String(row["group"]),
        value: Number(row["value"]),
      })),
      {
        ...frame,
        zero: true,
        format: (value) => formatValue(value, "percent"),
        formatTick: (value) => `${value}\u00a0%`,
        annotations: policyMarks(state),
        series: compared.map((key) => ({
          key,
          name: groupNames[key].replace("-related", ""),
          color: groupColors[key],
          bold: key === "ai",
          ...(key === "non_ai" ? { dash: "6,3" } : {}),
        })),
      },
    );
  },
  table: (answers) => ({
    caption: "Effective tariff rate by month, percent",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...compared.map((group) => ({
        key: group,
        title: groupNames[group],
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(value as number | null, "percent"),
      })),
    ],
    rows: [...new Set(known(answers, "by_month").map((row) => String(row["month"])))]
      .reverse()
      .map((month) => ({
        month,
        ...Object.fromEntries(
          compared.map((group) => [group, valueAt(answers, "by_month", { month, group })]),
        ),
      })),
  }),
  alternative: (answers) =>
    compared
      .map((group) => {
        const own = known(answers, "by_month").filter((row) => row["group"] === group);
        const [first, last] = [own[0], own.at(-1)];
        return first && last
          ? `${groupNames[group]}: ${formatValue(Number(first["value"]), "percent")} in ${formatMonth(String(first["month"]))}, ${formatValue(Number(last["value"]), "percent")} in ${formatMonth(String(last["month"]))}.`
          : "";
      })
      .join(" "),
  note: () =>
    "Duty is calculated from rates at entry, not cash collected, and is not restated for refunds; entries under rate provisions 70 and 79 carry value but no duty. A month in which a rate changed is a mixture.",
});
