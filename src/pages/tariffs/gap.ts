import { color } from "../../charts/theme.js";
import { percent, points, rangeText } from "../../measures/format.js";
import { decomposeGap, type GapCell, type GapDecomposition } from "../../measures/gap-decomposition.js";
import { gapError } from "../../measures/gap-error.js";
import { around } from "../../measures/jackknife.js";
import { formatValue, lowerFirst, words, capital } from "../../measures/index.js";
import { askSql } from "../../measures/question.js";
import { tariffGapSource, tariffGapSql } from "../../measures/tariff-gap.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { limitsNote } from "../../view/limits.js";
import { inputs, periods } from "./inputs.js";

const { figure } = viewsOf(inputs);

const parts = {
  country: "Countries they come from",
  product: "Products within a country (HS4)",
  exempt: "Exemption lists within a product",
  rate: "Rates of the same country, product and list",
} as const;

/** A part of the gap; percentage points. */
type Part = { label: string; value: number };

/** Why the counted goods' rate is lower: the gap taken apart by Shapley values over mixes and rates; adds up exactly. */
export const gap = figure({
  name: "tariff-gap",
  questions: (state) => ({
    cells: askSql<GapCell>(
      (counted) =>
        tariffGapSql({ ...counted, ...periods(state).after.query, matching: state.matching }, "hs4"),
      "all",
    ),
  }),
  source: tariffGapSource,
  shown: ({ cells }) => {
    const found = decomposeGap([...cells]);
    return { found, rows: found ? partsOf(found) : [], error: found && gapError(cells) };
  },
  finding: ({ found, rows, error }, { state }) => gapFinding(found, rows, periods(state).after.name, error),
  subtitle({ found }, { state }) {
    const matched = found
      ? `; cells that both trade hold ${percent(100 * found.matched.ai)} of ${words().goods} and ${percent(100 * found.matched.other)} of ${words().other} value`
      : "";
    return `Parts of the gap between the ${words().noun} and the ${words().other} effective rate, percentage points, ${periods(state).after.name}${matched}`;
  },
  bars: ({ rows }) => ({
    unit: "percentage points",
    sign: true,
    of: "Part",
    caption: `The gap between the ${words().noun} and the ${words().other} effective rate, percentage points`,
    rows: rows.map((row) => ({ ...row, color: color(row.value < 0 ? "ai" : "non-ai") })),
  }),
  table: ({ found, rows, error }) => ({
    columns: [
      column("label", "Part"),
      column("value", "Percentage points", "percentage points", { sign: true }),
    ],
    rows: [...rows, ...(found ? gapRows(100 * found.gap, error) : [])],
  }),
  empty: `${capital(words().noun)} and ${words().other} imports share no country and heading in this period, so the gap cannot be taken apart.`,
  note: limitsNote(
    ["rate_provisions"],
    "Accounting, not cause: sources and products move with tariffs. The parts are Shapley values, the average over all orders of changing one mix at a time, and add up exactly: terms of an identity, no estimates, so they have no interval. That of the gap leaves out one HS4 heading at a time (jackknife, 95 %): it says how much the gap hangs on single headings, and is no sampling error.",
  ),
});

/** @param error the standard error of the gap, a fraction */
export function gapFinding(
  found: GapDecomposition | null,
  rows: readonly Part[],
  period: string,
  error: number | null = null,
): string {
  if (!found) return `Why ${words().adjective} imports pay another rate`;
  const [largest] = [...rows].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const size = Math.abs(100 * found.gap);
  const reason = lowerFirst(largest?.label ?? "");
  return `${capital(words().whose)} rate was ${formatValue(size, "percentage points")}${rangeText(around(size, error && 100 * error), points)} ${found.gap < 0 ? "lower" : "higher"} in ${period}; the largest part of the accounts, ${reason}, is ${points(largest?.value ?? 0)}`;
}

/** The gap in percentage points, with the ends of its interval. */
function gapRows(gap: number, error: number | null): Part[] {
  const range = around(gap, error && 100 * error);
  return [
    { label: "Gap", value: gap },
    ...(range
      ? [
          { label: "Gap, low", value: range.low },
          { label: "Gap, high", value: range.high },
        ]
      : []),
  ];
}

function partsOf(found: GapDecomposition): Part[] {
  return [
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({
      label: parts[part],
      value: 100 * found.shapley[part],
    })),
    { label: `Cells that only ${words().noun} trades`, value: 100 * found.onlyAi },
    { label: "Cells that only the others trade", value: 100 * found.onlyOther },
  ];
}
