import { lineChart } from "../../charts/line.js";
import { policyMarks, type PolicyState } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { ask } from "../../measures/question.js";
import { groupColors } from "../../charts/theme.js";
import { formatMonth, formatValue, groupNames } from "../../measures/index.js";
import { periodText } from "../shared/coverage.js";
import { known, valueAt } from "../shared/rows.js";
import { measureName, type State } from "./inputs.js";

const compared = ["ai", "non_ai"] as const;

/** How concentrated trade is over countries: HHI by month, AI against the rest. */
export const concentration = figure<State & PolicyState>({
  name: "country-concentration",
  questions: (state) => ({
    hhi: ask(measureName(state, "concentration"), { by: ["month", "group"], where: { groups: compared } }),
  }),
  title(answers, { state }) {
    const last = String(known(answers, "hhi").at(-1)?.["month"] ?? "");
    const [ai, other] = compared.map((group) => valueAt(answers, "hhi", { month: last, group }));
    if (!ai || !other) return `Concentration of ${state.flow} over countries`;
    const equal = (hhi: number): string => (10_000 / hhi).toFixed(1);
    return `AI-related ${state.flow} are as concentrated as if ${equal(ai)} equal countries shared them, non-AI ${state.flow} ${equal(other)} (${formatMonth(last)})`;
  },
  subtitle: (_, { state, site }) =>
    `Herfindahl–Hirschman index over countries, 0 to 10,000, monthly, ${periodText(site, state.flow)}`,
  chart(answers, frame, { state }) {
    const rows = known(answers, "hhi");
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
        annotations: policyMarks(state),
        format: (value) => formatValue(value, "HHI points"),
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
    caption: "Concentration by month",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...compared.map((group) => ({
        key: group,
        title: groupNames[group],
        numeric: true,
        unit: "HHI points",
        format: (value: unknown) => formatValue(value as number | null, "HHI points"),
      })),
    ],
    rows: [...new Set(known(answers, "hhi").map((row) => String(row["month"])))].reverse().map((month) => ({
      month,
      ...Object.fromEntries(compared.map((group) => [group, valueAt(answers, "hhi", { month, group })])),
    })),
  }),
  alternative: (answers) =>
    compared
      .map((group) => {
        const own = known(answers, "hhi").filter((row) => row["group"] === group);
        const [first, last] = [own[0], own.at(-1)];
        return first && last
          ? `${groupNames[group]} from ${formatValue(Number(first["value"]), "HHI points")} in ${formatMonth(String(first["month"]))} to ${formatValue(Number(last["value"]), "HHI points")} in ${formatMonth(String(last["month"]))}.`
          : "";
      })
      .join(" "),
});
