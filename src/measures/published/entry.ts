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
  /** the number as printed, without its unit: `+144.9`, `2,598`, `22.7` */
  printed: string;
  unit: "$B" | "%" | "pp" | "index" | "codes";
  measure: string;
  query: Query;
  pick?: Readonly<Record<string, readonly (string | number)[]>>;
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
): Checked {
  const kept = rows.filter((row) =>
    Object.entries(entry.pick ?? {}).every(([column, values]) =>
      values.includes(row[column] as string | number),
    ),
  );
  const known = kept.map((row) => row["value"]).filter((value) => value !== null && value !== undefined);
  const ours = known.length
    ? known.reduce<number>((sum, value) => sum + Number(value), 0) / scales[entry.unit] - (entry.minus ?? 0)
    : null;
  const digits = /\.(\d+)/.exec(entry.printed)?.[1]?.length ?? 0;
  const printed = parsePrinted(entry.printed);
  const oursPrinted = ours === null ? null : ours.toFixed(digits);
  const same = oursPrinted !== null && Number(oursPrinted) === printed;
  const verdict: Verdict = entry.erratum
    ? "erratum"
    : kind === "sample" && entry.liveOnly
      ? "not carried"
      : ours === null
        ? "no data"
        : same
          ? "pass"
          : "fail";
  return { entry, ours, oursPrinted, difference: ours === null ? null : ours - printed, verdict };
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
