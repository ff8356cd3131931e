import { indexOfMonth, sampleMonths, yearOfIndex } from "./calendar.js";
import { exemptClassOf } from "./lists.js";
import { countryRates, effectiveRates, exemptRate2025, importCategories, type Rates } from "./published.js";
import { rake, type Margin } from "./rake.js";
import { dutyRatesOf } from "./tariff-law.js";
import { width, type Pair, type TradeCells } from "./trade-cells.js";

export interface Duties {
  /** calculated duty, whole dollars, by cell */
  calculated: Float64Array;
  /** dutiable part of the value, whole dollars, by cell */
  dutiable: Float64Array;
}

/** Duties of every import cell: the law in broad strokes, raked to the published ratios of duty to value. */
export function duties({ pairs, usd }: TradeCells): Duties {
  const seed = new Float64Array(usd.length);
  const full = new Float64Array(usd.length);
  for (const [p, pair] of pairs.entries()) {
    const ratesOf = dutyRatesOf(pair);
    for (const [m, month] of sampleMonths.entries()) {
      const rates = ratesOf(month);
      seed[p * width + m] = usd[p * width + m]! * rates.paid;
      full[p * width + m] = rates.full;
    }
  }
  const raked = seed.slice();
  rake(raked, marginsOf(pairs, usd), (i) => periodOf(i % width) >= 0);
  carryOutward(pairs, raked, seed);
  return roundDuties(pairs, usd, raked, full);
}

/** Period of a month: 2023, 2024, 2025 without December, December 2025; -1 for others. */
function periodOf(month: number): number {
  if (month === december) return 3;
  const year = yearOfIndex[month]!;
  return year >= 2023 && year <= 2025 ? year - 2023 : -1;
}

const firstPeriod = indexOfMonth("2023-01");
const december = indexOfMonth("2025-12");
const categories = new Set(Object.keys(importCategories));

function marginsOf(pairs: readonly Pair[], usd: Float64Array): Margin[] {
  const cells: Cells = (groupOf) => {
    const groups = new Int32Array(usd.length).fill(-1);
    for (const [p, pair] of pairs.entries()) {
      const ofPeriod = [0, 1, 2, 3].map((period) => groupOf(pair, period));
      for (let m = firstPeriod; m <= december; m++) groups[p * width + m] = ofPeriod[periodOf(m)]!;
    }
    return groups;
  };
  return [
    segmentMargin(cells, usd),
    groupOf2023(cells, usd),
    countryMargin(cells, usd),
    exemptMargin(cells, usd),
  ];
}

/** Group of every cell from its pair and period. */
type Cells = (groupOf: (pair: Pair, period: number) => number) => Int32Array;

function dollarsByGroup(groups: Int32Array, usd: Float64Array): Map<number, number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < usd.length; i++)
    if (groups[i]! >= 0) sums.set(groups[i]!, (sums.get(groups[i]!) ?? 0) + usd[i]!);
  return sums;
}

const isHigh = ({ segment }: Pair): boolean => categories.has(segment);

/** Figure 4 by category and for Low; the two small categories share what is left of High. */
function segmentMargin(cells: Cells, usd: Float64Array): Margin {
  const { High, ...rated } = effectiveRates;
  const names = [...Object.keys(rated), "small"];
  const small = names.length - 1;
  const slots = new Map(names.map((name, slot) => [name, slot]));
  const groups = cells((pair, period) => {
    const slot = slots.get(pair.segment) ?? (isHigh(pair) ? small : -1);
    return slot < 0 ? -1 : slot * 4 + period;
  });
  const sums = dollarsByGroup(groups, usd);
  const sumOf = (slot: number, period: number): number => sums.get(slot * 4 + period)!;
  const targets = new Map<number, number>();
  for (const [slot, rates] of Object.values(rated).entries())
    setPeriods(targets, slot, rates, (period) => sumOf(slot, period));
  const high = new Map<number, number>();
  setPeriods(high, 0, High, (period) =>
    names.reduce((sum, name, slot) => (name === "Low" ? sum : sum + sumOf(slot, period)), 0),
  );
  for (const period of [1, 2, 3]) {
    const others = names.map((name, slot) =>
      name === "Low" || slot === small ? 0 : targets.get(slot * 4 + period)!,
    );
    targets.set(small * 4 + period, high.get(period)! - others.reduce((sum, duty) => sum + duty, 0));
  }
  return {
    name: "duty by segment and period",
    groups,
    targets,
    describe: (group) => `${names[Math.floor(group / 4)]} ${group % 4}`,
  };
}

