import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { goodsCounted } from "../../view/figure/source.js";
import { ask, type Answers } from "../../measures/question.js";
import { categoryColors, color } from "../../charts/theme.js";
import { categoryNames, formatCode, formatValue, type Category } from "../../measures/index.js";
import { valueAt } from "../shared/rows.js";
import { growthQuestion, growthRows, growthText } from "./growth.js";
import { chosenYear, measureName, queryOf, type State } from "./inputs.js";
import { nameOf, namesQuestion } from "../shared/code-names.js";

const shown = 12;
const points = (value: unknown): string => formatValue(Number(value), "percentage points", { sign: true });

/** What single codes or families add to the growth of all goods: the largest contributions of either sign. */
export const codeContributions = figure<State>({
  name: "code-contributions",
  questions: (state) => ({
    contributions: ask(measureName(state, "contribution"), {
      ...queryOf(state),
      ...chosenYear(state),
      by: ["year", state.level],
      where: { groups: ["ai"] },
    }),
    codes: growthQuestion(state),
    names: namesQuestion(state.flow),
  }),
  title(answers, { state }) {
    const rows = rowsOf(answers, state);
    const [first] = rows;
    if (!first) return `Contributions of single ${nounOf(state)} to the growth of ${state.flow}`;
    const all = rows.reduce((sum, { value }) => sum + value, 0);
    return `${formatCode(first.code)} alone adds ${points(first.value)} of the ${points(all)} that AI-related goods add to the growth of ${state.flow}`;
  },
  subtitle: (_, { state, questions }) =>
    `Contribution to the growth of ${goodsCounted(questions)}, percentage points, ${state.base} to ${state.year}; the ${shown} AI-related ${nounOf(state)} that move it most`,
  height: (_, answers, { state }) => barsHeight(Math.min(shown, rowsOf(answers, state).length)),
  chart(answers, frame, { state }) {
    const rows = rowsOf(answers, state).slice(0, shown);
    if (!rows.length) return undefined;
    return barChart(
      rows.map(({ name, value, category }) => ({
        label: name,
        value,
        color: categoryColors[category as Category] ?? color("other"),
      })),
      { ...frame, format: points },
    );
  },
  table: (answers, { state }) => ({
    caption: `Contributions of ${nounOf(state)} to growth, percentage points`,
    columns: [
      { key: "code", title: "Code", format: (code) => formatCode(String(code)) },
      { key: "name", title: "Use" },
      { key: "category", title: "Category", format: (c) => categoryNames[c as Category] ?? String(c ?? "–") },
      { key: "value", title: "Contribution", numeric: true, unit: "percentage points", format: points },
      { key: "growth", title: `Since ${state.base}`, numeric: true },
    ],
    rows: rowsOf(answers, state),
  }),
  alternative: (answers, { state }) =>
    rowsOf(answers, state)
      .slice(0, shown)
      .map(({ name, value }) => `${name} ${points(value)}`)
      .join("; "),
  emptyMessage: (_, { state }) => `The snapshot does not hold both ${state.base} and ${state.year} whole.`,
});

function nounOf({ level }: State): string {
  return level === "hs10" ? "codes" : "code families";
}

interface Contribution {
  [column: string]: string | number | null;
  code: string;
  name: string;
  category: string | null;
  value: number;
  growth: string;
}

/** Contributions, the largest of either sign first. */
function rowsOf(answers: Answers, state: State): Contribution[] {
  return growthRows(answers)
    .flatMap((row) => {
      const value = valueAt(answers, "contributions", { [state.level]: row.code });
      const [code, use] = [formatCode(row.code), nameOf(answers, row.code)];
      const name = use === code ? code : `${code} ${use}`;
      return value === null
        ? []
        : [{ code: row.code, name, category: row.category, value, growth: growthText(row) }];
    })
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}
