import { sampleMonths, yearOf } from "./calendar.js";
import { exemptClassOf, isExemptAsWritten } from "./lists.js";
import { exemptLowUsdBillion2025, exemptUsdBillion2025, type ImportCategory } from "./published.js";
import type { SampleCode } from "./sample-code.js";
import type { SegmentMonths } from "./segment-months.js";

/** Segment that a code is raked in: a category of High, `Low`, `Other` (Medium or no label), or `Excluded`. */
export function segmentOf(code: SampleCode): string {
  if (["27", "71", "98", "99"].includes(code.hs10.slice(0, 2))) return "Excluded";
  if (code.label?.relevance === "High") return code.label.category;
  return code.label?.relevance === "Low" ? "Low" : "Other";
}

/** Billions of dollars of 2023, 2024 and 2025. */
export type CodeYears = readonly [number, number, number];

/**
 * What every code trades in 2023, 2024 and 2025: pinned codes as printed, the others by their weight within what
 * is left of their segment, and in 2025 of their segment and exemption list (Table 2).
 */
export function codeYears(codes: readonly SampleCode[], segments: SegmentMonths): Map<SampleCode, CodeYears> {
  const years = new Map<SampleCode, [number, number, number]>(codes.map((code) => [code, roughYears(code)]));
  for (const [segment, months] of segments)
    for (const index of [0, 1, 2]) {
      const total = sumOfYear(months, 2023 + index);
      const members = codes.filter((code) => segmentOf(code) === segment);
      if (index === 2) scaleByList(segment, total, members, years);
      else scaleTo(total, members, years, index);
    }
  return years;
}

/** Months of a year in which a code trades, as a share of twelve. */
export function lifeShare(code: SampleCode, year: number): number {
  const inYear = sampleMonths.filter((month) => yearOf(month) === year);
  return inYear.filter((month) => isAlive(code, month)).length / inYear.length;
}

export function isAlive(code: SampleCode, month: string): boolean {
  return month >= (code.firstMonth ?? "") && month <= (code.lastMonth ?? "9999-12");
}

/** A code's first months carry less than its level: the printed 4.7 billion of 8542.31.0045 in half of 2024. */
const birthShare = 0.9144;

function roughYears(code: SampleCode): [number, number, number] {
  const { usdBillion2023: first, usdBillion2025: last } = code;
  const born = code.firstMonth !== undefined && code.firstMonth > "2023";
  const middle = born
    ? last * birthShare * lifeShare(code, 2024)
    : Math.sqrt(first * last) * lifeShare(code, 2024);
  return [lifeShare(code, 2023) ? first : 0, middle, lifeShare(code, 2025) ? last : 0];
}

function scaleByList(
  segment: string,
  total: number,
  members: readonly SampleCode[],
  years: Map<SampleCode, [number, number, number]>,
): void {
  const lists = listTargets(segment, members[0]?.flow);
  const standsOn = ({ hs10 }: SampleCode): string | undefined =>
    [...lists.keys()].find((name) =>
      name === "any" ? isExemptAsWritten(hs10) : exemptClassOf(hs10) === name,
    );
  for (const [name, dollars] of lists)
    scaleTo(
      dollars,
      members.filter((code) => standsOn(code) === name),
      years,
      2,
    );
  const rest = total - [...lists.values()].reduce((sum, dollars) => sum + dollars, 0);
  scaleTo(
    rest,
    members.filter((code) => standsOn(code) === undefined),
    years,
    2,
  );
}

/** Billions of dollars of 2025 by class of exemption; exports and most segments have none. */
function listTargets(segment: string, flow: string | undefined): Map<string, number> {
  if (flow !== "imports") return new Map();
  if (segment === "Low") return new Map([["any", exemptLowUsdBillion2025]]);
  return new Map(Object.entries(exemptUsdBillion2025[segment as ImportCategory] ?? {}));
}

/** Scales the members that are not pinned so that all of them add up to the total. */
function scaleTo(
  total: number,
  members: readonly SampleCode[],
  years: Map<SampleCode, [number, number, number]>,
  index: number,
): void {
  const sum = (some: readonly SampleCode[]): number =>
    some.reduce((all, code) => all + years.get(code)![index]!, 0);
  // The middle year is printed for no code but the newborn one of `birthShare`.
  const isKept = (code: SampleCode): boolean => code.pinned && (index !== 1 || code.firstMonth !== undefined);
  const free = members.filter((code) => !isKept(code));
  const left = total - sum(members.filter(isKept));
  if (free.length === 0 && Math.abs(left) < 1e-9) return;
  if (!(left > 0 && sum(free) > 0))
    throw new Error(
      `sample: pinned codes leave ${left.toFixed(4)} for the others of ${members[0]?.hs10 ?? "a segment"}`,
    );
  const factor = left / sum(free);
  for (const code of free) years.get(code)![index]! *= factor;
}

function sumOfYear(months: readonly number[], year: number): number {
  return months.reduce((sum, dollars, i) => (yearOf(sampleMonths[i]!) === year ? sum + dollars : sum), 0);
}
