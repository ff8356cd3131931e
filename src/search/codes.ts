import { readableDescription } from "../measures/description.js";
import { formatCode } from "../measures/format.js";
import type { Row } from "../measures/question.js";
import { CodeIndex } from "./code-index.js";
import type { Suggestion } from "./combobox.js";

/** Every number of the snapshot with its description and its dollars over the last twelve months of each flow. */
export const codesSql = `WITH first AS (
  SELECT flow, max(month) - INTERVAL 11 MONTH AS month FROM coverage GROUP BY flow
), traded AS (
  SELECT hs10, con_val AS value FROM imports_by_code
  WHERE month >= (SELECT month FROM first WHERE flow = 'imports')
  UNION ALL
  SELECT hs10, domestic_val + foreign_val FROM exports_by_code
  WHERE month >= (SELECT month FROM first WHERE flow = 'exports')
), totals AS (
  SELECT hs10, CAST(sum(value) AS BIGINT) AS value FROM traded GROUP BY hs10
)
SELECT c.hs10, coalesce(max(c.description_long), max(c.description_short), '') AS description,
  coalesce(any_value(t.value), 0) AS value
FROM codes c LEFT JOIN totals t ON t.hs10 = c.hs10
GROUP BY c.hs10
ORDER BY c.hs10`;

/** The index of the rows of `codesSql`; made once for the same rows. */
export function codeIndexOf(rows: readonly Row[]): CodeIndex {
  const made = indices.get(rows);
  if (made) return made;
  const index = new CodeIndex({
    numbers: rows.map((row) => String(row["hs10"])).join(""),
    descriptions: rows.map((row) => String(row["description"])),
    values: rows.map((row) => Number(row["value"])),
  });
  indices.set(rows, index);
  return index;
}

const indices = new WeakMap<readonly Row[], CodeIndex>();

/** Numbers that begin with what was typed, or whose description has its words, as a search box lists them. */
export function codeSuggestions(rows: readonly Row[], typed: string): Suggestion[] {
  return codeIndexOf(rows)
    .search(typed)
    .map(({ prefix, text, codes }) => ({
      value: formatCode(prefix),
      code: formatCode(prefix),
      text: readableDescription(text),
      ...(codes > 1 && { note: `${codes} codes` }),
    }));
}
