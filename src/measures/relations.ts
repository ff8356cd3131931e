import { quoteText } from "./sql.js";

/**
 * The relations that every measure reads. Node makes them as views over a snapshot's Parquet files,
 * the browser as tables from the page files; the measures' SQL is the same text in both.
 *
 * - `imports`, `exports`: code × country × month, columns as in the snapshot
 * - `imports_by_code`, `exports_by_code`: the same without `cty_code`, summed over all countries
 * - `import_districts`, `export_districts`: code × district × month
 * - `import_ports`, `export_ports`, `import_states`, `export_states`: HS6 × place × month for the codes that were
 *   pulled; no rows in a snapshot without them
 * - `codes`, `countries`, `districts`, `lists`: as in the snapshot
 * - `labels_in_use`: flow, hs10, relevance, category, confidence: one label a code
 * - `coverage`: flow, month: the months that the snapshot holds. A month that is not here is not zero.
 *
 * In the browser, country detail is loaded for some codes only. The rest stands in `imports` and `exports`
 * as residual rows with a code like `residual:Low` and a label of their own, so that sums by
 * group, category and country are exact; sums by code and country need the chapter to be loaded.
 */
export type Relation =
  | "imports"
  | "exports"
  | "imports_by_code"
  | "exports_by_code"
  | "import_districts"
  | "export_districts"
  | "import_ports"
  | "export_ports"
  | "import_states"
  | "export_states"
  | "codes"
  | "countries"
  | "districts"
  | "lists"
  | "labels_in_use"
  | "coverage";

/** Statements that make the derived relations over the published tables, for the label run in use. */
export function derivedRelations(options: { run: string | null }): string[] {
  const run = options.run === null ? "NULL" : quoteText(options.run);
  return [
    `CREATE OR REPLACE TEMP VIEW imports_by_code AS
SELECT month, hs10, ${sums(importColumns)} FROM imports GROUP BY month, hs10`,
    `CREATE OR REPLACE TEMP VIEW exports_by_code AS
SELECT month, hs10, ${sums(exportColumns)} FROM exports GROUP BY month, hs10`,
    `CREATE OR REPLACE TEMP TABLE coverage AS
SELECT 'imports' AS flow, month FROM imports GROUP BY month
UNION ALL SELECT 'exports', month FROM exports GROUP BY month`,
    `CREATE OR REPLACE TEMP VIEW labels_in_use AS
SELECT flow, hs10, relevance, category, confidence FROM labels WHERE run = ${run}`,
  ];
}

const importColumns = ["con_val", "gen_val", "dut_val", "cal_dut", "con_cif", "con_qty1", "con_qty2"];
const exportColumns = ["domestic_val", "foreign_val", "domestic_qty1", "foreign_qty1"];

function sums(columns: readonly string[]): string {
  return columns.map((column) => `CAST(sum(${column}) AS BIGINT) AS ${column}`).join(", ");
}

/** The relations that a SQL text names: what the browser has to load before it runs it. */
export function relationsIn(sql: string): Relation[] {
  return allRelations.filter((relation) => new RegExp(`\\b${relation}\\b`).test(sql));
}

const allRelations: readonly Relation[] = [
  "imports",
  "exports",
  "imports_by_code",
  "exports_by_code",
  "import_districts",
  "export_districts",
  "import_ports",
  "export_ports",
  "import_states",
  "export_states",
  "codes",
  "countries",
  "districts",
  "lists",
  "labels_in_use",
  "coverage",
];
