import { areaChart } from "../../charts/area.js";
import { figure } from "../../view/figure/figure.js";
import { ask, type Answers } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { productsOf, subject, type State } from "../countries/inputs.js";
import { known } from "../shared/rows.js";
import { heldQuestion, nothingPulled } from "./pulled.js";

const modes = [
  { key: "air", name: "Air", color: color("ai") },
  { key: "vessel", name: "Vessel", color: color("non-ai") },
  { key: "other", name: "Land and other", color: color("other") },
] as const;

/** How the chosen products are carried, month by month. */
export const carried = figure<State>({
  name: "modes",
  questions: (state) => ({
    monthly: ask(`${state.flow.slice(0, -1)}_port_value`, { ...productsOf(state), by: ["month", "mode"] }),
    held: heldQuestion(state.flow, "port"),
  }),
  title(answers, { state }) {
    const year = sharesOf(answers, String(state.year));
    return year
      ? `${formatValue(year.air, "percent")} of ${subject(state)} ${state.flow === "imports" ? "came" : "went"} by air in ${state.year} and ${formatValue(year.vessel, "percent")} by vessel`
      : `How ${subject(state)} are carried`;
  },
  subtitle: () => "Percent of the value in each month, by mode of transport at the port",
  chart(answers, frame) {
    const rows = known(answers, "monthly");
    return rows.length
      ? areaChart(
          rows.map((row) => ({
            period: String(row["month"]),
            series: String(row["mode"]),
            value: Number(row["value"]),
          })),
          { ...frame, series: modes, shares: true, format: (value) => formatValue(value, "percent") },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `${subject(state)} by mode of transport`,
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...modes.map(({ key, name }) => ({
        key,
        title: name,
        numeric: true,
        unit: "percent",
        format: (value: unknown) => formatValue(value as number | null, "percent"),
      })),
    ],
    rows: [...new Set(known(answers, "monthly").map((row) => String(row["month"])))].map((month) => ({
      month,
      ...sharesOf(answers, month),
    })),
  }),
  alternative(answers) {
    const last = known(answers, "monthly").at(-1)?.["month"];
    const shares = last === undefined ? undefined : sharesOf(answers, String(last));
    return shares
      ? `Stacked areas of three modes. In ${formatMonth(String(last))}: ${modes.map(({ key, name }) => `${name} ${formatValue(shares[key], "percent")}`).join(", ")}.`
      : "";
  },
  emptyMessage: (answers, { state }) => nothingPulled(answers, state, "port"),
  note: () =>
    "The mode is that of the carrier across the border: what lands by ship and goes inland by rail counts as vessel. Of the six-digit codes that were pulled by port.",
});

/** Percent of each mode over the months that begin with a text: a year, or a month. */
function sharesOf(
  answers: Answers,
  period: string,
): Record<(typeof modes)[number]["key"], number> | undefined {
  const rows = known(answers, "monthly").filter((row) => String(row["month"]).startsWith(period));
  const dollars = (mode: string | undefined): number =>
    rows.reduce(
      (sum, row) => (mode === undefined || row["mode"] === mode ? sum + Number(row["value"]) : sum),
      0,
    );
  const total = dollars(undefined);
  if (total === 0) return undefined;
  const percent = (mode: string): number => (100 * dollars(mode)) / total;
  return { air: percent("air"), vessel: percent("vessel"), other: percent("other") };
}
