import type { Flow } from "../cache.js";
import type { Database } from "../duckdb.js";
import { formatMonth, formatValue } from "../../src/measures/format.js";
import { quoteList, quoteText } from "../../src/measures/sql.js";
import { excludedChapters } from "../../src/measures/task.js";
import type { Gap, MissingPart } from "./manifest.js";
import { readParquet } from "./table-file.js";
import { totalOf } from "./trade.js";

/** The snapshot's own files that the joins are made from. */
export interface JoinedFiles {
  trade: Record<Flow, string[]>;
  codes: string;
  spans: string;
  countries: string;
  labels: string;
}

/** Above this share of a month's covered dollars, trade without a label stops the build, in percent. */
export const mostUnlabelled = 0.5;

/**
 * Trade of covered goods whose code has no label in the run, no description, no NAICS code or, in that month, no unit
 * of quantity, or whose country nobody names: by flow, each part that is missing somewhere. Without a run nothing is said of labels.
 */
export async function findGaps(database: Database, files: JoinedFiles, run: string | null): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const flow of ["imports", "exports"] as const) {
    if (!files.trade[flow].length) continue;
    await database.run(`CREATE OR REPLACE TEMP TABLE gap_cells AS ${cellsOf(flow, files, run)}`);
    const covered = new Map(
      (
        await database.rows<{ month: string; dollars: number }>(
          "SELECT month, CAST(sum(size) AS DOUBLE) AS dollars FROM gap_cells WHERE kind = 'hs10' GROUP BY month",
        )
      ).map(({ month, dollars }) => [month, dollars]),
    );
    for (const missing of missingParts) {
      const gap = await gapOf(database, flow, missing, covered);
      if (gap) gaps.push(gap);
    }
  }
  return gaps;
}

/**
 * Why a snapshot must not be built from these gaps, or undefined: the months of which too much has no label, and the
 * codes that hold most of it.
 */
export function refusalOf(gaps: readonly Gap[], run: string | null): string | undefined {
  const lines = gaps.flatMap(({ flow, missing, months, largest }) => {
    const over = months.filter(({ share }) => share > mostUnlabelled);
    const worst = [...over].sort((a, b) => b.share - a.share)[0];
    if (missing !== "label" || !worst) return [];
    const rest = over.length - 1;
    return [
      `${percent(worst.share)} of the covered ${flow} of ${worst.month} (${dollars(worst.dollars)}) have no label in the run ${run}` +
        `${rest ? `, and too many in ${rest} more ${rest === 1 ? "month" : "months"}` : ""}; ` +
        `the largest codes: ${largest.map((code) => `${code.code} ${dollars(code.dollars)}`).join(", ")}`,
    ];
  });
  if (!lines.length) return undefined;
  return (
    `unlabelled codes (expected at most ${mostUnlabelled} % of a month's covered dollars):\n${lines.join("\n")}\n` +
    `label them (atlas label --run ${run}), or give --allow-unlabelled: they then stand as a row of their own, and the snapshot says so`
  );
}

/** What a reader must know of the gaps, a sentence for each. */
export function gapNotes(gaps: readonly Gap[]): string[] {
  return gaps.map(({ flow, missing, codes, dollars: all, months, largest }) => {
    const worst = [...months].sort((a, b) => b.share - a.share)[0];
    const noun = missing === "country" ? ["country", "countries"] : ["code", "codes"];
    return (
      `Covered ${flow} ${withoutText[missing]}: ${dollars(all)} in ${codes.toLocaleString("en-US")} ${noun[codes === 1 ? 0 : 1]} over ${months.length} ${months.length === 1 ? "month" : "months"}` +
      `${worst ? `, at most ${percent(worst.share)} of a month (${formatMonth(worst.month)})` : ""}; ` +
      `the largest: ${largest
        .slice(0, 5)
        .map(({ code }) => code)
        .join(", ")}.`
    );
  });
}

/** What is missing, as the end of a sentence about trade. */
const withoutText: Record<MissingPart, string> = {
  label: "without a label",
  description: "without a description",
  naics: "without a NAICS code",
  unit: "without a unit of quantity",
  country: "with a country that nobody names",
};