/** Duties of 2024, of 2025 without December and of December, from rates over the dollars of each period. */
function setPeriods(
  targets: Map<number, number>,
  slot: number,
  rates: Rates,
  dollars: (period: number) => number,
): void {
  const last = dollars(3) * (rates.december2025 / 100);
  targets.set(slot * 4 + 1, dollars(1) * (rates.y2024 / 100));
  targets.set(slot * 4 + 2, (dollars(2) + dollars(3)) * (rates.y2025 / 100) - last);
  targets.set(slot * 4 + 3, last);
}

function groupOf2023(cells: Cells, usd: Float64Array): Margin {
  const groups = cells((pair, period) => {
    if (period !== 0) return -1;
    return isHigh(pair) ? 0 : pair.segment === "Low" ? 1 : -1;
  });
  const sums = dollarsByGroup(groups, usd);
  const rates = [effectiveRates.High.y2023, effectiveRates.Low.y2023];
  return {
    name: "duty of 2023",
    groups,
    targets: new Map(rates.map((rate, group) => [group, sums.get(group)! * (rate / 100)])),
    describe: (group) => ["High", "Low"][group]!,
  };
}

function countryMargin(cells: Cells, usd: Float64Array): Margin {
  const countries = Object.keys(countryRates);
  const slots = new Map(countries.map((country, slot) => [country, slot]));
  const kindOf = (pair: Pair, period: number): number => {
    if (isHigh(pair)) return [-1, 0, -1, 1][period]!;
    return pair.segment === "Low" && period === 3 ? 2 : -1;
  };
  const groups = cells((pair, period) => {
    const [slot, kind] = [slots.get(pair.cty_code) ?? -1, kindOf(pair, period)];
    return slot < 0 || kind < 0 ? -1 : slot * 3 + kind;
  });
  const sums = dollarsByGroup(groups, usd);
  const targets = new Map<number, number>();
  for (const [slot, { high2024, highDecember2025, lowDecember2025 }] of Object.values(countryRates).entries())
    for (const [kind, rate] of [high2024, highDecember2025, lowDecember2025].entries())
      targets.set(slot * 3 + kind, sums.get(slot * 3 + kind)! * (rate / 100));
  return {
    name: "duty by country",
    groups,
    targets,
    describe: (group) => `${countries[Math.floor(group / 3)]} ${group % 3}`,
  };
}

function exemptMargin(cells: Cells, usd: Float64Array): Margin {
  const exempt = new Map<string, boolean>();
  const isExempt = (hs10: string): boolean => {
    if (!exempt.has(hs10)) exempt.set(hs10, exemptClassOf(hs10) !== undefined);
    return exempt.get(hs10)!;
  };
  const groups = cells((pair, period) => (period >= 2 && isHigh(pair) && isExempt(pair.code.hs10) ? 0 : -1));
  return {
    name: "duty of exempt codes in 2025",
    groups,
    targets: new Map([[0, dollarsByGroup(groups, usd).get(0)! * (exemptRate2025 / 100)]]),
    describe: String,
  };
}

/** A pair's fit of 2023 holds before it, and that of December 2025 after it. */
function carryOutward(pairs: readonly Pair[], raked: Float64Array, seed: Float64Array): void {
  const ratio = (pair: number, matches: (month: number) => boolean): number => {
    let [now, then] = [0, 0];
    for (let m = 0; m < width; m++)
      if (matches(m)) {
        now += raked[pair * width + m]!;
        then += seed[pair * width + m]!;
      }
    return then > 0 ? now / then : 1;
  };
  for (let p = 0; p < pairs.length; p++) {
    const before = ratio(p, (m) => yearOfIndex[m] === 2023);
    const after = ratio(p, (m) => m === december);
    for (let m = 0; m < width; m++)
      if (yearOfIndex[m]! < 2023) raked[p * width + m]! *= before;
      else if (m > december) raked[p * width + m]! *= after;
  }
}

function roundDuties(
  pairs: readonly Pair[],
  usd: Float64Array,
  raked: Float64Array,
  full: Float64Array,
): Duties {
  const calculated = new Float64Array(usd.length);
  const dutiable = new Float64Array(usd.length);
  for (let m = 0; m < width; m++) {
    const carried = new Map<string, number>();
    for (const [p, { segment }] of pairs.entries()) {
      const i = p * width + m;
      const exact = raked[i]! + (carried.get(segment) ?? 0);
      const duty = usd[i]! > 0 ? Math.max(0, Math.round(exact)) : 0;
      carried.set(segment, exact - duty);
      calculated[i] = duty;
      dutiable[i] = Math.min(usd[i]!, Math.ceil(duty / full[i]!));
    }
  }
  return { calculated, dutiable };
}
