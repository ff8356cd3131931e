import type { PackedCodes } from "../components/search/code-index.js";
import type { Session } from "../../loaders/snapshot/session.js";

/** Every number of the snapshot with its description, for search and for reading a reader's labels. */
export async function packedCodes({ database }: Session): Promise<PackedCodes> {
  const rows = await database.rows(`WITH last AS (
  SELECT flow, max(month) - INTERVAL 11 MONTH AS first FROM coverage GROUP BY flow
), traded AS (
  SELECT hs10, con_val AS value FROM imports_by_code WHERE month >= (SELECT first FROM last WHERE flow = 'imports')
  UNION ALL
  SELECT hs10, domestic_val + foreign_val FROM exports_by_code WHERE month >= (SELECT first FROM last WHERE flow = 'exports')
), totals AS (
  SELECT hs10, sum(value)::DOUBLE AS value FROM traded GROUP BY hs10
)
SELECT c.hs10, coalesce(max(c.description_long), max(c.description_short), '') AS description,
  CASE WHEN count(DISTINCT c.flow) = 2 THEN 'b' ELSE left(max(c.flow), 1) END AS flow,
  coalesce(any_value(t.value), 0) AS value
FROM codes c LEFT JOIN totals t ON t.hs10 = c.hs10
GROUP BY c.hs10 ORDER BY c.hs10`);
  return {
    numbers: rows.map((row) => String(row["hs10"])).join(""),
    flows: rows.map((row) => String(row["flow"])).join(""),
    descriptions: rows.map((row) => String(row["description"])),
    values: rows.map((row) => Math.round(Number(row["value"]))),
  };
}