const missingParts = Object.keys(withoutText) as MissingPart[];

/** `kind` (hs10 or country), `code`, `month`, `dollars`, `size` (its absolute value), and a column for each missing part. */
function cellsOf(
  flow: Flow,
  { trade, codes, spans, countries, labels }: JoinedFiles,
  run: string | null,
): string {
  const sums = (part: string): string =>
    `SELECT strftime(month, '%Y-%m') AS month, * EXCLUDE month FROM (
      SELECT month, ${part}, sum(${totalOf[flow]}) AS dollars FROM ${readParquet(trade[flow])}
      WHERE left(hs10, 2) NOT IN (${quoteList(excludedChapters())}) GROUP BY ALL)`;
  return `WITH by_code AS (${sums("hs10")}), by_country AS (${sums("cty_code")})
  SELECT 'hs10' AS kind, b.hs10 AS code, b.month, b.dollars, abs(b.dollars) AS size,
    ${run === null ? "false" : "l.relevance IS NULL"} AS label,
    coalesce(c.description_long, c.description_short) IS NULL AS description,
    c.naics IS NULL AS naics, s.unit1 IS NULL AS unit, false AS country
  FROM by_code b
  LEFT JOIN ${readParquet([codes])} c ON c.flow = ${quoteText(flow)} AND c.hs10 = b.hs10
  LEFT JOIN ${readParquet([spans])} s ON s.flow = ${quoteText(flow)} AND s.hs10 = b.hs10
    AND b.month BETWEEN strftime(s.first_month, '%Y-%m') AND strftime(s.last_month, '%Y-%m')
  LEFT JOIN ${readParquet([labels])} l ON l.run = ${run === null ? "NULL" : quoteText(run)} AND l.flow = ${quoteText(flow)} AND l.hs10 = b.hs10
  UNION ALL
  SELECT 'country', b.cty_code, b.month, b.dollars, abs(b.dollars), false, false, false, false, n.cty_code IS NULL
  FROM by_country b
  LEFT JOIN (SELECT cty_code FROM ${readParquet([countries])} WHERE name <> cty_code) n ON n.cty_code = b.cty_code`;
}

async function gapOf(
  database: Database,
  flow: Flow,
  missing: MissingPart,
  covered: ReadonlyMap<string, number>,
): Promise<Gap | undefined> {
  const months = await database.rows<{ month: string; codes: number; dollars: string; size: number }>(
    `SELECT month, CAST(count(*) AS INTEGER) AS codes, CAST(sum(dollars) AS VARCHAR) AS dollars, CAST(sum(size) AS DOUBLE) AS size
     FROM gap_cells WHERE ${missing} GROUP BY month HAVING sum(size) > 0 ORDER BY month`,
  );
  if (!months.length) return undefined;
  const largest = await database.rows<{ code: string; dollars: string }>(
    `SELECT code, CAST(sum(dollars) AS VARCHAR) AS dollars FROM gap_cells WHERE ${missing}
     GROUP BY code ORDER BY sum(size) DESC, code LIMIT ${mostNamed}`,
  );
  const { codes, dollars } = await database.one<{ codes: number; dollars: string }>(
    `SELECT CAST(count(DISTINCT code) AS INTEGER) AS codes, CAST(sum(dollars) AS VARCHAR) AS dollars FROM gap_cells WHERE ${missing}`,
  );
  return {
    flow,
    missing,
    codes,
    dollars,
    largest,
    months: months.map(({ month, codes, dollars, size }) => ({
      month,
      codes,
      dollars,
      share: Number(((100 * size) / (covered.get(month) || size)).toFixed(4)),
    })),
  };
}

/** Codes that a gap names, the largest first. */
const mostNamed = 10;

function dollars(text: string): string {
  return formatValue(Number(text), "dollars");
}

function percent(share: number): string {
  return `${share < 0.01 ? "less than 0.01" : share.toFixed(2)} %`;
}
