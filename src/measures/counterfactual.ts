import { words, capital } from "./task.js";
import { inWindow, whereClause } from "./cells.js";
import type { Dimension } from "./dimensions.js";
import { answerColumns, inOrder, partColumn, partsOf, periodKey, periodOf, type Measure } from "./measure.js";
import { excessCtes } from "./excess-cells.js";
import type { NormalQuery } from "./query.js";
import { cellsCte, matching, withClause, type Cte } from "./totals.js";
import { sourceOf } from "./value.js";
import type { Flow, Group } from "./vocabulary.js";

const dimensions: readonly Dimension[] = [
  "month",
  "year",
  "category",
  "country",
  "country_group",
  "hs2",
  "hs4",
  "hs6",
  "hs10",
];

const trendWords = (): string =>
  `with the trend comparison, a part's share of ${words().noun} trade in the base year times ${words().whose} own log-linear trend up to December of the base year, and times the mean ratio of actual to fitted trade over those months (Duan's smearing: a trend of logs alone lies below the mean)`;

/** Counted trade beyond what it would have been, had it grown like the comparison group since the base year. */
export function excessMeasure(flow: Flow): Measure {
  return {
    name: `excess_${flow}`,
    get title() {
      return `Excess ${words().noun} ${flow}`;
    },
    unit: "dollars",
    get formula() {
      return `${capital(words().noun)}(t) − a₀ · N(t) / n₀, with a₀ and n₀ the monthly means of ${words().goods} and of the comparison group in the base year; ${trendWords()}. What had no trade in the base year is in excess as a whole, so that parts add up. Years are sums of months`;
    },
    source: sourceOf(flow),
    flows: [flow],
    dimensions,
    group: "ai",
    sql: (query) => summedSql(query, flow, "excess"),
  };
}

/** What counted trade would have been: actual minus excess. */
export function counterfactualMeasure(flow: Flow): Measure {
  return {
    name: `counterfactual_${flow}`,
    get title() {
      return `${capital(words().noun)} ${flow} under the counterfactual`;
    },
    unit: "dollars",
    get formula() {
      return `a₀ · N(t) / n₀: ${capital(words().noun)} trade had it grown like the comparison group since the base year; ${trendWords()}. Actual trade in months before the one that excess counts from`;
    },
    source: sourceOf(flow),
    flows: [flow],
    dimensions,
    group: "ai",
    sql: (query) => summedSql(query, flow, "counterfactual"),
  };
}

function summedSql(query: NormalQuery, flow: Flow, of: "excess" | "counterfactual"): string {
  const parts = partsOf(query);
  return `${withClause([...excessCtes(query, flow, parts, ""), summed(query, parts, "", of)])}
SELECT ${[...answerColumns(query, "summed"), "CAST(round(summed.value) AS BIGINT) AS value"].join(", ")}
FROM summed
${inOrder(query)}`;
}

/** Excess imports minus excess exports: what the boom adds to the deficit, as accounting. */
export const netEffect: Measure = {
  name: "net_effect",
  get title() {
    return `Net effect of ${words().theme} on the deficit`;
  },
  unit: "dollars",
  get formula() {
    return `excess ${words().noun} imports − excess ${words().noun} exports, before rounding`;
  },
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions,
  group: "ai",
  sql(query) {
    return bothFlows(query, "i.value - e.value", "excess");
  },
};

/** Exports minus imports of covered goods. */
export const tradeBalance: Measure = {
  name: "trade_balance",
  title: "Balance in covered goods",
  unit: "dollars",
  formula:
    "X(t) − M(t): total exports minus imports for consumption, four chapters left out unless all goods are asked for. Not the official goods deficit",
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions,
  group: "all",
  sql(query) {
    return bothFlows(query, "e.value - i.value", "balance");
  },
};

/** The balance had counted trade grown like the comparison group. */
export const counterfactualBalance: Measure = {
  name: "counterfactual_balance",
  title: "Goods balance under the counterfactual",
  unit: "dollars",
  formula: "X(t) − M(t) + excess imports(t) − excess exports(t)",
  source: `${sourceOf("imports")}; ${sourceOf("exports")}`,
  flows: ["imports", "exports"],
  dimensions: ["month", "year"],
  group: "all",
  sql(query) {
    const ctes = (["imports", "exports"] as const).flatMap((flow) => [
      ...excessCtes(query, flow, [], `${flow}_x_`),
      summed(query, [], `${flow}_x_`, "excess"),
      ...balanceCtes(query, flow, [], `${flow}_v_`),
    ]);
    const on = (left: string): string => (periodOf(query).length ? `${left}.period = m.period` : "true");
    return `${withClause(ctes)}
SELECT ${[...answerColumns(query, "m"), "CAST(round(x.value - m.value + xm.value - xx.value) AS BIGINT) AS value"].join(", ")}
FROM imports_v_summed m JOIN exports_v_summed x ON ${on("x")}
JOIN imports_x_summed xm ON ${on("xm")} JOIN exports_x_summed xx ON ${on("xx")}
${inOrder(query)}`;
  },
};

function bothFlows(query: NormalQuery, formula: string, what: "excess" | "balance"): string {
  const parts = partsOf(query);
  const ctes = (["imports", "exports"] as const).flatMap((flow) =>
    what === "excess"
      ? [...excessCtes(query, flow, parts, `${flow}_`), summed(query, parts, `${flow}_`, "excess")]
      : balanceCtes(query, flow, parts, `${flow}_`),
  );
  const keys = [...periodKey(query), ...parts.map(partColumn)];
  // A part that only one flow trades counts as zero in the other; a month that only one flow holds is left out.
  const key = (column: string): string => `coalesce(i.${column}, e.${column}) AS ${column}`;
  const covered = periodOf(query).length
    ? `WHERE period IN (SELECT period FROM imports_summed) AND period IN (SELECT period FROM exports_summed)`
    : "";
  return `${withClause([
    ...ctes,
    [
      "joined",
      `SELECT ${[...keys.map(key), `${formula.replaceAll(/([ie])\.value/g, parts.length ? "coalesce($1.value, 0)" : "$1.value")} AS value`].join(", ")}
  FROM imports_summed i FULL JOIN exports_summed e ON ${matching("i", "e", keys)}`,
    ],
    ["both_flows", `SELECT * FROM joined ${covered}`],
  ])}
SELECT ${[...answerColumns(query, "both_flows"), "CAST(round(both_flows.value) AS BIGINT) AS value"].join(", ")}
FROM both_flows
${inOrder(query)}`;
}

function balanceCtes(query: NormalQuery, flow: Flow, parts: readonly Dimension[], name: string): Cte[] {
  const groups: readonly Group[] = query.where.groups ?? ["all"];
  return [
    cellsCte(query, { flow, groups, parts, name }),
    summedFrom(query, parts, name, `${name}cells`, "value"),
  ];
}

function summed(query: NormalQuery, parts: readonly Dimension[], name: string, column: string): Cte {
  return summedFrom(query, parts, name, `${name}excess_cells`, column);
}

function summedFrom(
  query: NormalQuery,
  parts: readonly Dimension[],
  name: string,
  from: string,
  column: string,
): Cte {
  return [
    `${name}summed`,
    `SELECT ${[...periodOf(query), ...parts.map(partColumn), `sum(${column}) AS value`].join(", ")}
  FROM ${from}
  ${whereClause([inWindow(query)])}
  GROUP BY ALL`,
  ];
}
