import { sampleMonths } from "./calendar.js";
import { fractionOf, noiseOf } from "./random.js";
import type { SampleCode } from "./sample-code.js";
import type { Pair } from "./trade-cells.js";
import { exp } from "./same-math.js";

/** Units of a value in a month; NULL where the code has no unit. A value of some size has one unit or more. */
export interface Quantities {
  first: Count;
  second: Count;
}

/**
 * Prices of a code and country: the code's price, a level of the country, a drift over the years, and noise. The
 * second unit has a price of its own, so that weight and number do not move in step.
 */
export function quantitiesOf({ code, cty_code, iso2 }: Pair): Quantities {
  const key = `${code.flow} ${code.hs10} ${cty_code}`;
  const level = (levels[iso2] ?? 1) * (0.75 + 0.5 * fractionOf(`${key} price`));
  const units = (usd: number, price: number): number => (usd > 0 ? Math.max(1, Math.round(usd / price)) : 0);
  const countedIn = (unit: string | null, price: number, drift: number, noise: () => number): Count => {
    if (unit === null) return () => null;
    const monthly = prices(price * level, drift, noise);
    return (usd, month) => units(usd, monthly[month]!);
  };
  return {
    first: countedIn(code.unit1, code.price, yearlyDrift(code), noiseOf(`${key} unit`, 0.07)),
    second: countedIn(code.unit2, secondPrices[code.unit2 ?? ""] ?? 15, 0.02, noiseOf(`${key} weight`, 0.08)),
  };
}

type Count = (usd: number, month: number) => number | null;

/** Dollars of a second unit: kilograms, watts, cubic and square meters, kilograms of content. */
const secondPrices: Record<string, number> = { KG: 15, W: 0.26, M3: 1500, M2: 600, CKG: 11 };

const levels: Record<string, number> = {
  CN: 0.75,
  VN: 0.85,
  IN: 0.85,
  BD: 0.8,
  DE: 1.3,
  CH: 1.5,
  JP: 1.2,
  IT: 1.2,
  FR: 1.25,
};

/** Goods whose trade exploded became dearer too: servers with accelerators are not the servers of 2018. */
function yearlyDrift({ hs10, usdBillion2023, usdBillion2025 }: SampleCode): number {
  const growth = usdBillion2023 > 0 ? usdBillion2025 / usdBillion2023 : 1;
  return -0.01 + 0.05 * fractionOf(`${hs10} drift`) + Math.min(Math.max(growth - 1.2, 0), 2) * 0.07;
}

/** A price for every month, equal to the price given in the middle of 2025. */
function prices(price2025: number, drift: number, noise: () => number): number[] {
  return sampleMonths.map((_, month) => price2025 * exp((drift * (month - 89)) / 12) * noise());
}
