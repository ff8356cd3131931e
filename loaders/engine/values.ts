/** A column of an answer as ClickHouse names it. */
export interface ColumnType {
  name: string;
  type: string;
}

/**
 * Values as the snapshot's own database gives them: integers as number, or bigint beyond 2^53; dates as `YYYY-MM-DD`;
 * timestamps as text; a Bool as boolean; NaN and infinities as numbers.
 */
export function valuesOf(columns: readonly ColumnType[], rows: readonly unknown[][]): unknown[][] {
  const readers = columns.map(({ type }) => readerOf(type));
  return rows.map((row) => row.map((value, i) => (value === null ? null : (readers[i]?.(value) ?? value))));
}

function readerOf(type: string): ((value: unknown) => unknown) | undefined {
  const bare = type
    .replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, "$1")
    .replace(/^Nullable\((.*)\)$/, "$1");
  if (/^U?Int(64|128|256)$/.test(bare)) return integer;
  if (/^(Float|Decimal)/.test(bare)) return (value) => (typeof value === "string" ? float(value) : value);
  if (bare.startsWith("Array(")) {
    const inner = readerOf(bare.slice(6, -1));
    return (
      inner &&
      ((value) => (Array.isArray(value) ? value.map((item) => (item === null ? null : inner(item))) : value))
    );
  }
  return undefined;
}

function integer(value: unknown): number | bigint {
  const exact = BigInt(value as string);
  const near = Number(exact);
  return Number.isSafeInteger(near) ? near : exact;
}

function float(text: string): number {
  return { inf: Infinity, "-inf": -Infinity, nan: NaN, "-nan": NaN }[text] ?? Number(text);
}
