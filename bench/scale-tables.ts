import type { Flow } from "../loaders/cache.js";
import { countryReference } from "../loaders/countries.js";
import type { Database } from "../loaders/duckdb.js";
import { quoteText } from "../src/measures/sql.js";

/**
 * Tables that a month of generated trade is drawn from. Every number comes from a hash, so the same call gives the same bytes:
 * `scale_codes` (hs10, texts, label, size, first and last month), `scale_countries`, `scale_districts`,
 * and `scale_pairs`: which country trades which code at all, and how much of it.
 */
export async function createScaleTables(database: Database): Promise<void> {
  await database.run(`CREATE TABLE scale_districts AS
    SELECT number, lpad((number + 1)::VARCHAR, 2, '0') AS district FROM range(45) r(number) ORDER BY number`);
  await database.run(`CREATE TABLE scale_countries AS
    SELECT *, row_number() OVER (ORDER BY hash(cty_code, 'rank')) - 1 AS rank FROM (VALUES ${countries()}) c(cty_code, name)`);
  await database.run(`CREATE TABLE scale_codes AS ${codes}`);
  await database.run(`CREATE TABLE scale_pairs AS ${pairs}`);
}

/** Rows of `facts.parquet` of a month of imports. */
export function importFacts(month: string): string {
  return `
    WITH drawn AS (${drawn("imports", month)})
    SELECT hs10, cty_code, value AS con_val, (value * (0.97 + 0.06 * ${uniform("hs10, cty_code, 'gen'", month)}))::BIGINT AS gen_val,
      dutiable AS dut_val, (dutiable * rate)::BIGINT AS cal_dut, (value * 1.04)::BIGINT AS con_cif,
      CASE WHEN unit1 IS NOT NULL THEN ceil(value / price)::BIGINT END AS con_qty1,
      CASE WHEN unit2 IS NOT NULL THEN ceil(value / 12)::BIGINT END AS con_qty2
    FROM (SELECT *, CASE WHEN hash(hs10, 'duty') % 3 = 0 THEN 0 ELSE (value * 0.9)::BIGINT END AS dutiable FROM drawn)
    ORDER BY hs10, cty_code`;
}

/** Rows of `facts.parquet` of a month of exports. */
export function exportFacts(month: string): string {
  return `
    WITH drawn AS (${drawn("exports", month)})
    SELECT hs10, cty_code, value AS domestic_val,
      CASE WHEN hash(hs10, cty_code) % 4 = 0 THEN (value * 0.3)::BIGINT ELSE 0 END AS foreign_val,
      CASE WHEN unit1 IS NOT NULL THEN ceil(value / price)::BIGINT END AS domestic_qty1,
      CASE WHEN unit1 IS NOT NULL THEN 0::BIGINT END AS foreign_qty1
    FROM drawn ORDER BY hs10, cty_code`;
}

/** Rows of the publisher's `codes.parquet`. */
export function publishedCodes(flow: Flow): string {
  return `
    SELECT hs10, 'GENERATED PRODUCT ' || hs10[:6] || ' OF A KIND THAT IS DESCRIBED AT SOME LENGTH, VARIETY ' || hs10[7:] AS description_long,
      'PRODUCT ' || hs10 AS description_short, unit1, unit2, '33' || hs10[:4] AS naics, 'Industry ' || hs10[:2] AS naics_name,
      '2' || hs10[:4] AS end_use, hs10[:5] AS sitc, NULL::VARCHAR AS hitech
    FROM scale_codes WHERE ${tradedIn[flow]} ORDER BY hs10`;
}

/** Rows of table \`labels\` of the run \`scale\`. */
export const labelRows = `
  SELECT 'scale' AS run, flow, hs10, relevance, (60 + hash(hs10, 'confidence') % 41)::INTEGER AS confidence, category,
    'Generated use' AS specific_use, 'Generated for measuring speed' AS reasoning, 'generated' AS model, '' AS prompt_hash,
    TIMESTAMP '2026-03-06' AS labelled_at, NULL::DOUBLE AS vote_share
  FROM scale_codes, (VALUES ('imports', true), ('exports', exported)) f(flow, present) WHERE present ORDER BY flow, hs10`;

/** Rows of table \`lists\`, by list: shares of the codes like those of the real lists. */
export const listRows: Record<string, string> = {
  "consumer-electronics": listOf(
    "consumer-electronics",
    "exemption",
    "hs10[:2] IN ('84', '85') AND hash(hs10[:8]) % 12 = 0",
  ),
  "annex-ii": listOf("annex-ii", "exemption", "hash(hs10[:8], 'annex') % 18 = 0"),
  "section-122": listOf("section-122", "exemption", "hash(hs10[:8]) % 12 = 0"),
  "section-301-list-3": listOf("section-301-list-3", "section_301", "hash(hs10[:8], '301') % 2 = 0"),
};

const tradedIn: Record<Flow, string> = { imports: "true", exports: "exported" };

/** A number from 0 to 1 that depends on the columns named, and on the month where there is one. */
function uniform(columns: string, month?: string): string {
  return `(hash(${columns}${month ? `, ${quoteText(month)}` : ""}) % 1000003 / 1000003.0)`;
}

/** A standard normal number by Box and Muller. */
function normal(columns: string, month?: string): string {
  return `(sqrt(-2 * ln(${uniform(`${columns}, 'radius'`, month)} + 1e-9)) * cos(6.283185307 * ${uniform(`${columns}, 'angle'`, month)}))`;
}

