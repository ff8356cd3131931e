import { inWindow, whereClause } from "./cells.js";
import { comparedCtes, excessOver } from "./excess-cells.js";
import { answerColumns, inOrder, periodOf, periodKey, type Measure } from "./measure.js";
import type { NormalQuery } from "./query.js";
import { quoteText } from "./sql.js";
import { cellsCte, matching, withClause, type Cte } from "./totals.js";
import { words } from "./task.js";
import { sourceOf } from "./value.js";
import type { Flow } from "./vocabulary.js";

const howMade =
  "θ₋ₕ is made without heading h in counted and compared goods: its relative excess times the counterfactual of all headings, in dollars. How much the answer hangs on single headings; trade data are a near census, so this is no sampling error";

/** Jackknife standard error over HS4 headings of `excess_imports` or `excess_exports`. */
export function excessErrorMeasure(flow: Flow): Measure {
  return {
    ...errorMeasure(`excess_${flow}_error`, [flow]),
    get title() {
      return `Standard error of excess ${words().noun} ${flow}`;
    },
    sql: (query) => answer(query, effectsOf(query, [flow]), `${flow}_effects`),
  };
}

/** Jackknife standard error over HS4 headings of `net_effect`. */
export const netEffectError: Measure = {
  ...errorMeasure("net_effect_error", ["imports", "exports"]),
  get title() {
    return `Standard error of the net effect of ${words().theme} on the deficit`;
  },
  sql(query) {
    const keys = [...periodKey(query), "heading"];
    const ctes: Cte[] = [
      ...effectsOf(query, ["imports", "exports"]),
      [
        "net_effects",
        `SELECT ${[...keys.map((key) => `i.${key} AS ${key}`), "i.effect - e.effect AS effect"].join(", ")}
  FROM imports_effects i JOIN exports_effects e ON ${matching("i", "e", keys)}`,
      ],
    ];
    return answer(query, ctes, "net_effects");
  },
};

function errorMeasure(name: string, flows: readonly Flow[]): Omit<Measure, "title" | "sql"> {
  return {
    name,
    unit: "dollars",
    formula: `√((n − 1)/n · Σₕ (θ₋ₕ − θ̄)²) over the n HS4 headings of counted and compared trade; ${howMade}`,
    source: flows.map(sourceOf).join("; "),
    flows,
    dimensions: ["month", "year"],
    group: "ai",
    unknown:
      "No error where the answer cannot be made without one of the headings, as where there is only one.",
  };
}

/** One row a period: the spread of `effect` over the headings left out. */
function answer(query: NormalQuery, ctes: readonly Cte[], effects: string): string {
  const spread: Cte = [
    "spread",
    `SELECT ${[...periodKey(query), "CASE WHEN count(*) > 1 AND count(effect) = count(*) THEN sqrt((count(*) - 1) * var_pop(effect)) END AS value"].join(", ")}
  FROM ${effects}
  WHERE heading <> ''
  GROUP BY ALL`,
  ];
  return `${withClause([...ctes.map(keptOnce), spread])}
SELECT ${[...answerColumns(query, "spread"), "CAST(round(spread.value) AS BIGINT) AS value"].join(", ")}
FROM spread
${inOrder(query)}`;
}

/** Cells that paths without a heading read many times over: each mention would multiply those inside it. */
function keptOnce([name, sql]: Cte): Cte {
  return /^headings$|_cells$|_sums$/.test(name) ? [name, sql, "materialized"] : [name, sql];
}

/** `<flow>_effects`: period × heading left out ('' for none) with the effect in dollars that remains. */
function effectsOf(query: NormalQuery, flows: readonly Flow[]): Cte[] {
  const sides = flows.flatMap((flow) => [`${flow}_counted_cells`, `${flow}_compared_cells`]);
  return [
    ...flows.flatMap((flow) => [
      cellsCte(query, { flow, groups: ["ai"], parts: ["hs4"], name: `${flow}_counted_` }),
      ...comparedCtes(query, flow, ["hs4"], `${flow}_compared_`),
    ]),
    [
      "headings",
      `SELECT DISTINCT heading FROM (SELECT '' AS heading UNION ALL ${sides.map((side) => `SELECT hs4 AS heading FROM ${side}`).join(" UNION ALL ")})`,
    ],
    ...flows.flatMap((flow) => flowEffects(query, flow)),
  ];
}

/** The excess of a flow without one heading after the other, by the text that gives the excess itself. */
function flowEffects(query: NormalQuery, flow: Flow): Cte[] {
  const keys = periodKey(query);
  const apart = ["heading"];
  const over = `OVER (${keys.length ? `PARTITION BY ${keys.join(", ")}` : ""})`;
  return [
    ...excessOver(query, flow, {
      ...{ name: `${flow}_`, columns: apart, apart },
      counted: [leftOut(flow, "counted", `${flow}_ai_cells`)],
      whole: [[`${flow}_whole_cells`, `SELECT month, heading, value FROM ${flow}_ai_cells`]],
      compared: [leftOut(flow, "compared", `${flow}_other_cells`)],
    }),
    [
      `${flow}_sums`,
      `SELECT ${[...periodOf(query), "heading", "CAST(sum(actual) AS DOUBLE) AS actual", "sum(counterfactual) AS counterfactual"].join(", ")}
  FROM ${flow}_excess_cells
  ${whereClause([inWindow(query)])}
  GROUP BY ALL`,
    ],
    [
      `${flow}_effects`,
      // a window instead of a join with itself: ClickHouse reads what a WITH names once for each time that it is named
      `SELECT ${[...keys, "heading", `max(CASE WHEN heading = '' THEN counterfactual END) ${over} * (actual / nullif(counterfactual, 0) - 1) - max(CASE WHEN heading = '' THEN actual - counterfactual END) ${over} AS effect`].join(", ")}
  FROM ${flow}_sums`,
    ],
  ];
}

/** Month × heading with what is left of a side's goods without the heading, on every month that is held. */
function leftOut(flow: Flow, side: "counted" | "compared", name: string): Cte {
  const cells = `${flow}_${side}_cells`;
  return [
    name,
    `SELECT m.month AS month, h.heading AS heading, coalesce(s.value, 0) - coalesce(x.value, 0) AS value
  FROM headings h
  CROSS JOIN (SELECT month FROM coverage WHERE flow = ${quoteText(flow)}) m
  LEFT JOIN (SELECT month, sum(value) AS value FROM ${cells} GROUP BY month) s ON s.month = m.month
  LEFT JOIN ${cells} x ON x.month = m.month AND x.hs4 = h.heading`,
  ];
}
