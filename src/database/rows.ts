import { DataType, type Table } from "apache-arrow";
import type { Row, Value } from "../measures/question.js";

/**
 * An Arrow table as plain rows, every value exact: a number where a double holds all its digits, else its digits as text;
 * dates as `YYYY-MM-DD`, timestamps in ISO 8601, times of day as `HH:MM:SS`, bytes as `\\x` and hex, nested values as JSON.
 */
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
  if (DataType.isTime(type)) return (value) => timeOfDay(BigInt(value as number | bigint), type.unit);
  if (DataType.isDecimal(type)) return (value) => decimal(value as Uint32Array | number, type.scale);
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) return (value) => hex(value as Uint8Array);
  if (DataType.isInterval(type)) return () => "interval (CAST it to VARCHAR to read it)"; // Arrow misreads them
  const inner = nested(type);
  if (inner) return (value) => JSON.stringify(inner(value));
  return (value) => {
    if (typeof value === "bigint") return exact(value);
    if (typeof value === "object")
      return JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? exact(v) : v));
    return value as Value;
  };
}

/** Lists, structs and maps as plain arrays and objects, what is in them as exact as outside; undefined for other types. */
function nested(type: DataType): ((value: unknown) => unknown) | undefined {
  const parts = (type.children ?? []).map((field) => {
    const part = field.type as DataType;
    const plain = nested(part) ?? plainer(part);
    const read = (value: unknown): unknown => (value === null || value === undefined ? null : plain(value));
    return { name: field.name, read };
  });
  const [first] = parts;
  if (DataType.isMap(type)) {
    const entry = nested(type.children[0]?.type as DataType);
    return (value) => {
      const pairs = Array.from(
        value as Iterable<[unknown, unknown]>,
        ([key, of]) => entry?.({ key, value: of }) as { key: string; value: unknown },
      );
      return Object.fromEntries(pairs.map((pair): [string, unknown] => [pair.key, pair.value]));
    };
  }
  if (DataType.isList(type) || DataType.isFixedSizeList(type))
    return (value) => Array.from(value as Iterable<unknown>, (item) => first?.read(item) ?? null);
  if (DataType.isStruct(type))
    return (value) =>
      Object.fromEntries(
        parts.map(({ name, read }) => [name, read((value as Record<string, unknown>)[name])]),
      );
  return undefined;
}

/** Beyond the years that a date of JavaScript knows, as infinity is, the number of milliseconds says more than an error. */
function isoTime(value: unknown): string {
  const milliseconds = Number(value);
  const date = new Date(Math.floor(milliseconds));
  if (Number.isNaN(date.getTime())) return String(value);
  const micros = Math.round((milliseconds - Math.floor(milliseconds)) * 1000);
  const iso = date.toISOString();
  return micros === 0 ? iso : iso.replace("Z", `${String(micros).padStart(3, "0")}Z`);
}

/** `unit`: thousandfold steps from seconds, as Arrow counts them. */
function timeOfDay(value: bigint, unit: number): string {
  const perSecond = 1000n ** BigInt(unit);
  const whole = value / perSecond;
  const [hours, minutes, seconds] = [whole / 3600n, (whole / 60n) % 60n, whole % 60n].map((part) =>
    String(part).padStart(2, "0"),
  );
  const fraction = String(value % perSecond)
    .padStart(3 * unit, "0")
    .replace(/0+$/, "");
  return `${hours}:${minutes}:${seconds}${unit > 0 && fraction ? `.${fraction}` : ""}`;
}

function hex(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** A little-endian integer of 32-bit words with a scale: what `sum(BIGINT)` comes as when it is not cast. */
function decimal(words: Uint32Array | number, scale: number): number | string {
  if (typeof words === "number") return words;
  let value = 0n;
  for (const [i, word] of [...words].entries()) value |= BigInt(word) << BigInt(32 * i);
  value = BigInt.asIntN(32 * words.length, value);
  if (scale <= 0) return exact(value * 10n ** BigInt(-scale));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const text = `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return digits.length <= exactDigits ? Number(text) : text;
}

/** Decimal digits that a double holds exactly. */
const exactDigits = 15;
