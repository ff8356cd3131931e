import type { Sum } from "./cells.js";
import { columnsOf, partColumn, partsOf, periodOf, timeOf } from "./measure.js";
import type { NormalQuery } from "./query.js";
import { cellsCte, matching, type Cte } from "./totals.js";
import { numberOf } from "./sql.js";
import { unitOfPeriod } from "./units.js";
import type { Flow, Group } from "./vocabulary.js";

/** Cells whose log unit-value ratio lies further from the median of their HS6 are left out: a robust z, in 1.4826 · MAD. */
const largestRobustZ = 3.5;

/** Makes the median absolute deviation comparable with a standard deviation under normal errors. */
const madToDeviation = 1.4826;

/**
 * `price_pairs`: one row for each pair of periods and part, with everything that price and quantity indices are made
 * of. A cell is a code (or family) with its country; it counts when both periods report a value and a quantity of it
 * in the same unit, which changed within neither, and its unit-value ratio is no outlier within its HS6 (unless the
 * query counts outliers).
 *
 * Columns: `period`, `then_period`, the parts; `now_value`, `then_value` of all rows; `now_matched`, `then_matched`
 * of the cells that count (NULL where none does); `laspeyres`, `paasche`, `tornqvist` and their `_quantity`
 * counterparts as ratios; `price_dollars`, Bennet's price part of the change.
 */
export function pricePairCtes(query: NormalQuery, options: PriceOptions): Cte[] {
  const parts = partsOf(query).map(partColumn);
  return [
    ...matchedCtes(query, options),
    [
      "kept",
      `SELECT ${columnsOf("rated", [...pairKeys, ...parts, "v1", "v0", "q1", "q0", "log_price"]).join(", ")} FROM rated${query.outliers === "in" ? "" : ` WHERE NOT ${isOutlier}`}`,
    ],
    ["compared", `SELECT ${[...pairKeys, ...parts].join(", ")}, ${comparedSums} FROM kept GROUP BY ALL`],
    ["totals", `SELECT ${["period", ...parts, "sum(value) AS value"].join(", ")} FROM goods GROUP BY ALL`],
    [
      "wholes",
      `SELECT ${[...pairKeys, ...parts].join(", ")}, sum(now_value) AS now_value, sum(then_value) AS then_value
  FROM (
    SELECT ${own("pairs", pairKeys)}${own("totals", parts)}totals.value AS now_value, 0 AS then_value
    FROM pairs JOIN totals ON totals.period = pairs.period
    UNION ALL
    SELECT ${own("pairs", pairKeys)}${own("totals", parts)}0, totals.value FROM pairs JOIN totals ON totals.period = pairs.then_period
  ) GROUP BY ALL`,
    ],
    [
      "price_pairs",
      `SELECT ${[...columnsOf("wholes", [...pairKeys, ...parts, "now_value", "then_value"]), ...columnsOf("compared", comparedColumns)].join(", ")}
  FROM wholes LEFT JOIN compared ON ${matching("wholes", "compared", [...pairKeys, ...parts])}`,
    ],
  ];
}

/** What `pricePairCtes` and `matchedCtes` are made for. */
export interface PriceOptions {
  flow: Flow;
  groups: readonly Group[];
  /** makes the CTE `pairs` with `period` and `then_period` */
  pairs: readonly Cte[];
  /** conditions over `t` that leave every month of the pairs in */
  where?: readonly string[];
}

const pairKeys = ["period", "then_period"];

function own(alias: string, columns: readonly string[]): string {
  return columnsOf(alias, columns)
    .map((column) => `${column}, `)
    .join("");
}

/** Over `rated`: the ratio stands out. Where ratios are equal but for rounding nothing does. */
export const isOutlier = `(deviation >= 1e-9 AND abs(log_price - middle) > ${numberOf(largestRobustZ * madToDeviation)} * deviation)`;

/** The robust z of a ratio within its HS6, over `rated`. */
export const robustZ = `(log_price - middle) / (${madToDeviation} * nullif(deviation, 0))`;

/**
 * `goods` by period, parts, `item`, `partner` and `unit`; `matched` of those that can be compared: values `v1`, `v0`,
 * quantities `q1`, `q0` and `log_price`, the log of the unit-value ratio; `rated`, with `middle` and `deviation` of
 * that log within each HS6.
 */
