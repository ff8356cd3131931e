import { join } from "node:path";
import type { Cache, Flow } from "../cache.js";
import { loadTable } from "../columns.js";
import type { Database } from "../duckdb.js";
import { quoteText } from "../../src/measures/sql.js";
import { familiesOf, type CodeLife } from "./families.js";
import { flows, monthlyFiles, type Inputs } from "./inputs.js";
import { columnsOf, relationOver, type TableFile } from "./table-file.js";
import { table } from "./tables.js";
import { writeTable } from "./write-table.js";

/**
 * Writes one row for each code with trade in the snapshot's months, described as the newest month that lists
 * the code describes it.
 * @param trade the snapshot's own files of each flow
 */
export async function writeCodes(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  trade: Record<Flow, string[]>,
  folder: string,
): Promise<TableFile[]> {
  for (const flow of flows) {
    await database.run(`CREATE TEMP TABLE life_${flow} AS ${lives(flow, trade[flow])}`);
    await database.run(
      `CREATE TEMP TABLE described_${flow} AS ${await newestDescriptions(database, cache, inputs, flow)}`,
    );
  }
  const members = await families(database, inputs);
  await loadTable(database, "family", members.length, [
    { name: "flow", texts: (row) => members[row]?.[0].flow ?? null },
    { name: "hs10", texts: (row) => members[row]?.[0].hs10 ?? null },
    { name: "family", texts: (row) => members[row]?.[1] ?? null },
  ]);
  const selects = flows.map(
    (flow) =>
      `SELECT * FROM life_${flow} LEFT JOIN described_${flow} USING (hs10) JOIN family USING (flow, hs10)`,
  );
  const select = selects.join(" UNION ALL BY NAME ");
  return await writeTable(database, "codes", select, join(folder, "codes.parquet"));
}

function lives(flow: Flow, files: readonly string[]): string {
  return `
    SELECT '${flow}' AS flow, hs10, min(month) AS first_month, max(month) AS last_month, count(*) AS months
    FROM (SELECT DISTINCT hs10, month FROM (${relationOver(files, table(flow).columns)})) GROUP BY hs10`;
}

/** Columns of the publisher's code lists; a source that lacks one leaves it NULL. */
const describing = ["description_long", "description_short", "unit1", "unit2"] as const;
const classifying = ["naics", "naics_name", "end_use", "sitc", "hitech"] as const;
const described = [...describing, ...classifying];

async function newestDescriptions(
  database: Database,
  cache: Cache,
  inputs: Inputs,
  flow: Flow,
): Promise<string> {
  const months = inputs.months[flow].map(({ month }) => month);
  const files = monthlyFiles(cache.codes, flow, months, "codes.parquet");
  if (!files.length)
    return `SELECT NULL::VARCHAR AS hs10, ${described.map((name) => `NULL::VARCHAR AS ${name}`).join(", ")} WHERE false`;
  const present = await columnsOf(
    database,
    files.map(([, file]) => file),
  );
  const columns = described.map((name) =>
    present.has(name) ? `nullif(trim(CAST(${name} AS VARCHAR)), '') AS ${name}` : `NULL::VARCHAR AS ${name}`,
  );
  const list = files.map(([, file]) => quoteText(file)).join(", ");
  const listed = `SELECT hs10, filename, ${columns.join(", ")}
    FROM read_parquet([${list}], union_by_name = true, hive_partitioning = false, filename = true)`;
  // A later month sorts after an earlier one by the name of its partition. Months from the API describe a code
  // but do not classify it, so its classification is that of the newest month that has one.
  const newest = (names: readonly string[], where: string): string =>
    `SELECT hs10, ${names.join(", ")} FROM (${listed})
    JOIN (SELECT hs10, max(filename) AS filename FROM (${listed}) WHERE ${where} GROUP BY hs10) USING (hs10, filename)
    QUALIFY row_number() OVER (PARTITION BY hs10 ORDER BY ${names.join(", ")}) = 1`;
  return `
    SELECT * FROM (${newest(describing, "true")})
    LEFT JOIN (${newest(classifying, "naics IS NOT NULL")}) USING (hs10)`;
}

async function families(database: Database, inputs: Inputs): Promise<[CodeLife, string][]> {
  const codes: CodeLife[] = [];
  for (const flow of flows)
    codes.push(
      ...(await database.rows<CodeLife>(`
        SELECT flow, hs10, strftime(first_month, '%Y-%m') AS first, strftime(last_month, '%Y-%m') AS last, months,
          coalesce(description_long, description_short) AS description, unit1 AS unit
        FROM life_${flow} LEFT JOIN described_${flow} USING (hs10)`)),
    );
  const found = familiesOf(codes, {
    imports: inputs.months.imports.map(({ month }) => month),
    exports: inputs.months.exports.map(({ month }) => month),
  });
  return codes.map((code) => [code, found.get(`${code.flow}/${code.hs10}`) ?? code.hs10]);
}
