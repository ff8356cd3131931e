import type { Flow } from "../../cache.js";
import type { Database } from "../../duckdb.js";
import type { Month } from "../../month.js";
import { moneyColumns } from "./facts-tables.js";
import { partnerRows } from "./partners.js";

/** Why a month may not become facts. */
export interface Contradiction {
  month: Month;
  message: string;
}

/**
 * Holds the answers of a pull against each other, to the dollar: the partners of each code against its all-countries
 * row, the codes of each partner and of the world against the all-goods rows, the districts of each code against its
 * all-countries row (where the API gave districts). One contradiction a month, the first.
 */
export async function findContradictions(database: Database, flow: Flow): Promise<Contradiction[]> {
  const value = flow === "imports" ? "con_val" : "domestic_val + foreign_val";
  const comparisons = [
    ...moneyColumns[flow].map((column) =>
      comparison(
        1,
        `'code ' || hs10 || ', ${column}: the partners add up to '`,
        `SELECT month, hs10, sum(${column}) AS v FROM partner GROUP BY ALL`,
        `SELECT month, hs10, ${column} AS v FROM world`,
        "hs10",
      ),
    ),
    comparison(
      2,
      "'partner ' || cty_code || ': its codes add up to '",
      `SELECT month, cty_code, sum(${value}) AS v FROM partner GROUP BY ALL`,
      `SELECT month, cty_code, val AS v FROM totals WHERE ${partnerRows}`,
      "cty_code",
    ),
    comparison(
      3,
      "'all goods: the codes add up to '",
      `SELECT month, '-' AS cty_code, sum(${value}) AS v FROM world GROUP BY ALL`,
      `SELECT month, cty_code, val AS v FROM totals WHERE cty_code = '-'`,
      "cty_code",
    ),
    comparison(
      4,
      "'code ' || hs10 || ': the districts add up to '",
      "SELECT month, hs10, sum(val) AS v FROM district GROUP BY ALL",
      `SELECT month, hs10, ${value} AS v FROM world WHERE EXISTS (FROM district)`,
      "hs10",
    ),
  ];
  return database.rows<Contradiction>(`
    SELECT month, message FROM (${comparisons.join(" UNION ALL ")})
    QUALIFY row_number() OVER (PARTITION BY month ORDER BY rank, key, message) = 1 ORDER BY month`);
}

/** Rows of the two sides that differ; a row that one side lacks counts as 0 there. */
function comparison(rank: number, subject: string, parts: string, whole: string, key: string): string {
  return `
    SELECT month, ${rank} AS rank, ${key} AS key,
      ${subject} || coalesce(parts.v, 0) || ', Census says ' || coalesce(whole.v, 0) AS message
    FROM (${parts}) parts FULL JOIN (${whole}) whole USING (month, ${key})
    WHERE coalesce(parts.v, 0) <> coalesce(whole.v, 0)`;
}
