import { dimensionsBut } from "./dimensions.js";
import { answerColumns, groupsOf, inOrder, type Measure, type Unit } from "./measure.js";
import { pairsCtes } from "./pairs.js";
import { coveredShare, indexRatio, pricePairCtes } from "./price-pairs.js";
import type { NormalQuery } from "./query.js";
import { withClause } from "./totals.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

/** Below this share of the value a price or quantity index speaks for too little and is not given, in percent. */
export const leastPriceCoverage = 60;

const rule =
  "over codes with their countries that report value and quantity in the same unit in both periods, ratios with a robust |z| above 3.5 within their HS6 left out";

/**
 * Unit values split the change of trade into price and quantity: `price_index`, `quantity_index`, `price_coverage`,
 * `price_effect`, `quantity_effect`, `undecomposed_effect`; for exports with `export_` before. By month or year,
 * against the base year or the year before (`against`), Fisher unless `formula` says otherwise, by code or family (`item`).
 * A unit value mixes price, quality and composition. Imports: consumption, customs value, whatever concept is asked.
 */
export function priceMeasures(flow: Flow): Measure[] {
  const gated = (ratio: string): string =>
    `CASE WHEN 100.0 * (${coveredShare}) >= ${leastPriceCoverage} THEN 100.0 * ${ratio} END`;
  const price = "round(price_dollars)";
  const matchedChange = "(now_matched - then_matched)";
  return [
    priceMeasure(flow, {
      name: "price_index",
      title: "Unit value index",
      unit: "index points",
      formula: `100 · √(Σ p₁q₀ / Σ p₀q₀ · Σ p₁q₁ / Σ p₀q₁) with p = value / quantity (Fisher; Törnqvist, Laspeyres and Paasche on request), ${rule}; no value where these hold less than ${leastPriceCoverage} % of the value`,
      value: (query) => gated(indexRatio(query.formula, "price")),
    }),
    priceMeasure(flow, {
      name: "quantity_index",
      title: "Quantity index",
      unit: "index points",
      formula: `100 · √(Σ p₀q₁ / Σ p₀q₀ · Σ p₁q₁ / Σ p₁q₀), ${rule}; with Fisher, price times quantity is the change in the value compared`,
      value: (query) => gated(indexRatio(query.formula, "quantity")),
    }),
    priceMeasure(flow, {
      name: "price_coverage",
      title: "Share of value with comparable quantities",
      unit: "percent",
      formula: `100 · (V₀ + V₁ of the cells compared) / (V₀ + V₁ of all), ${rule}`,
      value: () => `100.0 * (${coveredShare})`,
    }),
    priceMeasure(flow, {
      name: "price_effect",
      title: "Change in value from unit values",
      unit: "dollars",
      formula: `Σ ½(q₀ + q₁)(p₁ − p₀) (Bennet), ${rule}`,
      value: () => `CAST(${price} AS BIGINT)`,
    }),
    priceMeasure(flow, {
      name: "quantity_effect",
      title: "Change in value from quantities",
      unit: "dollars",
      formula: `Σ ½(p₀ + p₁)(q₁ − q₀) (Bennet), ${rule}`,
      value: () => `CAST(${matchedChange} - ${price} AS BIGINT)`,
    }),
    priceMeasure(flow, {
      name: "undecomposed_effect",
      title: "Change in value that is neither",
      unit: "dollars",
      formula:
        "V₁ − V₀ minus the price and quantity effects: codes born or gone, sources that came or left, no quantity, another unit, outliers",
      value: () => `CAST(now_value - then_value - coalesce(${matchedChange}, 0) AS BIGINT)`,
    }),
  ];
}

interface Definition {
  name: string;
  title: string;
  unit: Unit;
  formula: string;
  /** SQL over `price_pairs` */
  value: (query: NormalQuery) => string;
}

function priceMeasure(flow: Flow, { name, title, unit, formula, value }: Definition): Measure {
  return {
    name: flow === "imports" ? name : `export_${name}`,
    title: `${title} of ${flow}`,
    unit,
    formula,
    source: `${sourceOf(flow)}, and first quantity`,
    flows: [flow],
    follows: flow === "imports" ? [] : [flow], // quantities of imports are known for consumption only
    dimensions: dimensionsBut("district"), // district tables carry no quantity
    group: "ai",
    sql(query) {
      const pairs = pairsCtes(query, flow, query.against);
      return `${withClause(pricePairCtes(query, { flow, groups: groupsOf(this, query), pairs }))}
SELECT ${[...answerColumns(query, "price_pairs"), `${value(query)} AS value`].join(", ")}
FROM price_pairs
${inOrder(query)}`;
    },
  };
}
