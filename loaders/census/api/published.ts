import type { Database } from "../../duckdb.js";
import { monthRange, type Month } from "../../month.js";
import type { Range } from "./plan.js";

/** Months that Census may be behind, shutdowns included; more without any is not a matter of waiting. */
const LONGEST_DELAY = 6;

/**
 * Months of the range that Census has published, from the table `totals`. The months after the last one are not out yet;
 * a month that lacks before it is a hole, and throws.
 */
export async function publishedMonths(database: Database, range: Range): Promise<Month[]> {
  const rows = await database.rows<{ month: Month }>(
    "SELECT DISTINCT month FROM totals WHERE cty_code = '-' ORDER BY month",
  );
  const published = rows.map(({ month }) => month);
  const last = published.at(-1);
  if (last === undefined) {
    const asked = monthRange(range.from, range.to).length;
    if (asked > LONGEST_DELAY)
      throw new Error(
        `the Census API has none of the ${asked} months of ${range.flow} from ${range.from} to ${range.to} (204)`,
      );
    return [];
  }
  const holes = monthRange(range.from, last).filter((month) => !published.includes(month));
  if (holes.length > 0)
    throw new Error(
      `census month missing: ${holes.join(", ")} of ${range.flow} (the API has ${last}, expected every month from ${range.from} on)`,
    );
  return published;
}
