import { text } from "../../view/state/inputs.js";
import { words } from "../../measures/task.js";
import type { Example } from "../../workbench/workbench.js";

export const examples = (): readonly Example[] => [
  {
    title: `How large is ${words().noun} trade, year by year?`,
    sql: `SELECT year(t.month) AS year,
  sum(t.con_val) FILTER (l.relevance = 'High') AS ai_usd,
  sum(t.con_val) AS all_usd,
  round(100 * sum(t.con_val) FILTER (l.relevance = 'High') / sum(t.con_val), 1) AS ai_percent
FROM imports_by_code t
LEFT JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10
WHERE left(t.hs10, 2) NOT IN ('27', '71', '98', '99')
GROUP BY 1
HAVING count(DISTINCT t.month) = 12
ORDER BY 1`,
  },
  {
    title: "Which products grew most since 2023?",
    sql: `SELECT t.hs10, any_value(c.description_short) AS description,
  sum(con_val) FILTER (year(month) = 2023) AS usd_2023,
  sum(con_val) FILTER (year(month) = 2025) AS usd_2025,
  coalesce(usd_2025, 0) - coalesce(usd_2023, 0) AS change_usd
FROM imports_by_code t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10 AND l.relevance = 'High'
LEFT JOIN codes c ON c.flow = 'imports' AND c.hs10 = t.hs10
GROUP BY t.hs10
ORDER BY change_usd DESC
LIMIT 20`,
  },
  {
    title: `Where do ${words().noun} imports come from?`,
    sql: `SELECT k.name AS country, sum(t.con_val) AS usd
FROM imports t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10 AND l.relevance = 'High'
JOIN countries k ON k.cty_code = t.cty_code
WHERE year(t.month) = 2025
GROUP BY 1
ORDER BY 2 DESC
LIMIT 20`,
  },
  {
    title: `What tariff do ${words().noun} goods pay, month by month?`,
    sql: `SELECT strftime(t.month, '%Y-%m') AS month, l.relevance,
  100 * sum(t.cal_dut) / sum(t.con_val) AS effective_tariff_percent
FROM imports_by_code t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10
WHERE t.month >= DATE '2024-01-01' AND left(t.hs10, 2) NOT IN ('27', '71', '98', '99')
GROUP BY ALL
ORDER BY 1, 2`,
  },
  {
    title: `Which lists do ${words().noun} codes stand on?`,
    sql: `SELECT x.list, count(DISTINCT l.hs10) AS codes
FROM labels_in_use l
JOIN lists x ON starts_with(l.hs10, x.prefix)
WHERE l.flow = 'imports' AND l.relevance = 'High'
GROUP BY 1
ORDER BY 2 DESC`,
  },
  {
    title: "What leaves again, and is it re-exported?",
    sql: `SELECT strftime(t.month, '%Y-%m') AS month,
  sum(t.domestic_val) AS domestic_usd, sum(t.foreign_val) AS reexports_usd
FROM exports_by_code t
JOIN labels_in_use l ON l.flow = 'exports' AND l.hs10 = t.hs10 AND l.relevance = 'High'
GROUP BY 1
ORDER BY 1`,
  },
  {
    title: `Where do ${words().noun} goods land?`,
    sql: `SELECT d.name AS district, sum(t.val) AS usd
FROM import_districts t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10 AND l.relevance = 'High'
JOIN districts d ON d.district = t.district
WHERE year(t.month) = 2025
GROUP BY 1
ORDER BY 2 DESC
LIMIT 15`,
  },
  {
    title: "Which labels differ between runs?",
    sql: `SELECT a.hs10, a.run, a.relevance, b.run AS other_run, b.relevance AS other_relevance, a.reasoning
FROM labels a
JOIN labels b ON b.flow = a.flow AND b.hs10 = a.hs10 AND b.run > a.run AND b.relevance <> a.relevance
WHERE a.flow = 'imports'
ORDER BY 1`,
  },
  {
    title: "Which codes have uncertain labels and much trade?",
    sql: `SELECT l.hs10, any_value(c.description_short) AS description, any_value(l.relevance) AS relevance,
  any_value(l.confidence) AS confidence, sum(t.con_val) AS usd_2025
FROM labels_in_use l
JOIN imports_by_code t ON t.hs10 = l.hs10 AND year(t.month) = 2025
LEFT JOIN codes c ON c.flow = 'imports' AND c.hs10 = l.hs10
WHERE l.flow = 'imports' AND l.confidence < 70
GROUP BY 1
ORDER BY 5 DESC
LIMIT 30`,
  },
  {
    title: "Which months are held?",
    sql: `SELECT flow, min(month) AS first_month, max(month) AS last_month, count(*) AS months
FROM coverage
GROUP BY 1
ORDER BY 1`,
  },
];

export const inputs = {
  sql: text({ label: "SQL", fallback: examples()[0]?.sql ?? "", maxLength: 8000 }),
};
