import { tables } from "../../loaders/snapshot/tables.js";
import { derivedRelations } from "../../src/measures/relations.js";
import { quoteName } from "../../src/measures/sql.js";

/** Three years of ten codes from three countries, both flows, with labels, lists and quantities. */
export const statements: readonly string[] = [
  ...tables.map(
    ({ name, columns }) =>
      `CREATE TABLE ${name} (${columns.map((c) => `${quoteName(c.name)} ${c.type}`).join(", ")})`,
  ),
  `INSERT INTO imports
   SELECT make_date(2023 + (i // 12)::INTEGER, (i % 12)::INTEGER + 1, 1), '84715001' || lpad((j * 7 % 30)::VARCHAR, 2, '0'),
     CASE j % 3 WHEN 0 THEN '5700' WHEN 1 THEN '2010' ELSE '5830' END, v, v, 0, (v * (j % 4)) // 100, v, 10 + (i * 3 + j) % 17, NULL
   FROM (SELECT i, j, 1000 + (i * 131 + j * 977) % 5003 AS v FROM range(36) a(i), range(30) b(j))`,
  "INSERT INTO exports SELECT month, hs10, cty_code, con_val // 2, con_val // 5, con_qty1, 1 FROM imports",
  ...(["import", "export"] as const).flatMap((flow) => [
    `INSERT INTO ${flow}_ports SELECT month, left(hs10, 6), '270' || (i % 3), 'A PORT', sum(v), sum(v) // 3, sum(v) // 4
     FROM (SELECT month, hs10, row_number() OVER () AS i, ${flow === "import" ? "gen_val" : "domestic_val + foreign_val"} AS v FROM ${flow}s) GROUP BY ALL`,
    `INSERT INTO ${flow}_states SELECT month, hs6, CASE port WHEN '2700' THEN 'CA' ELSE 'TX' END, val, air_val, ves_val FROM ${flow}_ports`,
  ]),
  "INSERT INTO codes (flow, hs10, unit1, family, hitech) SELECT DISTINCT 'imports', hs10, 'NO', hs10, '04' FROM imports",
  "INSERT INTO codes (flow, hs10, unit1, family) SELECT 'exports', hs10, unit1, family FROM codes",
  `INSERT INTO labels (run, flow, hs10, relevance, category, confidence)
   SELECT 'test', flow, hs10, CASE WHEN right(hs10, 1) < '5' THEN 'High' ELSE 'Low' END, 'Compute_Hardware', 90 FROM codes`,
  `INSERT INTO lists (list, kind, prefix, digits, written, effective) VALUES
   ('section_301_review_25', 'section_301', '8471500107', 10, '8471500107', DATE '2024-09-27'),
   ('consumer_electronics', 'exemption', '8471500100', 10, '8471500100', NULL)`,
  ...derivedRelations({ run: "test" }),
];
