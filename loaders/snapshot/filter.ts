import type { Filter } from "../../src/measures/query.js";
import { UsageError } from "../errors.js";

/**
 * Holds the names of a filter against the snapshot, so that a misspelt one is an error and not an empty answer.
 * @throws UsageError with the values that there are
 */
export async function requireKnown(database: Asked, filter: Filter): Promise<void> {
  for (const { name, what, values, expected } of known) {
    const asked = filter[name];
    if (!asked?.length) continue;
    const there = (await database.rows<{ value: string }>(values)).map(({ value }) => value);
    const missing = asked.filter((value) => !there.includes(value));
    if (missing.length)
      throw new UsageError(
        `unknown ${what}: ${missing.join(", ")} (expected ${expected ?? (there.join(", ") || "none: the snapshot has none")})`,
      );
  }
}

/** What the values are read from: the snapshot's own database, or an engine that holds it. */
export interface Asked {
  rows<T>(sql: string): Promise<T[]>;
}

interface Known {
  name: keyof Filter;
  what: string;
  /** SELECT of every value there is */
  values: string;
  /** stands in for the values where they are too many to be listed */
  expected?: string;
}

const known: readonly Known[] = [
  {
    name: "categories",
    what: "category",
    values: "SELECT DISTINCT category AS value FROM labels_in_use WHERE category IS NOT NULL ORDER BY 1",
  },
  {
    name: "countries",
    what: "country",
    values: "SELECT cty_code AS value FROM countries",
    expected: 'Census codes: atlas sql "SELECT cty_code, name FROM countries"',
  },
  {
    name: "countryGroups",
    what: "country group",
    values: `SELECT DISTINCT value FROM (SELECT unnest(string_split("groups", '|')) AS value FROM countries)
WHERE value <> '' ORDER BY 1`,
  },
  { name: "lists", what: "list", values: "SELECT DISTINCT list AS value FROM lists ORDER BY 1" },
];
