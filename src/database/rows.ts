import { DataType, type Table } from "apache-arrow";
import type { Row, Value } from "../measures/question.js";

/** An Arrow table as plain rows: numbers, text, null; dates as `YYYY-MM-DD`, times in ISO 8601, nested values as JSON. */
export function rowsOf(table: Table): Row[] {
  const columns = table.schema.fields.map((field, i) => ({
    name: field.name,
    vector: table.getChildAt(i),
    plain: plainer(field.type as DataType),
  }));
  return Array.from({ length: table.numRows }, (_, i) =>
    Object.fromEntries(
      columns.map(({ name, vector, plain }) => {
        const value: unknown = vector?.get(i);
        return [name, value === null || value === undefined ? null : plain(value)];
      }),
    ),
  );
}

function plainer(type: DataType): (value: unknown) => Value {
  if (DataType.isDate(type)) return (value) => isoTime(value).slice(0, 10);
  if (DataType.isTimestamp(type)) return isoTime;
  if (DataType.isDecimal(type)) return (value) => decimalNumber(value as Uint32Array, type.scale);
  return (value) => {
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "object")
      return JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? Number(v) : v));
    return value as Value;
  };
}

function isoTime(value: unknown): string {
  return new Date(Number(value)).toISOString();
}

/** A 128-bit little-endian integer with a scale: what `sum(BIGINT)` comes as when it is not cast. */
function decimalNumber(words: Uint32Array | number, scale: number): number {
  if (typeof words === "number") return words;
  let value = 0n;
  for (const [i, word] of [...words].entries()) value |= BigInt(word) << BigInt(32 * i);
  return Number(BigInt.asIntN(32 * words.length, value)) / 10 ** scale;
}
