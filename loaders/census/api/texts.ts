import type { Database } from "../../duckdb.js";
import type { Month } from "../../month.js";

/**
 * Months whose code lists together describe every code of the range, few of them: the last month first, then always
 * the one that lists most of the codes still without a description. Expects the table `world`.
 */
export async function monthsThatDescribe(database: Database): Promise<Month[]> {
  const rows = await database.rows<{ month: Month; codes: string[] }>(
    "SELECT month, list(DISTINCT hs10 ORDER BY hs10) AS codes FROM world GROUP BY month ORDER BY month DESC",
  );
  return coverCodes(new Map(rows.map(({ month, codes }) => [month, codes])));
}

/** The cover itself. Months come newest first, and of two that list as many codes the newer one is taken. */
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
