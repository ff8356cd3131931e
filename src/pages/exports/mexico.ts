import { lineChart } from "../../charts/line.js";
import { policyMarks } from "../../view/events.js";
import { figure } from "../../view/figure/figure.js";
import { ask } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { formatMonth, formatValue } from "../../measures/index.js";
import { known, valueAt } from "../shared/rows.js";
import { queryOf, type State } from "./inputs.js";

const mexico = { countries: ["2010"], groups: ["ai" as const] };
const flows = { imports: "from Mexico", exports: "to Mexico", reexported: "of which re-exports" } as const;
type Series = keyof typeof flows;

/** The round trip: AI-related goods from and to Mexico side by side, and what of them left unchanged. */
export const roundTrip = figure<State>({
  name: "mexico-round-trip",
  questions: (state) => ({
    imports: ask("import_value", { by: ["month"], where: mexico }),
    exports: ask("export_value", { ...queryOf(state), by: ["month"], where: mexico }),
    reexported: ask("export_value", { by: ["month"], where: mexico, exports: "foreign" }),
    overlap: ask("round_trip_overlap", { by: ["year"], where: mexico }),
  }),
  title(answers, { state }) {
    const overlap = valueAt(answers, "overlap", { year: state.year });
    const [from, to] = (["imports", "exports"] as const).map((flow) =>
      known(answers, flow)
        .filter((row) => String(row["month"]).startsWith(String(state.year)))
        .reduce((sum, row) => sum + Number(row["value"]), 0),
    );
    if (!from || !to) return "AI-related goods from and to Mexico";
    const same =
      overlap === null
        ? ""
        : `; re-exports match ${formatValue(overlap, "percent")} of that trade heading by heading`;
    return `${formatValue(from, "dollars")} of AI-related goods came from Mexico in ${state.year} and ${formatValue(to, "dollars")} went there${same}`;
  },
  subtitle: () => "Dollars, monthly, not seasonally adjusted; AI-related goods only",
  chart(answers, frame, { state }) {
    if (!known(answers, "imports").length && !known(answers, "exports").length) return undefined;
    return lineChart(
      (Object.keys(flows) as Series[]).flatMap((series) =>
        known(answers, series).map((row) => ({
          month: String(row["month"]),
          series,
          value: Number(row["value"]),
        })),
      ),
      {
        ...frame,
        zero: true,
        annotations: policyMarks(state),
        format: (value) => formatValue(value, "dollars"),
        formatTick: (value) => formatValue(value, "dollars").replace(/\.0(?=\D|$)/, ""),
        series: [
          { key: "imports", name: "From Mexico", color: color("ai"), bold: true },
          { key: "exports", name: "To Mexico", color: color("cooling"), dash: "6,3" },
          { key: "reexported", name: "Re-exports", color: color("other"), dash: "2,3" },
        ],
      },
    );
  },
  table: (answers) => ({
    caption: "AI-related trade with Mexico by month",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      ...(Object.entries(flows) as [Series, string][]).map(([key, title]) => ({
        key,
        title,
        numeric: true,
        unit: "US dollars",
        format: (v: unknown) => formatValue(v as number | null, "dollars"),
      })),
    ],
    rows: [...new Set(known(answers, "imports").map((row) => String(row["month"])))]
      .reverse()
      .map((month) => ({
        month,
        ...Object.fromEntries(
          (Object.keys(flows) as Series[]).map((series) => [series, valueAt(answers, series, { month })]),
        ),
      })),
  }),
  alternative: (answers) =>
    (Object.entries(flows) as [Series, string][])
      .map(([series, name]) => {
        const last = known(answers, series).at(-1);
        return last
          ? `AI-related trade ${name}: ${formatValue(Number(last["value"]), "dollars")} in ${formatMonth(String(last["month"]))}.`
          : "";
      })
      .join(" "),
  note: () =>
    "Matching trade under the same heading is a screen for goods that pass through, not proof: origin and destination are recorded, not the thing itself.",
});
