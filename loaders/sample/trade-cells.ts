import type { Flow } from "../cache.js";
import { interpolateYears, sampleMonths, yearOfIndex } from "./calendar.js";
import { codeYears, isAlive, lifeShare, segmentOf, type CodeYears } from "./code-years.js";
import type { CountryTargets } from "./country-targets.js";
import { courseOf, shareCourse } from "./events.js";
import { partnersOf } from "./partners.js";
import { fractionOf, noiseOf } from "./random.js";
import { rake, type Margin } from "./rake.js";
import type { SampleCode } from "./sample-code.js";
import type { SegmentMonths } from "./segment-months.js";
import { log } from "./same-math.js";

/** A code with a country; its months are cells `index * sampleMonths.length + month`. */
export interface Pair {
  code: SampleCode;
  segment: string;
  cty_code: string;
  iso2: string;
}

export interface TradeCells {
  pairs: Pair[];
  /** dollars, whole numbers */
  usd: Float64Array;
}

export const width = sampleMonths.length;

/** Trade of every code with every partner in every month, raked to the segments' months and the countries' years. */
export function tradeCells(
  flow: Flow,
  codes: readonly SampleCode[],
  segments: SegmentMonths,
  countries: CountryTargets,
): TradeCells {
  const years = codeYears(codes, segments);
  const { pairs, cells } = seedCells(flow, codes, years, countries);
  const seed = cells.slice();
  const raked = pairs.map(({ segment }) => segment !== "Excluded");
  const fitted = (i: number): boolean =>
    raked[pairOf(i)]! && yearOfIndex[i % width]! >= 2023 && i % width !== width - 1;
  const bySegment = segmentMargin(pairs, segments);
  rake(cells, [codeMargin(pairs, years), countryMargin(pairs, segments, countries), bySegment], fitted);
  carryOutward(pairs, cells, seed);
  rake(cells, [bySegment], (i) => raked[pairOf(i)]! && !fitted(i));
  return { pairs, usd: wholeDollars(pairs, cells, segments) };
}

export const pairOf = (cell: number): number => Math.floor(cell / width);

function seedCells(
  flow: Flow,
  codes: readonly SampleCode[],
  years: ReadonlyMap<SampleCode, CodeYears>,
  countries: CountryTargets,
): { pairs: Pair[]; cells: Float64Array } {
  const pairs: Pair[] = [];
  const rows: number[][] = [];
  for (const code of codes) {
    const segment = segmentOf(code);
    const level = levelOf(code, years.get(code)!, segment);
    for (const { cty_code, iso2, weight } of chosenPartners(flow, code, countries.get(segment))) {
      const key = `${flow} ${code.hs10} ${cty_code}`;
      const noise = noiseOf(
        key,
        Math.min(0.34, 0.09 + 0.16 / Math.sqrt(Math.max(weight * level[80]!, 1e-4))),
      );
      const course = courseOf(code.hs10, iso2, code.partners);
      const target = countries.get(segment)?.get(cty_code);
      const drift = target ? shareCourse(target) : undefined;
      pairs.push({ code, segment, cty_code, iso2 });
      rows.push(
        sampleMonths.map((month, i) => {
          const jitter = noise();
          return isAlive(code, month)
            ? (level[i]! / 12) * weight * course[i]! * (drift?.[i] ?? 1) * jitter
            : 0;
        }),
      );
    }
  }
  return { pairs, cells: Float64Array.from(rows.flat()) };
}

/** Yearly rate of a code in every month, billions of dollars. */
function levelOf(code: SampleCode, [y2023, y2024, y2025]: CodeYears, segment: string): number[] {
  const rate = (value: number, year: number): number => (value > 0 ? value / lifeShare(code, year) : 0);
  const known = [rate(y2023, 2023), rate(y2024, 2024), rate(y2025, 2025)];
  const any = known.find((value) => value > 0) ?? code.usdBillion2025;
  const [first, middle, last] = known.map((value) => value || any) as [number, number, number];
  const growth = Math.min(Math.max(last / first, 0.25), 6);
  const before = before2023[segment] ?? 1;
  return interpolateYears((year) => {
    if (year < 2023) return first * growth ** (0.2 * (year - 2023)) * before;
    if (year === 2026) return last * Math.min(Math.max(last / middle, 0.8), 1.35);
    return [first, middle, last][year - 2023]!;
  });
}

/** Level before 2023 of codes that nothing is raked to. */
const before2023: Record<string, number> = { Excluded: 0.9 };

/** Segments of few and small codes: each of them trades with every country that the segment has a target for. */
const thinSegments = new Set([
  "Building_Structure",
  "Fire_Safety_Security",
  "Specialty_Materials",
  "Maintenance_Operations",
]);

/** The largest partners of a code with weights of its own that add up to one; a larger code has more of them. */
function chosenPartners(
  flow: Flow,
  code: SampleCode,
  targets: ReadonlyMap<string, number[]> | undefined,
): { cty_code: string; iso2: string; weight: number }[] {
  const size = Math.max(code.usdBillion2025, code.usdBillion2023);
  const isThin = thinSegments.has(segmentOf(code));
  const count = Math.round(Math.min(Math.max(3.2 + 1.3 * (log(1 + size) / Math.LN2), isThin ? 8 : 4), 12));
  const weighed = partnersOf(flow, code.partners)
    .map((partner) => ({
      ...partner,
      weight: partner.weight * (0.55 + 0.9 * fractionOf(`${code.hs10} ${partner.cty_code} weight`)),
    }))
    .sort((a, b) => b.weight - a.weight);
  // Every target needs codes to carry it, and so does the rest of the segment.
  const needed = size > 1.5 || isThin;
  const hasTarget = ({ cty_code }: { cty_code: string }): boolean => (targets?.get(cty_code)?.[1] ?? 0) > 0;
  const others = weighed.filter((partner) => !hasTarget(partner)).slice(0, 3);
  const named = weighed.filter(
    (partner, i) => i < count || (needed && (hasTarget(partner) || others.includes(partner))),
  );
  const total = named.reduce((sum, { weight }) => sum + weight, 0);
  return named.map((partner) => ({ ...partner, weight: partner.weight / total }));
}

