import { sampleMonths } from "./calendar.js";
import { fractionOf } from "./random.js";
import { inOrder } from "./fact-rows.js";
import { width, type Pair, type TradeCells } from "./trade-cells.js";

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

/** Code × district as lines of CSV with a header, in order of month, code and district. */
export function* districtLines({ pairs, usd }: TradeCells): Generator<string> {
  yield "month,hs10,district,val\n";
  const codes = groupByCode(pairs);
  for (const [m, month] of sampleMonths.entries())
    for (const [hs10, members] of codes) {
      const sums = new Map<string, number>();
      const add = (district: string, dollars: number): void => {
        if (dollars > 0) sums.set(district, (sums.get(district) ?? 0) + dollars);
      };
      for (const { p, first, second, share } of members) {
        const dollars = usd[p * width + m]!;
        const part = Math.floor(dollars * share);
        add(second, part);
        add(first, dollars - part);
      }
      for (const district of [...sums.keys()].sort())
        yield `${month},${hs10},${district},${sums.get(district)!}\n`;
    }
}

interface Routed {
  p: number;
  first: string;
  second: string;
  /** share of the second district */
  share: number;
}

function groupByCode(pairs: readonly Pair[]): Map<string, Routed[]> {
  const codes = new Map<string, Routed[]>();
  for (const p of inOrder(pairs)) {
    const { hs10 } = pairs[p]!.code;
    const members = codes.get(hs10) ?? [];
    members.push({ p, ...routeOf(pairs[p]!) });
    codes.set(hs10, members);
  }
  return codes;
}

/** The two districts through which a pair goes, drawn from the gateways of its part of the world. */
function routeOf({ code, iso2, cty_code }: Pair): Omit<Routed, "p"> {
  const gateways = routes[regionOf(iso2)]!.split(" ");
  const draw = (what: string): number => fractionOf(`${code.hs10} ${cty_code} ${what}`);
  // The square prefers the gateways that stand first.
  const at = Math.floor(draw("gateway") ** 2 * gateways.length);
  const first = gateways[at]!;
  const second = gateways[(at + 1 + Math.floor(draw("second") * 3)) % gateways.length]!;
  return { first, second, share: 0.15 + 0.3 * draw("share") };
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

function regionOf(iso2: string): string {
  if (iso2 === "MX") return "mexico";
  if (iso2 === "CA") return "canada";
  if (/^(CN|TW|VN|TH|MY|KR|JP|PH|ID|SG|IN|BD|KH|HK|LK|PK|LA|MM)$/.test(iso2)) return "asia";
  if (/^(BR|CL|CO|PE|AR|EC|CR|GT|HN|SV|NI|DO|TT|UY|BO|PY|GY|VE|PA|BS|JM)$/.test(iso2)) return "america";
  if (/^(ZA|NG|AE|SA|IQ|QA|OM|BH|AU|NZ|EG|GH|CI|KZ|CD|GA|ET|KE|MG|BW|ZM)$/.test(iso2)) return "other";
  return "europe";
}
