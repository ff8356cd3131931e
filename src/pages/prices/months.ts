import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers, type Question } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import { groupColors } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known, valueAt } from "../shared/rows.js";
import { compared, groupName, measureName, queryOf, type State } from "./inputs.js";

const subjects = { price: "Unit values", quantity: "Quantities" } as const;

/** Index of unit values or quantities by month against the same month of the base year, AI beside non-AI trade. */
export function monthly(of: keyof typeof subjects): View<State> {
  const name = subjects[of];
  return figure<State>({
    name: `${of}-months`,
    questions: (state) => {
      const query = {
        ...queryOf(state),
        by: ["month", "group"] as const,
        where: { groups: compared },
        from: `${state.base}-01`,
      };
      const detailed = (measure: string): Question => ({
        ...ask(measureName(state, measure), query),
        detail: "all",
      });
      return { index: detailed(`${of}_index`), coverage: detailed("price_coverage") };
    },
    title(answers, { state }) {
      const month = String(known(answers, "index").at(-1)?.["month"] ?? "");
      const [ai, other] = compared.map((group) => valueAt(answers, "index", { month, group }) ?? undefined);
      if (ai === undefined) return `${name} by month`;
      const change = (value: number): string => formatValue(value - 100, "percent", { sign: true });
      return `${name} of AI-related ${state.flow} stood ${change(ai)} in ${formatMonth(month)} against ${formatMonth(`${state.base}${month.slice(4)}`)}${other === undefined ? "" : `, those of non-AI ${state.flow} ${change(other)}`}`;
    },
    subtitle: (answers, { state, site }) =>
      `${state.formula === "fisher" ? "Fisher" : "Törnqvist"} index, same month of ${state.base} = 100, ${periodText(site, state.flow, `${state.base}-01`)}${coverageText(answers)}`,
    chart(answers, frame, { state }) {
      // in the base year the index is 100 by construction: the lines start after it
      const rows = (answers["index"] ?? []).filter(
        (row) => Number(String(row["month"]).slice(0, 4)) > state.base,
      );
      if (!known(answers, "index").length) return undefined;
      return lineChart(
        rows.map((row) => ({
          month: String(row["month"]),
          series: String(row["group"]),
          value: row["value"] === null ? null : Number(row["value"]),
        })),
        {
          ...frame,
          format: (value) => formatValue(value, "index points"),
          formatTick: (value) => String(value),
          annotations: policyMarks(state),
          baseline: { value: 100, label: "" },
          series: compared.map((key) => ({
            key,
            name: groupName(key).replace("-related", ""),
            color: groupColors[key],
            bold: key === "ai",
            ...(key === "non_ai" ? { dash: "6,3" } : {}),
          })),
        },
      );
    },
    table: (answers) => ({
      caption: `${name} by month, same month of the base year = 100, with the share of value compared`,
      columns: [
        { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
        ...compared.flatMap((group) => [
          {
            key: group,
            title: groupName(group),
            numeric: true,
            unit: "index points",
            format: (value: unknown) => formatValue(value as number | null, "index points"),
          },
          {
            key: `${group}_coverage`,
            title: "Coverage",
            numeric: true,
            unit: "percent",
            format: (value: unknown) => formatValue(value as number | null, "percent"),
          },
        ]),
      ],
      rows: [...new Set((answers["index"] ?? []).map((row) => String(row["month"])))]
        .reverse()
        .map((month) => ({
          month,
          ...Object.fromEntries(
            compared.flatMap((group) => [
              [group, valueAt(answers, "index", { month, group })],
              [`${group}_coverage`, valueAt(answers, "coverage", { month, group })],
            ]),
          ),
        })),
    }),
    alternative: (answers) =>
      compared
        .map((group) => {
          const own = known(answers, "index").filter((row) => row["group"] === group);
          const [first, last] = [own[0], own.at(-1)];
          return first && last
            ? `${groupName(group)}: ${formatValue(Number(first["value"]), "index points")} in ${formatMonth(String(first["month"]))}, ${formatValue(Number(last["value"]), "index points")} in ${formatMonth(String(last["month"]))}.`
            : `${groupName(group)}: no index.`;
        })
        .join(" "),
    emptyMessage: (answers) =>
      `No month has comparable quantities for 60 % of the value${coverageText(answers)}, so no index is given. Compare families, or another year.`,
    note: () =>
      "Months in which less than 60 percent of the value has comparable quantities are left out. Each month is set against the same month of the base year, so that the season falls out.",
  });
}

/** The least and the most coverage of AI trade over the months. */
function coverageText(answers: Answers): string {
  const shares = known(answers, "coverage")
    .filter((row) => row["group"] === "ai")
    .map((row) => Number(row["value"]));
  if (!shares.length) return "";
  return `; comparable quantities for ${formatValue(Math.min(...shares), "percent")} to ${formatValue(Math.max(...shares), "percent")} of AI value`;
}
