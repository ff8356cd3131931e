import type { Unit } from "./measure.js";
import type { Interval } from "./validation.js";

const minus = "\u2212";
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A number in the way that its unit is written on every page; a missing one is an en dash. */
export function formatValue(
  value: number | null | undefined,
  unit: Unit,
  options: { sign?: boolean } = {},
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = formats[unit](Math.abs(value));
  const zero = !/[1-9]/.test(text);
  return `${value < 0 && !zero ? minus : options.sign && !zero ? "+" : ""}${text}`;
}

type Written = (value: number | null | undefined) => string;

export const percent: Written = (value) => formatValue(value, "percent");
export const dollars: Written = (value) => formatValue(value, "dollars");
export const signedPercent: Written = (value) => formatValue(value, "percent", { sign: true });
export const signedDollars: Written = (value) => formatValue(value, "dollars", { sign: true });
/** Percentage points, with their sign. */
export const points: Written = (value) => formatValue(value, "percentage points", { sign: true });

/** ` (low to high)` behind an estimate; empty where it has no interval. */
export function rangeText(
  range: { low: number; high: number } | null,
  format: (value: number) => string,
): string {
  return range ? ` (${format(range.low)} to ${format(range.high)})` : "";
}

/** `12.3 % (10.1 % to 14.5 %)` of fractions. */
export function intervalText({ value, low, high }: Interval, sign = false): string {
  const written = (share: number): string => formatValue(100 * share, "percent", { sign });
  return `${written(value)}${rangeText({ low, high }, written)}`;
}

const formats: Record<Unit, (value: number) => string> = {
  dollars: formatDollars,
  "index points": (value) => decimals(value, 1),
  percent: (value) => `${decimals(value, 1)}\u00a0%`,
  "percentage points": (value) => `${decimals(value, 1)}\u00a0pp`,
  "dollars per unit": (value) => `$${decimals(value, value < 100 ? 2 : 0)}`,
  codes: (value) => decimals(value, 0),
  "HHI points": (value) => decimals(value, 0),
};

/** `$2,883.9B`, `$16.6B`, `$412.0M`, `$3.1K`, `$85`: one decimal from thousands up. */
function formatDollars(value: number): string {
  for (const [size, letter] of [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ] as const)
    // 999.95 million prints as $1.0B, not as $1,000.0M
    if (value >= size * 0.99995) return `$${decimals(value / size, 1)}${letter}`;
  return `$${decimals(value, 0)}`;
}

function decimals(value: number, digits: 0 | 1 | 2): string {
  return formatters[digits].format(value);
}

/** By number of decimals: made once, since making one takes a hundred times as long as using it. */
const formatters = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat];

/** `2026-01` as `Jan 2026`. */
export function formatMonth(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1] ?? month} ${month.slice(0, 4)}`;
}

/** `8471500150` as `8471.50.0150`; shorter prefixes dotted the same way. */
export function formatCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join(".");
}
