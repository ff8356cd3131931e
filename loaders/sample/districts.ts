import { sampleMonths } from "./calendar.js";
import { fractionOf } from "./random.js";
import { inOrder } from "./fact-rows.js";
import { width, type Pair, type TradeCells } from "./trade-cells.js";
import { groupBy } from "../../src/measures/rows.js";

/** Customs districts of Schedule D by name. */
export const districtNames: Record<string, string> = {
  "01": "Portland, ME",
  "02": "St. Albans, VT",
  "04": "Boston, MA",
  "05": "Providence, RI",
  "07": "Ogdensburg, NY",
  "09": "Buffalo, NY",
  "10": "New York City, NY",
  "11": "Philadelphia, PA",
  "13": "Baltimore, MD",
  "14": "Norfolk, VA",
  "15": "Charlotte, NC",
  "16": "Charleston, SC",
  "17": "Savannah, GA",
  "18": "Tampa, FL",
  "19": "Mobile, AL",
  "20": "New Orleans, LA",
  "21": "Port Arthur, TX",
  "23": "Laredo, TX",
  "24": "El Paso, TX",
  "25": "San Diego, CA",
  "26": "Nogales, AZ",
  "27": "Los Angeles, CA",
  "28": "San Francisco, CA",
  "29": "Columbia-Snake, OR",
  "30": "Seattle, WA",
  "31": "Anchorage, AK",
  "32": "Honolulu, HI",
  "33": "Great Falls, MT",
  "34": "Pembina, ND",
  "35": "Minneapolis, MN",
  "36": "Duluth, MN",
  "37": "Milwaukee, WI",
  "38": "Detroit, MI",
  "39": "Chicago, IL",
  "41": "Cleveland, OH",
  "45": "St. Louis, MO",
  "49": "San Juan, PR",
  "51": "U.S. Virgin Islands",
  "52": "Miami, FL",
  "53": "Houston-Galveston, TX",
  "54": "Washington, DC",
  "55": "Dallas-Fort Worth, TX",
  "59": "Norfolk/Mobile/Charleston",
  "60": "Vessels under their own power",
  "70": "Low-value shipments",
};

/** Code × district as blocks of CSV, a header and then a month each, in order of month, code and district. */
export function* districtBlocks({ pairs, usd }: TradeCells): Generator<string> {
  yield "month,hs10,district,val\n";
  const codes = groupByCode(pairs);
  for (const [m, month] of sampleMonths.entries()) {
    let block = "";
    for (const { hs10, districts, members } of codes) {
      const sums = new Float64Array(districts.length);
      for (const { p, first, second, share } of members) {
        const dollars = usd[p * width + m]!;
        const part = Math.floor(dollars * share);
        sums[first]! += dollars - part;
        sums[second]! += part;
      }
      for (const [at, district] of districts.entries())
        if (sums[at]! > 0) block += `${month},${hs10},${district},${sums[at]!}\n`;
    }
    yield block;
  }
}

interface Routed {
  hs10: string;
  /** districts that the code uses, in order */
  districts: string[];
  /** indices of two of them, and the share of the second */
  members: { p: number; first: number; second: number; share: number }[];
}

function groupByCode(pairs: readonly Pair[]): Routed[] {
  const codes = groupBy(inOrder(pairs), (p) => pairs[p]!.code.hs10);
  return [...codes].map(([hs10, indices]) => {
    const routed = indices.map((p) => ({ p, ...routeOf(pairs[p]!) }));
    const districts = [...new Set(routed.flatMap(({ first, second }) => [first, second]))].sort();
    const at = (district: string): number => districts.indexOf(district);
    const members = routed.map(({ p, first, second, share }) => ({
      p,
      first: at(first),
      second: at(second),
      share,
    }));
    return { hs10, districts, members };
  });
}

/** The two districts through which a pair goes, drawn from the gateways of its part of the world. */
export function routeOf({ code, iso2, cty_code }: Pair): { first: string; second: string; share: number } {
  const gateways = routes[regionOf(iso2)]!.split(" ");
  const draw = (what: string): number => fractionOf(`${code.hs10} ${cty_code} ${what}`);
  // The square prefers the gateways that stand first.
  const at = Math.floor(draw("gateway") ** 2 * gateways.length);
  const first = gateways[at]!;
  const second = gateways[(at + 1 + Math.floor(draw("second") * 3)) % gateways.length]!;
  return draw("split") < 0.5
    ? { first, second, share: 0.15 + 0.3 * draw("share") }
    : { first, second: first, share: 0 };
}

/** Gateways in order of weight. */
const routes: Record<string, string> = {
  mexico: "23 24 25 26 23 53",
  canada: "38 09 34 30 33 07 02 01",
  asia: "27 39 27 17 30 28 10 55 20 41 53 14 31",
  europe: "10 17 39 16 53 14 13 11 04 52 15 54 55",
  america: "52 53 11 10 20 18 25 49",
  other: "10 53 27 14 13 17 20 39",
};

export function regionOf(iso2: string): string {
  if (iso2 === "MX") return "mexico";
  if (iso2 === "CA") return "canada";
  if (/^(CN|TW|VN|TH|MY|KR|JP|PH|ID|SG|IN|BD|KH|HK|LK|PK|LA|MM)$/.test(iso2)) return "asia";
  if (/^(BR|CL|CO|PE|AR|EC|CR|GT|HN|SV|NI|DO|TT|UY|BO|PY|GY|VE|PA|BS|JM)$/.test(iso2)) return "america";
  if (/^(ZA|NG|AE|SA|IQ|QA|OM|BH|AU|NZ|EG|GH|CI|KZ|CD|GA|ET|KE|MG|BW|ZM)$/.test(iso2)) return "other";
  return "europe";
}
