/** A text value as a SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of text values for `IN (…)`. */
export function quoteList(texts: readonly string[]): string {
  return texts.map(quoteText).join(", ");
}

/** A name as a SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A month as a DATE literal. */
export function dateOf(month: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error(`invalid month: "${month}" (expected YYYY-MM)`);
  return `DATE '${month}-01'`;
}

/** A finite number as a SQL literal. */
export function numberOf(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`invalid number: ${value}`);
  return String(value);
}
