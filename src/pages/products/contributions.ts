import { groupColors, categoryColor } from "../../charts/theme.js";
import { points, signedPercent } from "../../measures/format.js";
import { groupName, words, capital } from "../../measures/index.js";
import { ask } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { viewsOf } from "../../view/declare.js";
import { goodsCounted } from "../../view/figure/source.js";
import { limitsNote } from "../../view/limits.js";
import { flowMeasure } from "../../measures/asking.js";
import { categoriesIn, categoryLabel } from "../../measures/task.js";
import { inputs, inYear, notWhole, type State } from "./inputs.js";

/** What each category and group adds to the growth of all goods since the base year; they add up. */
export const contributions = viewsOf(inputs).figure({
  name: "contributions",
  questions: (state) => ({
    by_category: ask(flowMeasure(state.flow, "contribution"), { ...inYear(state), by: ["year", "category"] }),
    by_group: ask(flowMeasure(state.flow, "contribution"), { ...inYear(state), by: ["year", "group"] }),
  }),
  shown: ({ by_category, by_group }) => ({
    ai: valueAt(by_group, { group: "ai" }),
    all: valueAt(by_group, { group: "all" }),
    rows: [
      ...categoriesIn(by_category).map((category) => ({
        label: categoryLabel(category),
        value: valueAt(by_category, { category }),
        color: categoryColor(category),
      })),
      ...(["medium", "non_ai", "unlabelled"] as const).map((group) => ({
        label: groupName(group),
        value: valueAt(by_group, { group }),
        color: groupColors[group],
      })),
    ]
      .filter(({ value }) => value !== null)
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0)),
  }),
  finding: (found, { state }) => contributionsFinding(found, state),
  subtitle: (_, { state, questions }) =>
    `Contribution to the growth of ${goodsCounted(questions)}, percentage points, ${state.base} to ${state.year}`,
  bars: ({ rows }) => ({
    unit: "percentage points",
    sign: true,
    of: "Products",
    caption: "Contributions to growth, percentage points",
    rows,
  }),
  empty: (_, { state }) => notWhole(state),
  note: (_, { state }) => (state.flow === "imports" ? limitsNote(["de_minimis"]) : undefined),
});

export function contributionsFinding(
  { ai, all }: { ai: number | null; all: number | null },
  { flow, base, year }: Pick<State, "flow" | "base" | "year">,
): string {
  if (ai === null || all === null) return `Contributions to the growth of ${flow}`;
  return `${capital(words().adjective)} goods account for ${points(ai)} of the ${signedPercent(all)} change in all ${flow} from ${base} to ${year}`;
}
