/**
 * A value as a cell of CSV: empty for a missing one, numbers in full, text in quotes where it must be and disarmed.
 * What `armed` makes of the text that a reader of CSV finds is the text again.
 */
export function csvCell(value: string | number | bigint | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = disarmed(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text that a spreadsheet would run as a formula is led by an apostrophe; a negative number is no formula. */
export function disarmed(text: string): string {
  return formula.test(text) && !negative.test(text) ? `'${text}` : text;
}

/** Text as it was before `disarmed`. */
export function armed(cell: string): string {
  return cell.startsWith("'") && disarmed(cell.slice(1)) === cell ? cell.slice(1) : cell;
}

/** Apostrophes in front count too: one that is the text's own must come back. */
const formula = /^'*[=+@\t\r-]/;
const negative = /^-\d+(\.\d+)?(e[+-]?\d+)?$/i;
