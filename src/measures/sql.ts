/** A text value as a SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A part of a whole in percent. NULL where there is no whole, or where corrections below zero leave a part that is
 * none: less than nothing, or more than the whole.
 */
export function percentOf(part: string, whole: string): string {
  return `CASE WHEN ${whole} > 0 AND ${part} >= 0 AND ${part} <= ${whole} THEN 100.0 * ${part} / ${whole} END`;
}

/** The change from one value to another in percent. NULL where the first is zero, or corrections leave one below it. */
export function percentChange(now: string, then: string): string {
  return `CASE WHEN ${then} > 0 AND ${now} >= 0 THEN 100.0 * (${now} / ${then} - 1) END`;
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

/**
 * Parts of dollars that are added up, to 1/256 of a dollar: numbers of few binary places come to the same sum in whatever
 * order an engine adds them, while thirds of dollars do not. `floor`, because engines round halves differently.
 */
export function addable(dollars: string): string {
  return `floor(256 * (${dollars}) + 0.5) / 256`;
}