/** Chapters by their share of the schedule; 645 High and 2,500 Medium codes stand mostly in 84, 85, 73 and 90. */
const codes = `
  WITH chapters AS (
    SELECT lpad(c::VARCHAR, 2, '0') AS chapter,
      CASE c WHEN 84 THEN 1700 WHEN 85 THEN 1300 WHEN 90 THEN 650 WHEN 73 THEN 500 WHEN 29 THEN 900 ELSE 142 END AS size
    FROM range(1, 100) r(c) WHERE c <> 77
  ), numbered AS (
    SELECT chapter, n, chapter || lpad((1 + n // 24)::VARCHAR, 2, '0') || lpad((10 + 10 * (n // 6 % 4))::VARCHAR, 2, '0')
        || lpad((10 * (n // 3 % 2))::VARCHAR, 2, '0') || lpad((15 + 15 * (n % 3))::VARCHAR, 2, '0') AS hs10
    FROM chapters, range(2000) r(n) WHERE n < size
  ), ranked AS (
    SELECT *, ${uniform("hs10, 'label'")} * CASE WHEN chapter IN ('84', '85') THEN 1 WHEN chapter IN ('73', '74', '76', '90', '94') THEN 4 ELSE 30 END AS place
    FROM numbered ORDER BY hash(hs10, 'kept') LIMIT 18000
  ), labelled AS (
    SELECT *, row_number() OVER (ORDER BY place) AS rank FROM ranked
  )
  SELECT hs10,
    CASE WHEN rank <= 645 THEN 'High' WHEN rank <= 3145 THEN 'Medium' ELSE 'Low' END AS relevance,
    CASE WHEN rank > 3145 THEN 'Not_DC_Related' ELSE
      ['Compute_Hardware', 'Electrical_Power', 'Electrical_Power', 'Cooling_HVAC', 'Networking_Telecom', 'Building_Structure', 'Specialty_Materials', 'Fire_Safety_Security'][1 + (hash(hs10, 'category') % 8)::INTEGER]
    END AS category,
    CASE hash(hs10, 'unit') % 10 WHEN 0 THEN NULL WHEN 1 THEN 'M2' WHEN 2 THEN 'NO' WHEN 3 THEN 'NO' ELSE 'KG' END AS unit1,
    CASE WHEN hash(hs10, 'unit2') % 4 = 0 THEN 'KG' END AS unit2,
    exp(2 + 2 * ${normal("hs10, 'price'")}) AS price,
    exp(10 + 1.5 * ${normal("hs10, 'size'")}) * CASE WHEN rank <= 645 THEN 3 ELSE 1 END AS size,
    -- how many of 230 countries trade it: about 50 for High, 15 for the rest
    CASE WHEN rank <= 645 THEN 56 ELSE 16 END * (0.5 + ${uniform("hs10, 'reach'")}) AS reach,
    hash(hs10, 'exported') % 18 < 9 AS exported,
    CASE WHEN hash(hs10, 'born') % 25 = 0 THEN DATE '2024-07-01' ELSE DATE '1989-01-01' END AS born,
    CASE WHEN hash(hs10, 'dies') % 40 = 0 THEN DATE '2025-06-01' ELSE DATE '2099-01-01' END AS dies,
    rank <= 645 AS high
  FROM labelled ORDER BY hs10`;

/** A country far down the ranks trades fewer codes and less of each. */
const pairs = `
  SELECT hs10, cty_code, size * exp(-rank / 40.0) * exp(${normal("hs10, cty_code, 'pair'")}) AS size, rank
  FROM scale_codes, scale_countries
  WHERE ${uniform("hs10, cty_code, 'present'")} < reach / 40.0 * exp(-rank / 45.0)
  ORDER BY hs10, cty_code`;

/** Cells with trade in a month: value in dollars, with growth, season and noise, of the codes alive then. */
function drawn(flow: Flow, month: string): string {
  const date = `DATE '${month}-01'`;
  const years = `date_diff('month', DATE '2023-01-01', ${date}) / 12.0`;
  return `
    SELECT p.hs10, cty_code, unit1, unit2, price, 0.25 * ${uniform("p.hs10, cty_code, 'rate'")} AS rate,
      1 + (p.size * (1 + CASE WHEN high THEN 0.35 ELSE 0.02 END * ${years}) * (1 + 0.1 * sin(month(${date}) / 1.9))
        * exp(0.4 * ${normal(`p.hs10, cty_code, '${flow}'`, month)}))::BIGINT AS value
    FROM scale_pairs p JOIN scale_codes c USING (hs10)
    WHERE ${tradedIn[flow]} AND ${date} BETWEEN born AND dies
      AND ${uniform(`p.hs10, cty_code, '${flow}'`, month)} < 0.85`;
}

function listOf(list: string, kind: string, where: string): string {
  return `
    SELECT DISTINCT '${list}' AS list, '${kind}' AS kind, hs10[:8] AS prefix, 8::INTEGER AS digits, hs10[:8] AS written,
      DATE '2025-04-05' AS effective, NULL::DOUBLE AS rate
    FROM scale_codes WHERE ${where} ORDER BY prefix`;
}

function countries(): string {
  return countryReference
    .map(({ cty_code, name }) => `(${quoteText(cty_code)}, ${quoteText(name)})`)
    .join(", ");
}
