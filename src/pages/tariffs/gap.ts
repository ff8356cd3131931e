import { barChart, barsHeight } from "../../charts/bars.js";
import { figure } from "../../view/figure/figure.js";
import { limitsNote } from "../../view/limits.js";
import type { Answers } from "../../measures/question.js";
import { color } from "../../charts/theme.js";
import { decomposeGap, type GapCell, type GapDecomposition } from "../../measures/gap-decomposition.js";
import { formatValue } from "../../measures/index.js";
import { tariffGapSource, tariffGapSql } from "../../measures/tariff-gap.js";
import { periods, type State } from "./inputs.js";

const parts = {
  country: "Countries they come from",
  product: "Products within a country (HS4)",
  exempt: "Exemption lists within a product",
  rate: "Rates of the same country, product and list",
} as const;

/** Why AI's rate is lower: the gap taken apart by Shapley values over mixes and rates; adds up exactly. */
export const gap = figure<State>({
  name: "tariff-gap",
  questions: (state) => ({
    cells: {
      sql: tariffGapSql({ ...periods(state).after.query, matching: state.matching }, "hs4"),
      detail: "all",
    },
  }),
  source: tariffGapSource,
  title(answers, { state }) {
    const found = decomposed(answers);
    if (!found) return "Why AI-related imports pay another rate";
    const [largest] = [...rowsOf(found)].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const lower = found.gap < 0 ? "lower" : "higher";
    return `AI's rate was ${formatValue(Math.abs(100 * found.gap), "percentage points")} ${lower} in ${periods(state).after.name}; by the accounts the largest part is ${formatValue(largest?.value ?? 0, "percentage points", { sign: true })}, ${(largest?.label ?? "").replace(/^./, (first) => first.toLowerCase())}`;
  },
  subtitle: (answers, { state }) => {
    const found = decomposed(answers);
    const matched = found
      ? `; cells that both trade hold ${formatValue(100 * found.matched.ai, "percent")} of AI and ${formatValue(100 * found.matched.other, "percent")} of non-AI value`
      : "";
    return `Parts of the gap between the AI and the non-AI effective rate, percentage points, ${periods(state).after.name}${matched}`;
  },
  height: () => barsHeight(6),
  chart(answers, frame) {
    const found = decomposed(answers);
    if (!found) return undefined;
    return barChart(
      rowsOf(found).map(({ label, value }) => ({
        label,
        value,
        color: value < 0 ? color("ai") : color("non-ai"),
      })),
      { ...frame, format: (value) => formatValue(value, "percentage points", { sign: true }) },
    );
  },
  table(answers) {
    const found = decomposed(answers);
    const total = found ? [{ label: "Gap", value: 100 * found.gap }] : [];
    return {
      caption: "The gap between the AI and the non-AI effective rate, percentage points",
      columns: [
        { key: "label", title: "Part" },
        {
          key: "value",
          title: "Percentage points",
          numeric: true,
          unit: "percentage points",
          format: (value) => formatValue(Number(value), "percentage points", { sign: true }),
        },
      ],
      rows: [...(found ? rowsOf(found) : []), ...total],
    };
  },
  alternative: (answers) => {
    const found = decomposed(answers);
    return found
      ? `${rowsOf(found)
          .map(({ label, value }) => `${label}: ${formatValue(value, "percentage points", { sign: true })}`)
          .join(
            "; ",
          )}. They add up to the gap of ${formatValue(100 * found.gap, "percentage points", { sign: true })}.`
      : "No cells to compare.";
  },
  emptyMessage: () =>
    "AI and non-AI imports share no country and heading in this period, so the gap cannot be taken apart.",
  note: () =>
    limitsNote(
      ["rate_provisions"],
      "Accounting, not cause: sources and products move with tariffs, and the products themselves tell the two groups apart, so that no part explains the gap. What only one of them trades has two terms that may cancel. The parts are Shapley values, the average over all orders of changing one mix at a time, and add up exactly.",
    ),
});

function decomposed(answers: Answers): GapDecomposition | null {
  return decomposeGap((answers["cells"] ?? []) as unknown as GapCell[]);
}

function rowsOf(found: GapDecomposition): { label: string; value: number }[] {
  return [
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({
      label: parts[part],
      value: 100 * found.shapley[part],
    })),
    { label: "Cells that only AI trades", value: 100 * found.onlyAi },
    { label: "Cells that only the others trade", value: 100 * found.onlyOther },
  ];
}
