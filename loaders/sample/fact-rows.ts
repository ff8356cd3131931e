import { factColumns } from "../facts.js";
import { sampleMonths } from "./calendar.js";
import type { Duties } from "./duties.js";
import { quantitiesOf } from "./quantities.js";
import { fractionOf, noiseOf } from "./random.js";
import { width, type Pair, type TradeCells } from "./trade-cells.js";

/**
 * Facts as blocks of CSV, a header and then a month each: month, then the columns of `factColumns`; cells without
 * trade are left out. In order of month, code and country.
 */
export function* importBlocks(
  { pairs, usd }: TradeCells,
  { dutiable, calculated }: Duties,
): Generator<string> {
  yield `month,${factColumns.imports.join(",")}\n`;
  const rows = inOrder(pairs).map((p) => ({ p, ...valuesOf(pairs[p]!) }));
  for (const [m, month] of sampleMonths.entries()) {
    let block = "";
    for (const { p, pair, quantities, general, freight } of rows) {
      const i = p * width + m;
      const con = usd[i]!;
      if (con === 0) continue;
      const gen = Math.round(con * general[m]!);
      const cif = Math.round(con * (1 + freight[m]!));
      const units = `${quantities.first(con, m) ?? ""},${quantities.second(con, m) ?? ""}`;
      const key = `${month},${pair.code.hs10},${pair.cty_code}`;
      block += `${key},${con},${gen},${dutiable[i]!},${calculated[i]!},${cif},${units}\n`;
    }
    yield block;
  }
}

export function* exportBlocks({ pairs, usd }: TradeCells): Generator<string> {
  yield `month,${factColumns.exports.join(",")}\n`;
  const rows = inOrder(pairs).map((p) => {
    const pair = pairs[p]!;
    return { p, pair, quantities: quantitiesOf(pair), share: reexportShares(pair) };
  });
  for (const [m, month] of sampleMonths.entries()) {
    let block = "";
    for (const { p, pair, quantities, share } of rows) {
      const total = usd[p * width + m]!;
      if (total === 0) continue;
      const foreign = Math.round(total * share[m]!);
      const domestic = total - foreign;
      const units = `${quantities.first(domestic, m) ?? ""},${quantities.first(foreign, m) ?? ""}`;
      block += `${month},${pair.code.hs10},${pair.cty_code},${domestic},${foreign},${units}\n`;
    }
    yield block;
  }
}

/** Indices of the pairs by code and country. */
export function inOrder(pairs: readonly Pair[]): number[] {
  const key = ({ code, cty_code }: Pair): string => code.hs10 + cty_code;
  return pairs.map((_, p) => p).sort((a, b) => (key(pairs[a]!) < key(pairs[b]!) ? -1 : 1));
}

/** What goes with the customs value of a pair: units, general imports over it, and freight and insurance. */
function valuesOf(pair: Pair): {
  pair: Pair;
  quantities: ReturnType<typeof quantitiesOf>;
  general: number[];
  freight: number[];
} {
  const key = `${pair.code.hs10} ${pair.cty_code}`;
  const cost = freightShare(pair);
  const jitter = noiseOf(`${key} freight`, 0.12);
  return {
    pair,
    quantities: quantitiesOf(pair),
    general: generalOverConsumption(pair),
    freight: sampleMonths.map((month) => cost * jitter() * (dearFreight[month.slice(0, 4)] ?? 1)),
  };
}

/** General imports of a pair over its imports for consumption, for every month. */
export function generalOverConsumption({ code, cty_code }: Pair): number[] {
  const key = `${code.hs10} ${cty_code}`;
  const warehouse = noiseOf(`${key} warehouse`, 0.03);
  const bonded = fractionOf(`${key} bonded`) < 0.4;
  return sampleMonths.map((month) => {
    const share = warehouse();
    return bonded ? share * (stored[month] ?? 1) : 1;
  });
}

/** General imports ran ahead of consumption while goods waited in warehouses for lower duties, and behind after. */
const stored: Record<string, number> = { "2025-04": 1.05, "2025-05": 1.03, "2025-06": 0.98, "2025-07": 0.98 };

const dearFreight: Record<string, number> = { "2021": 1.9, "2022": 1.6 };

function freightShare({ code, iso2 }: Pair): number {
  const chapter = Number(code.hs10.slice(0, 2));
  const heavy = [7, 8, 25, 44, 68, 69, 72, 73, 94].includes(chapter);
  const light = [30, 71, 84, 85, 88, 90, 91, 97].includes(chapter);
  const distance = iso2 === "MX" || iso2 === "CA" ? 0.012 : europe.includes(iso2) ? 0.028 : 0.04;
  return distance * (heavy ? 2.2 : light ? 0.5 : 1);
}

const europe = ["DE", "FR", "IT", "GB", "IE", "NL", "BE", "ES", "CH", "AT", "SE", "PL", "CZ", "HU", "DK"];

function reexportShares({ code, cty_code }: Pair): number[] {
  const key = `${code.hs10} ${cty_code} foreign`;
  const level = code.reexportShare * (0.6 + 0.8 * fractionOf(key));
  const noise = noiseOf(key, 0.08);
  return sampleMonths.map((_, m) => {
    const growth = 0.9 + 0.15 * (m / width); // entrepot trade grew with the boom
    return Math.min(level * growth * noise(), 0.98);
  });
}