export function matchedCtes(query: NormalQuery, options: PriceOptions): Cte[] {
  const parts = partsOf(query).map(partColumn);
  const expanded = parts.filter((part) => part === '"group"' || part === "country_group");
  return [
    ...options.pairs,
    cellsCte(query, {
      flow: options.flow,
      groups: options.groups,
      parts: [...new Set([...partsOf(query), "hs10", "family", "country"] as const)],
      units: true,
      extra: [["unit", unitOfPeriod(timeOf(query))]],
      sums: quantitySums(query, options.flow),
      where: options.where ?? [],
    }),
    [
      "goods",
      `SELECT ${[...periodOf(query), ...parts, `${query.item} AS item`, "country AS partner", "unit"].join(", ")},
    sum(value) AS value, sum(counted) AS counted, sum(quantity) AS quantity
  FROM cells
  GROUP BY ALL`,
    ],
    [
      "matched",
      `SELECT ${own("pairs", pairKeys)}${own("now", [...parts, "item", "partner", "unit"])}now.counted::DOUBLE AS v1, past.counted::DOUBLE AS v0,
    now.quantity::DOUBLE AS q1, past.quantity::DOUBLE AS q0, ln((now.counted / now.quantity) / (past.counted / past.quantity)) AS log_price
  FROM pairs JOIN goods now ON now.period = pairs.period
  JOIN goods past ON past.period = pairs.then_period AND past.item = now.item AND past.partner = now.partner
    AND past.unit = now.unit AND ${matching("past", "now", parts)}
  WHERE now.quantity > 0 AND past.quantity > 0`,
    ],
    [
      "spread",
      `SELECT ${[...pairKeys, ...expanded, "left(item, 6) AS hs6", "median(log_price) AS middle", "mad(log_price) AS deviation"].join(", ")}
  FROM matched GROUP BY ALL`,
    ],
    [
      "rated",
      `SELECT ${own("matched", [...pairKeys, ...parts, "item", "partner", "unit", "v1", "v0", "q1", "q0", "log_price"])}spread.middle AS middle, spread.deviation AS deviation
  FROM matched
  JOIN spread ON spread.hs6 = left(matched.item, 6) AND ${matching("spread", "matched", [...pairKeys, ...expanded])}`,
    ],
  ];
}

const comparedColumns = [
  ...["now_matched", "then_matched", "laspeyres", "paasche", "laspeyres_quantity", "paasche_quantity"],
  ...["tornqvist", "tornqvist_quantity", "price_dollars"],
];

/** Sums of the cells that count, over unit values v/q; the shares of Törnqvist are those of each period. */
const comparedSums = `sum(v1) AS now_matched, sum(v0) AS then_matched,
    sum(v1 / q1 * q0) / sum(v0) AS laspeyres, sum(v1) / sum(v0 / q0 * q1) AS paasche,
    sum(v0 / q0 * q1) / sum(v0) AS laspeyres_quantity, sum(v1) / sum(v1 / q1 * q0) AS paasche_quantity,
    exp(0.5 * (sum(v0 * log_price) / sum(v0) + sum(v1 * log_price) / sum(v1))) AS tornqvist,
    exp(0.5 * (sum(v0 * ln(q1 / q0)) / sum(v0) + sum(v1 * ln(q1 / q0)) / sum(v1))) AS tornqvist_quantity,
    sum(0.5 * (q0 + q1) * (v1 / q1 - v0 / q0)) AS price_dollars`;

/** The index of a formula over `price_pairs`, as a ratio. */
export function indexRatio(formula: NormalQuery["formula"], of: "price" | "quantity"): string {
  const suffix = of === "price" ? "" : "_quantity";
  return formula === "fisher" ? `sqrt(laspeyres${suffix} * paasche${suffix})` : `${formula}${suffix}`;
}

/**
 * Share of the value of both periods that the comparison covers, 0 to 1, over `price_pairs`: all where corrections
 * below zero, which are never compared, leave less than what is.
 */
export const coveredShare =
  "CASE WHEN now_value + then_value > 0 THEN least(1.0, coalesce(now_matched + then_matched, 0) / (now_value + then_value)) END";

/** Quantities exist for imports for consumption and for exports; the value goes with them, whatever concept was asked. */
function quantitySums(query: NormalQuery, flow: Flow): Sum[] {
  const [value, quantity] =
    flow === "imports"
      ? ["t.con_val", "t.con_qty1"]
      : {
          total: ["(t.domestic_val + t.foreign_val)", "(t.domestic_qty1 + t.foreign_qty1)"],
          domestic: ["t.domestic_val", "t.domestic_qty1"],
          foreign: ["t.foreign_val", "t.foreign_qty1"],
        }[query.exports];
  // Census writes 0 both for a quantity of zero and for one that is missing: such rows have no unit value.
  const reported = `${quantity} > 0 AND ${value} > 0`;
  return [
    ["value", String(value)],
    ["counted", `CASE WHEN ${reported} THEN ${value} END`],
    ["quantity", `CASE WHEN ${reported} THEN ${quantity} END`],
  ];
}
