import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Cache } from "../loaders/cache.js";
import { Database } from "../loaders/duckdb.js";
import { quoteText } from "../src/measures/sql.js";

/**
 * The imports of the trade API over a generated cache, fast and without its quirks: answers of the real size, for
 * timing. `test/servers/census-api.ts` is the faithful one.
 */
export async function serveScaleCache(cache: Cache): Promise<{ server: Server; requests: () => number }> {
  const database = await Database.open(":memory:", { memory_limit: "3GB", threads: "2" });
  const files = (root: string, name: string): string =>
    `read_parquet(${quoteText(join(root, "flow=imports", "*", name))}, hive_types_autocast = false)`;
  await database.run(`
    CREATE TABLE codes AS SELECT DISTINCT ON (hs10) * FROM ${files(cache.codes, "codes.parquet")};
    CREATE TABLE facts AS SELECT f.*, c.unit1, c.unit2 FROM ${files(cache.facts, "facts.parquet")} f JOIN codes c USING (hs10);
    CREATE TABLE places AS FROM ${files(cache.places, "districts.parquet")}`);
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    answer(database, new URL(request.url ?? "/", "http://127.0.0.1").searchParams).then(
      (body) => response.writeHead(200, { "content-type": "application/json" }).end(body),
      (error: Error) => response.writeHead(400, { "content-type": "text/plain" }).end(error.message),
    );
  });
  server.on("close", () => database.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, requests: () => count };
}

async function answer(database: Database, parameters: URLSearchParams): Promise<Buffer> {
  const get = (parameters.get("get") ?? "").split(",");
  const cells = get.map((variable) => cellOf(variable, parameters.get("COMM_LVL")?.slice(2) ?? "0"));
  const { line } = await database.one<{ line: string | null }>(`
    SELECT string_agg(to_json([${[...cells.keys()].map((index) => `c${index}::VARCHAR`).join(", ")}, month])::VARCHAR, ',') AS line
    FROM (SELECT month, ${cells.map((cell, index) => `${cell} AS c${index}`).join(", ")}
      FROM ${sourceOf(get)} WHERE ${filterOf(parameters)} GROUP BY ${groupsOf(parameters, get, cells)})`);
  return Buffer.from(line === null ? "[]" : `[${JSON.stringify([...get, "time"])},${line}]`);
}

function sourceOf(get: readonly string[]): string {
  if (get.some((variable) => variable.endsWith("DESC")))
    return "(SELECT * FROM facts JOIN codes USING (hs10))";
  return get.includes("DISTRICT") ? "(SELECT *, val AS con_val FROM places)" : "facts";
}

function filterOf(parameters: URLSearchParams): string {
  const time = parameters.get("time") ?? "";
  const [, from = time, to = time] = /^from (\S+) to (\S+)$/.exec(time) ?? [];
  const conditions = [`month BETWEEN ${quoteText(from)} AND ${quoteText(to)}`];
  const [country, district] = [parameters.get("CTY_CODE"), parameters.get("DISTRICT")];
  if (country) conditions.push(`cty_code = ${quoteText(country)}`);
  if (district && district !== "-") conditions.push(`district = ${quoteText(district)}`);
  return conditions.join(" AND ");
}

/** Partners that are asked for without a code come with their total, as `-`. */
function groupsOf(parameters: URLSearchParams, get: readonly string[], cells: readonly string[]): string {
  if (get.includes("CTY_CODE") && !parameters.has("CTY_CODE"))
    return "GROUPING SETS ((month), (month, cty_code))";
  return [
    "month",
    ...cells.filter((cell) => /^(left|cty_code|district)\b/.test(cell.replace("coalesce(", ""))),
  ].join(", ");
}

function cellOf(variable: string, digits: string): string {
  const fixed: Record<string, string> = {
    I_COMMODITY: `left(hs10, ${digits})`,
    CTY_CODE: "coalesce(cty_code, '-')",
    CTY_NAME: "'A NAME'",
    SUMMARY_LVL: "'DET'",
    DISTRICT: "district",
    DIST_NAME: "'A DISTRICT'",
    UNIT_QY1: "coalesce(any_value(unit1), '-')",
    UNIT_QY2: "coalesce(any_value(unit2), '-')",
    I_COMMODITY_LDESC: "any_value(description_long)",
    I_COMMODITY_SDESC: "any_value(description_short)",
  };
  const stem = variable.replace("_MO", "").replace("QY", "QTY").toLowerCase();
  return fixed[variable] ?? (variable.endsWith("_FLAG") ? "NULL" : `coalesce(sum(${stem}), 0)`);
}
