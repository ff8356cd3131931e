import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import type { Answers } from "../../measures/question.js";
import { formatValue } from "../../measures/index.js";
import { subject, type State } from "../countries/inputs.js";
import { groupColor } from "./colors.js";
import { districtQuestions, districtsOf, emptyText, gapText, type District } from "./districts.js";

const shown = 15;
/** Percent of the flow that a district must handle to be compared: parts of tiny districts say little. */
const least = 0.5;

/** How much of each district's own trade the chosen products are: where they count most. */
export const parts = figure<State>({
  name: "district-parts",
  questions: districtQuestions,
  title(answers, { state }) {
    const [first] = ranking(answers);
    const whole = overall(answers);
    return first && whole !== null
      ? `In ${state.year} ${subject(state)} were ${formatValue(first.part, "percent")} of what passed through ${first.name}, against ${formatValue(whole, "percent")} overall`
      : `What part ${subject(state)} are of each district's trade`;
  },
  subtitle: (_, { state }) =>
    `Percent of the district's ${state.flow} of all goods in ${state.year}; districts with at least ${least} % of ${state.flow}`,
  height: (_, answers) => barsHeight(Math.max(1, ranking(answers).slice(0, shown).length)),
  chart(answers, frame, { state }) {
    const rows = ranking(answers).slice(0, shown);
    return rows.length
      ? barChart(
          rows.map(({ name, part }) => ({
            label: name,
            value: part,
            color: groupColor(state),
          })),
          { ...frame, format: (value) => formatValue(value, "percent") },
        )
      : undefined;
  },
  table: (answers, { state }) => ({
    caption: `${subject(state)} as a part of each district's ${state.flow}, ${state.year}`,
    columns: [
      { key: "name", title: "District" },
      {
        key: "part",
        title: "Part",
        numeric: true,
        bar: true,
        unit: "percent",
        format: (value) => formatValue(value as number | null, "percent"),
      },
      {
        key: "all",
        title: "All goods",
        numeric: true,
        unit: "US dollars",
        format: (value) => formatValue(Number(value), "dollars"),
      },
    ],
    rows: ranking(answers).map((row) => ({ ...row })),
    sort: { key: "part", descending: true },
  }),
  alternative: (answers) =>
    ranking(answers)
      .slice(0, shown)
      .map(({ name, part }) => `${name}: ${formatValue(part, "percent")}.`)
      .join(" "),
  emptyMessage: (answers, { state }) => emptyText(answers, state),
  note: (answers, { state, site }) =>
    `Over chapters that measures count: fuels, precious metals and special provisions are left out. ${gapText(answers, state, site)}`.trim(),
});

function ranking(answers: Answers): District[] {
  const rows = districtsOf(answers);
  const all = rows.reduce((sum, row) => sum + row.all, 0);
  return rows.filter((row) => row.all >= (least / 100) * all).sort((a, b) => (b.part ?? 0) - (a.part ?? 0));
}

function overall(answers: Answers): number | null {
  const rows = districtsOf(answers);
  const all = rows.reduce((sum, row) => sum + row.all, 0);
  return all > 0 ? (100 * rows.reduce((sum, row) => sum + row.value, 0)) / all : null;
}
