/** An answer as the API writes it: a header, then rows whose cells are all text, or null. */
export interface Answer {
  header: string[];
  rows: (string | null)[][];
}

/** Parses the body of an answer. Throws when it is not a table, naming what is wrong. */
export function parseAnswer(body: string): Answer {
  const table: unknown = JSON.parse(body);
  if (!Array.isArray(table) || !table.every(Array.isArray))
    throw new Error("not a table (expected an array of rows)");
  const [header, ...rows] = table as unknown[][];
  if (!header || !header.every((name) => typeof name === "string")) throw new Error("no header row");
  for (const [index, row] of rows.entries()) {
    if (row.length !== header.length)
      throw new Error(`row ${index + 1} has ${row.length} cells (expected ${header.length})`);
    if (!row.every((cell) => cell === null || typeof cell === "string"))
      throw new Error(`row ${index + 1} has a cell that is neither text nor null`);
  }
  return { header, rows: rows as (string | null)[][] };
}

/**
 * Position of a column. A variable that was both asked for and a predicate stands twice, with equal content:
 * the first one counts.
 */
export function columnIndex(header: readonly string[], name: string): number {
  const index = header.indexOf(name);
  if (index < 0) throw new Error(`column missing: ${name} (the answer has ${header.join(", ")})`);
  return index;
}
