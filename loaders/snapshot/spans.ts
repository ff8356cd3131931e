import { join } from "node:path";
import { quoteText } from "../../src/measures/sql.js";
import type { Cache, Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { flows, monthlyFiles, type Inputs } from "./inputs.js";
import { columnsOf, type TableFile } from "./table-file.js";
import { writeTable } from "./write-table.js";

/**
 * Writes what the publisher's monthly lists said of each code with trade, as stretches of months over which all of it
 * is the same. Together the stretches of a code cover its life from the first month with trade to the last, without a
 * gap; a code that no list explains has none. A month whose list is silent is as the month before it, and the months
 * before the first list as that list. Expects the relations `life_imports` and `life_exports` of codes.ts.
 */
export async function writeCodeSpans(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  folder: string,
): Promise<TableFile[]> {
  for (const flow of flows) {
    const months = inputs.months[flow].map(({ month }) => month);
    const files = monthlyFiles(cache.codes, flow, months, "codes.parquet").map(([, file]) => file);
    await listedStates(database, flow, files);
  }
  const select = flows.map((flow) => `SELECT '${flow}' AS flow, * FROM (${spans(flow)})`).join(" UNION ALL ");
  return await writeTable(database, "code_spans", select, join(folder, "code_spans.parquet"));
}

/** Attributes that come and stay away together: the API describes a code and does not classify it. */
const sets = {
  unit: ["unit1", "unit2"],
  class: ["naics", "end_use", "sitc", "hitech"],
  text: ["description_short", "description_long"],
} as const;
type SetName = keyof typeof sets;
const setNames = Object.keys(sets) as SetName[];

/**
 * `state_FLOW`: hs10, month, and a number for each set of attributes, NULL where the month's list is silent; the numbers
 * are those of `unit_FLOW`, `class_FLOW` and `text_FLOW`. Texts of years are kept once and not by month.
 */
async function listedStates(database: Database, flow: Flow, files: readonly string[]): Promise<void> {
  await database.run(`CREATE TEMP VIEW listed_${flow} AS ${await listed(database, flow, files)}`);
  for (const name of setNames)
    await database.run(`
      CREATE TEMP TABLE ${name}_${flow} AS
      SELECT CAST(row_number() OVER () AS INTEGER) AS id, *
      FROM (SELECT DISTINCT ${sets[name].join(", ")} FROM listed_${flow})`);
  const joins = setNames.map((name) => {
    const same = sets[name].map((column) => `l.${column} IS NOT DISTINCT FROM ${name}.${column}`);
    return `JOIN ${name}_${flow} AS ${name} ON ${same.join(" AND ")}`;
  });
  const numbers = setNames.map((name) => `${said(name)} AS ${name}`);
  await database.run(`
    CREATE TEMP TABLE state_${flow} AS
    SELECT hs10, month, ${numbers.join(", ")} FROM listed_${flow} l ${joins.join(" ")}`);
}

/** A list without a unit says that there is none; without any class or text it says nothing. */
function said(name: SetName): string {
  if (name === "unit") return "unit.id";
  const present = sets[name].map((column) => `l.${column} IS NOT NULL`).join(" OR ");
  return `CASE WHEN ${present} THEN ${name}.id END`;
}

async function listed(database: Database, flow: Flow, files: readonly string[]): Promise<string> {
  const columns = setNames.flatMap((name) => [...sets[name]]);
  if (files.length === 0)
    return `SELECT NULL::VARCHAR AS hs10, NULL::DATE AS month, ${columns.map((name) => `NULL::VARCHAR AS ${name}`).join(", ")} WHERE false`;
  const present = await columnsOf(database, files);
  const texts = columns.map((name) =>
    present.has(name) ? `nullif(trim(CAST(${name} AS VARCHAR)), '') AS ${name}` : `NULL::VARCHAR AS ${name}`,
  );
  return `
    SELECT hs10, CAST(regexp_extract(filename, 'month=([0-9]{4}-[0-9]{2})', 1) || '-01' AS DATE) AS month,
      ${texts.join(", ")}
    FROM read_parquet([${files.map(quoteText).join(", ")}], union_by_name = true, hive_partitioning = false, filename = true)
    SEMI JOIN life_${flow} USING (hs10)`;
}

function spans(flow: Flow): string {
  const filled = setNames.map(
    (name) => `coalesce(
      last_value(${name} IGNORE NULLS) OVER (PARTITION BY hs10 ORDER BY month ROWS UNBOUNDED PRECEDING),
      first_value(${name} IGNORE NULLS) OVER (PARTITION BY hs10 ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ) AS ${name}`,
  );
  const state = `(${setNames.join(", ")})`;
  return `
    WITH filled AS (SELECT hs10, month, ${filled.join(", ")} FROM state_${flow}),
    changed AS (
      SELECT * FROM filled
      QUALIFY ${state} IS DISTINCT FROM lag(row${state}) OVER (PARTITION BY hs10 ORDER BY month)
    ),
    bounded AS (
      SELECT c.*, l.first_month AS life_first, l.last_month AS life_last,
        lag(month) OVER (PARTITION BY hs10 ORDER BY month) IS NULL AS is_first,
        lead(month) OVER (PARTITION BY hs10 ORDER BY month) AS next_month
      FROM changed c JOIN life_${flow} l USING (hs10)
    )
    SELECT hs10,
      CAST(CASE WHEN is_first THEN life_first ELSE greatest(month, life_first) END AS DATE) AS first_month,
      CAST(least(life_last, coalesce(next_month - INTERVAL 1 MONTH, life_last)) AS DATE) AS last_month,
      ${setNames.flatMap((name) => sets[name].map((column) => `${name}.${column}`)).join(", ")}
    FROM bounded ${setNames.map((name) => `LEFT JOIN ${name}_${flow} AS ${name} ON ${name}.id = bounded.${name}`).join(" ")}
    WHERE (is_first OR month <= life_last) AND (next_month IS NULL OR next_month > life_first)`;
}
