import type { Query } from "../query.js";

/**
 * One published number and how it comes out of a measure. The answer is the sum of `value` over the rows that
 * `pick` keeps, divided by `scale`; it passes when it prints as the published text does.
 */
export interface Entry {
  /** stable name: `table-1/compute-hardware/2025` */
  id: string;
  /** where it stands: `Table 1`, `Figure 2`, `Section 4` */
  place: string;
  what: string;
  /** the number as printed, without its unit: `+144.9`, `2,598`, `22.7`; or its words, where `range` says what they mean */
  printed: string;
  unit: "$B" | "%" | "pp" | "index" | "codes";
  measure: string;
  query: Query;
  pick?: Readonly<Record<string, readonly (string | number)[]>>;
  /** what printed words claim, as the least and the most that fit them: `about half` is 45 to 55 percent */
  range?: readonly [least: number, most: number];
  /** counts the rows of which the value is at least this, where the paper counts */
  countFrom?: number;
  /** the place of the row that `pick` names among all rows by value, the largest first, where the paper ranks */
  ranks?: true;
  /** the printed number is a percentage of the size of another: its measure and query */
  over?: { measure: string; query: Query };
  /** the printed number is that of the measure, minus this (an index of 211 is printed as 111 percent larger) */
  minus?: number;
  /** where the paper is inconsistent: what is printed and what it should say. Such a number is not expected to pass */
  erratum?: string;
  note?: string;
  /** the sample does not carry it (counts of codes, whole lists), so it is checked on live data only */
  liveOnly?: true;
}

const scales: Record<Entry["unit"], number> = { $B: 1e9, "%": 1, pp: 1, index: 1, codes: 1 };

export type Verdict = "pass" | "fail" | "erratum" | "not carried" | "no data";

export interface Checked {
  entry: Entry;
  /** our number in the entry's unit; NULL where the data give none */
  ours: number | null;
  /** ours, written with the decimals of the printed one */
  oursPrinted: string | null;
  difference: number | null;
  verdict: Verdict;
}

/** Compares a published number with the rows of its measure. */
export function check(
  entry: Entry,
  rows: readonly Record<string, unknown>[],
  kind: "live" | "sample",
  whole: readonly Record<string, unknown>[] = [],
): Checked {
  const kept = rows.filter((row) =>
    Object.entries(entry.pick ?? {}).every(([column, values]) =>
      values.includes(row[column] as string | number),
    ),
  );
  const ours = oursOf(entry, rows, valuesOf(kept), valuesOf(whole));
  const digits = /\.(\d+)/.exec(entry.printed)?.[1]?.length ?? 0;
  const { range } = entry;
  const printed = range ? undefined : parsePrinted(entry.printed);
  const oursPrinted = ours === null ? null : ours.toFixed(range ? 1 : digits);
  const same = range
    ? ours !== null && ours >= range[0] && ours <= range[1]
    : oursPrinted !== null && Number(oursPrinted) === printed;
  const verdict: Verdict = entry.erratum
    ? "erratum"
    : kind === "sample" && entry.liveOnly
      ? "not carried"
      : ours === null
        ? "no data"
        : same
          ? "pass"
          : "fail";
  return {
    entry,
    ours,
    oursPrinted,
    difference: ours === null || printed === undefined ? null : ours - printed,
    verdict,
  };
}

function oursOf(
  entry: Entry,
  rows: readonly Record<string, unknown>[],
  values: readonly number[],
  whole: readonly number[],
): number | null {
  if (!values.length) return null;
  if (entry.countFrom !== undefined) return values.filter((value) => value >= Number(entry.countFrom)).length;
  if (entry.ranks) return 1 + valuesOf(rows).filter((value) => value > Number(values[0])).length;
  const sum = values.reduce((total, value) => total + value, 0);
  if (entry.over)
    return whole.length ? (100 * sum) / Math.abs(whole.reduce((total, value) => total + value, 0)) : null;
  return sum / scales[entry.unit] - (entry.minus ?? 0);
}

function valuesOf(rows: readonly Record<string, unknown>[]): number[] {
  return rows
    .map((row) => row["value"])
    .filter((value) => value !== null && value !== undefined)
    .map(Number);
}

/** `−1,235` and `+0.0` as numbers. */
export function parsePrinted(printed: string): number {
  const number = Number(printed.replace("\u2212", "-").replaceAll(",", ""));
  if (!Number.isFinite(number)) throw new Error(`invalid printed number: "${printed}"`);
  return number;
}

/** The window of one calendar year. */
export function inYear(year: number): Pick<Query, "from" | "to"> {
  return { from: `${year}-01`, to: `${year}-12` };
}

/** The window of one month. */
export function inMonth(month: string): Pick<Query, "from" | "to"> {
  return { from: month, to: month };
}

/** What the paper sets beside compute hardware. */
export const besidesCompute = [
  "Electrical_Power",
  "Networking_Telecom",
  "Cooling_HVAC",
  "Building_Structure",
  "Fire_Safety_Security",
  "Specialty_Materials",
  "Maintenance_Operations",
] as const;
