import { countryReference } from "../countries.js";
import { section301Wave, isListed, exemptClassOf } from "./lists.js";
import type { Pair } from "./trade-cells.js";

/** Duty rates of a code and country in a month, as shares of value. */
export interface DutyRates {
  /** what entries pay on average, preferences and exclusions counted */
  paid: number;
  /** what an entry without any preference pays */
  full: number;
}

/** Rates by month (`YYYY-MM`) in broad strokes, from the dates and rates of methods.md, section 4. */
export function dutyRatesOf({ code, iso2 }: Pair): (month: string) => DutyRates {
  const ordinary = code.dutyPercent / 100;
  const preference = preferences[iso2] ?? 0;
  const wave = iso2 === "CN" ? section301Wave(code.hs10) : undefined;
  const chips = /^854[12]|^3818|^280461/.test(code.hs10);
  const metals = isListed("section_232_metals", code.hs10);
  const copper = isListed("section_232_copper", code.hs10);
  const exempt = exemptClassOf(code.hs10) !== undefined;
  const mill = /^7[26]/.test(code.hs10);
  const vehicles = vehicleSets[code.partners];
  return (month) => {
    const section301 =
      wave === undefined ? 0 : chips && month >= "2025-01" ? 0.5 : section301Rate(wave, month);
    const section232 =
      (metals ? metalRate(month, mill, iso2) : 0) +
      (copper && month >= "2025-08" ? 0.4 : 0) +
      (vehicles !== undefined && month >= vehicles ? vehicleRate(iso2, month) : 0);
    const orders = section232 > 0.02 && month >= "2025-03" ? 0 : orderRate(iso2, month, exempt, ordinary);
    const fentanyl = iso2 === "CN" ? chinaFentanyl(month) : 0;
    return {
      paid:
        ordinary * (1 - preference) +
        section301 * collectedOf301 +
        section232 +
        orders * collectedOfOrders +
        fentanyl * 0.9,
      full: ordinary + section301 + section232 + orders + fentanyl || 0.02,
    };
  };
}

/** Share of ordinary duty that free trade agreements take off. */
const preferences: Record<string, number> = {
  ...{ MX: 0.97, CA: 0.98, KR: 0.85, AU: 0.9, CL: 0.92, CO: 0.85, PE: 0.92, SG: 0.88, IL: 0.9, JO: 0.9 },
  ...{ CR: 0.9, GT: 0.85, HN: 0.85, SV: 0.85, NI: 0.85, DO: 0.88, MA: 0.8, BH: 0.8, OM: 0.8, PA: 0.8 },
};

/** Exclusions take off a part of Section 301, and goods under way a part of the orders. */
const collectedOf301 = 0.78;
const collectedOfOrders = 0.8;

/** First month of the duty on vehicles and on their parts. */
const vehicleSets: Record<string, string> = {
  ...{ cars: "2025-04", hybrids: "2025-04", ecars: "2025-04", trucks: "2025-11" },
  ...{ autoparts: "2025-05", harness: "2025-05", tires: "2025-05" },
};

function section301Rate(wave: "1" | "2" | "3" | "4a", month: string): number {
  if (wave === "1") return month >= "2018-07" ? 0.25 : 0;
  if (wave === "2") return month >= "2018-09" ? 0.25 : 0;
  if (wave === "3") return month >= "2019-06" ? 0.25 : month >= "2018-10" ? 0.1 : 0;
  return month >= "2020-03" ? 0.075 : month >= "2019-09" ? 0.15 : 0;
}

/** Before 2025 most steel and aluminum entered under quotas and exclusions. */
function metalRate(month: string, mill: boolean, iso2: string): number {
  const content = mill ? 1 : 0.75;
  if (month >= "2025-06") return 0.48 * content;
  if (month >= "2025-04") return 0.24 * content;
  if (month === "2025-03") return 0.14 * content;
  return mill && month >= "2018-04" && iso2 !== "CA" && iso2 !== "MX" ? 0.05 : 0;
}

function vehicleRate(iso2: string, month: string): number {
  if (iso2 === "MX" || iso2 === "CA") return 0.07;
  if (iso2 === "GB") return 0.1;
  if (isEuropeanUnion(iso2)) return month >= "2025-08" ? 0.14 : 0.25;
  if (iso2 === "JP") return month >= "2025-10" ? 0.14 : 0.25;
  if (iso2 === "KR") return month >= "2025-11" ? 0.15 : 0.25;
  return 0.25;
}

function chinaFentanyl(month: string): number {
  if (month < "2025-02") return 0;
  return { "2025-02": 0.08, "2025-03": 0.19, "2025-11": 0.13, "2025-12": 0.1, "2026-01": 0.1 }[month] ?? 0.2;
}

/** Duties of the emergency orders on all goods, from April 2025; exempt goods pay none of them. */
function orderRate(iso2: string, month: string, exempt: boolean, ordinary: number): number {
  if (iso2 === "CA" || iso2 === "MX") return unclaimed[month] ?? (month > "2025-06" ? 0.03 : 0);
  if (exempt || month < "2025-04") return 0;
  if (iso2 === "CN") return { "2025-04": 0.55, "2025-05": 0.6 }[month] ?? 0.1;
  if (month < "2025-08") return month === "2025-04" ? 0.06 : 0.1;
  const rate =
    isEuropeanUnion(iso2) || allIn.includes(iso2)
      ? Math.max(0, 0.15 - ordinary)
      : (countryOrders[iso2] ?? 0.12);
  return month === "2025-08" ? (0.1 + 2 * rate) / 3 : rate;
}

/** Duty on goods of Canada and Mexico that did not claim the agreement. */
const unclaimed: Record<string, number> = {
  "2025-03": 0.08,
  "2025-04": 0.08,
  "2025-05": 0.07,
  "2025-06": 0.06,
};

const allIn = ["JP", "KR", "CH"];

const countryOrders: Record<string, number> = {
  ...{
    VN: 0.2,
    TW: 0.2,
    TH: 0.19,
    MY: 0.19,
    ID: 0.19,
    PH: 0.19,
    KH: 0.19,
    IN: 0.42,
    BR: 0.35,
    GB: 0.1,
    BD: 0.2,
  },
  ...{
    LK: 0.2,
    PK: 0.19,
    IL: 0.15,
    TR: 0.15,
    ZA: 0.3,
    AU: 0.1,
    CL: 0.1,
    CO: 0.1,
    PE: 0.1,
    SG: 0.1,
    NZ: 0.15,
    NO: 0.15,
  },
};

const europeanUnion = new Set(
  countryReference.filter(({ groups }) => groups?.split("|").includes("EU-27")).map(({ iso2 }) => iso2),
);

function isEuropeanUnion(iso2: string): boolean {
  return europeanUnion.has(iso2);
}