/** The country's fit of 2023 holds before it, and that of 2025 after it, so that no series breaks at new year. */
function carryOutward(pairs: readonly Pair[], cells: Float64Array, seed: Float64Array): void {
  const factorOf = (pair: number, year: number): number => {
    let [now, then] = [0, 0];
    for (let m = 0; m < width; m++)
      if (yearOfIndex[m] === year) {
        now += cells[pair * width + m]!;
        then += seed[pair * width + m]!;
      }
    return then > 0 ? now / then : 1;
  };
  for (let pair = 0; pair < pairs.length; pair++) {
    const [before, after] = [factorOf(pair, 2023), factorOf(pair, 2025)];
    for (let m = 0; m < width; m++)
      if (yearOfIndex[m]! < 2023) cells[pair * width + m]! *= before;
      else if (yearOfIndex[m] === 2026) cells[pair * width + m]! *= after;
  }
}

function codeMargin(pairs: readonly Pair[], years: ReadonlyMap<SampleCode, CodeYears>): Margin {
  const codes = [...years.keys()];
  const indexOf = new Map(codes.map((code, i) => [code, i]));
  const targets = new Map<number, number>();
  for (const [i, code] of codes.entries())
    if (segmentOf(code) !== "Excluded")
      for (const [y, dollars] of years.get(code)!.entries()) targets.set(i * 3 + y, dollars);
  return {
    name: "code and year",
    groups: groupsOf(pairs, ({ code }) => indexOf.get(code)! * 3, yearSlot),
    targets,
    describe: (group) => `${codes[Math.floor(group / 3)]?.hs10} ${2023 + (group % 3)}`,
  };
}

function segmentMargin(pairs: readonly Pair[], segments: SegmentMonths): Margin {
  const names = [...segments.keys()];
  return {
    name: "segment and month",
    groups: groupsOf(
      pairs,
      ({ segment }) => names.indexOf(segment) * width,
      (base, m) => base + m,
    ),
    targets: new Map(
      [...segments.values()].flatMap((months, s) => months.map((usd, m) => [s * width + m, usd])),
    ),
    describe: (group) => `${names[Math.floor(group / width)]} ${sampleMonths[group % width]}`,
  };
}

/** Countries with targets, and the rest of each segment as one. */
function countryMargin(pairs: readonly Pair[], segments: SegmentMonths, countries: CountryTargets): Margin {
  const names: string[] = [];
  const targets = new Map<number, number>();
  for (const [segment, months] of segments) {
    const rest = [0, 1, 2].map((y) => sumOfYear(months, 2023 + y));
    for (const [country, dollars] of countries.get(segment) ?? []) {
      if (!(dollars[1]! > 0)) continue;
      for (const [y, value] of dollars.entries()) {
        targets.set(names.length * 3 + y, value);
        rest[y]! -= value;
      }
      names.push(`${segment} ${country}`);
    }
    for (const [y, value] of rest.entries()) targets.set(names.length * 3 + y, value);
    names.push(`${segment} rest`);
  }
  const indexOf = new Map(names.map((name, i) => [name, i]));
  return {
    name: "country and year",
    groups: groupsOf(
      pairs,
      ({ segment, cty_code }) =>
        (indexOf.get(`${segment} ${cty_code}`) ?? indexOf.get(`${segment} rest`) ?? -1) * 3,
      yearSlot,
    ),
    targets,
    describe: (group) => `${names[Math.floor(group / 3)]} ${2023 + (group % 3)}`,
  };
}

/** Slot of 2023 to 2025 from a base; -1 for other years. */
function yearSlot(base: number, month: number): number {
  const year = yearOfIndex[month]!;
  return year < 2023 || year > 2025 ? -1 : base + year - 2023;
}

/** Group of every cell, from the base of its pair and the month. */
function groupsOf(
  pairs: readonly Pair[],
  baseOf: (pair: Pair) => number,
  groupOf: (base: number, month: number) => number,
): Int32Array {
  const groups = new Int32Array(pairs.length * width);
  for (const [p, pair] of pairs.entries()) {
    const base = baseOf(pair);
    for (let m = 0; m < width; m++) groups[p * width + m] = base < 0 ? -1 : groupOf(base, m);
  }
  return groups;
}

/**
 * Billions to whole dollars. What rounding takes from one cell goes to the next of the same segment and month, so
 * that these sums are right to the dollar.
 */
function wholeDollars(pairs: readonly Pair[], cells: Float64Array, segments: SegmentMonths): Float64Array {
  const usd = new Float64Array(cells.length);
  for (const segment of [...segments.keys(), "Excluded"])
    for (let m = 0; m < width; m++) {
      let carried = 0;
      for (let p = 0; p < pairs.length; p++) {
        if (pairs[p]!.segment !== segment) continue;
        const exact = cells[p * width + m]! * 1e9 + carried;
        // Census leaves out entries below 251 dollars.
        usd[p * width + m] = exact < 251 ? 0 : Math.round(exact);
        carried = exact - usd[p * width + m]!;
      }
    }
  return usd;
}

function sumOfYear(months: readonly number[], year: number): number {
  return months.reduce((sum, dollars, m) => (yearOfIndex[m] === year ? sum + dollars : sum), 0);
}
