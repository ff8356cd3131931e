import { join } from "node:path";
import type { Cache } from "../cache.js";
import type { Database } from "../duckdb.js";
import { countryReference } from "../countries.js";
import { quoteText } from "../../src/measures/sql.js";
import { flows, monthlyFiles, type Inputs } from "./inputs.js";
import { readParquet, type TableFile } from "./table-file.js";
import { writeTable } from "./write-table.js";

/**
 * Countries of the trade or of the publisher's lists. Names for readers and ISO codes come from our own
 * reference; a code that it lacks keeps the publisher's newest name, or failing that its code.
 * Expects the relations `traded_countries` (cty_code).
 */
export async function writeCountries(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  folder: string,
): Promise<TableFile[]> {
  const reference = countryReference
    .map((c) => `(${[c.cty_code, c.name, c.iso2, c.iso3, c.groups].map(literal).join(", ")})`)
    .join(", ");
  const select = `
    WITH reference(cty_code, name, iso2, iso3, "groups") AS (VALUES ${reference}),
    published AS (${newestNames(cache, inputs, "countries.parquet", "cty_code")}),
    present AS (SELECT cty_code FROM traded_countries UNION SELECT cty_code FROM published)
    SELECT cty_code, coalesce(r.name, p.name, cty_code) AS name, r.iso2, r.iso3, r."groups"
    FROM present LEFT JOIN reference r USING (cty_code) LEFT JOIN published p USING (cty_code)`;
  return await writeTable(database, "countries", select, join(folder, "countries.parquet"));
}

/** Districts of the trade or of the publisher's lists. Expects the relation `traded_districts` (district). */
export async function writeDistricts(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  folder: string,
): Promise<TableFile[]> {
  const select = `
    WITH published AS (${newestNames(cache, inputs, "districts.parquet", "district")}),
    present AS (SELECT district FROM traded_districts UNION SELECT district FROM published)
    SELECT district, coalesce(p.name, district) AS name FROM present LEFT JOIN published p USING (district)`;
  return await writeTable(database, "districts", select, join(folder, "districts.parquet"));
}

/** The publisher's names, each from the newest month that lists the code. */
function newestNames(cache: Cache, inputs: Inputs, file: string, key: string): string {
  const files = flows.flatMap((flow) =>
    monthlyFiles(
      cache.codes,
      flow,
      inputs.months[flow].map(({ month }) => month),
      file,
    ),
  );
  const selects = files.map(
    ([month, path]) => `SELECT ${quoteText(month)} AS month, ${key}, name FROM ${readParquet([path])}`,
  );
  return selects.length
    ? `SELECT ${key}, arg_max(name, month) AS name FROM (${selects.join(" UNION ALL ")}) GROUP BY ${key}`
    : `SELECT NULL::VARCHAR AS ${key}, NULL::VARCHAR AS name WHERE false`;
}

function literal(text: string | null): string {
  return text === null ? "NULL::VARCHAR" : quoteText(text);
}
