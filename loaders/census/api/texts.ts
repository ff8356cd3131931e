import type { Database } from "../../duckdb.js";
import type { Month } from "../../month.js";
import { planTexts, textLevels, type Range } from "./plan.js";
import type { Slice } from "./slice.js";

/** Requests for descriptions of every code of the range and of the headings above. Expects the table `world`. */
export async function planDescriptions(database: Database, range: Range): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (const level of textLevels) {
    const rows = await database.rows<{ month: Month; codes: string[] }>(
      `SELECT month, list(DISTINCT left(hs10, ${level.slice(2)})) AS codes FROM world GROUP BY month ORDER BY month DESC`,
    );
    const months = coverCodes(new Map(rows.map(({ month, codes }) => [month, codes])));
    slices.push(...months.map((month) => planTexts(range, level, month)));
  }
  return slices;
}

/**
 * Months whose code lists together hold every code, few of them. The months come newest first; the newest is always
 * taken, then the one that lists most of the codes still missing, of equals the newer.
 */
export function coverCodes(listed: ReadonlyMap<Month, readonly string[]>): Month[] {
  const chosen: Month[] = [];
  const missing = new Set([...listed.values()].flat());
  let next: Month | undefined = listed.keys().next().value;
  while (next !== undefined && missing.size > 0) {
    chosen.push(next);
    for (const code of listed.get(next) ?? []) missing.delete(code);
    next = undefined;
    let most = 0;
    for (const [month, codes] of listed) {
      const count = codes.filter((code) => missing.has(code)).length;
      if (count > most) [next, most] = [month, count];
    }
  }
  return chosen;
}
