/** An answer as the API writes it: a header, then rows whose cells are all text, or null. */
export interface Answer {
  header: string[];
  rows: (string | null)[][];
  /** measures that are missing (null) or written as decimals, each by its row: the first few, then how many */
  odd: string[];
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
  const measured = { header, rows: rows as (string | null)[][] };
  return { ...measured, odd: oddMeasures(measured) };
}

/** Throws at a measure that is no whole number. */
function oddMeasures({ header, rows }: Pick<Answer, "header" | "rows">): string[] {
  const measures = header.flatMap((name, at) => (/_(MO|YR)$/.test(name) ? [at] : []));
  const odd: string[] = [];
  let count = 0;
  for (const [index, row] of rows.entries())
    for (const at of measures) {
      const cell = row[at];
      if (cell !== null && cell !== undefined && /^-?\d+$/.test(cell)) continue;
      const where = `row ${index + 1}${keyOf(header, row)}, ${header[at]} is ${JSON.stringify(cell)}`;
      if (cell !== null && !/^(-?\d+\.0*)?$/.test(cell ?? ""))
        throw new Error(`${where} (expected a whole number)`);
      if (++count <= mostNamed)
        odd.push(`${where}, ${cell === null || cell === "" ? "taken as missing" : "read as a whole number"}`);
    }
  if (count > mostNamed) odd.push(`${count} such cells in all`);
  return odd;
}

const mostNamed = 5;

/** The codes of a row, by which a reader finds it again. */
function keyOf(header: readonly string[], row: readonly (string | null)[]): string {
  const keys = ["I_COMMODITY", "E_COMMODITY", "CTY_CODE", "DISTRICT", "PORT", "STATE"];
  const parts = keys.flatMap((name) =>
    header.includes(name) ? [`${name} ${row[header.indexOf(name)]}`] : [],
  );
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
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
