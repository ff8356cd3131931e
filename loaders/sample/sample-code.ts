import type { Flow } from "../cache.js";
import type { Month } from "../month.js";
import { naicsTitles } from "./codes/naics.js";

/** A ten-digit code as the sample trades it: what Census says of it, how it is labelled, and how large it is. */
export interface SampleCode {
  flow: Flow;
  hs10: string;
  short: string;
  long: string;
  unit1: string | null;
  unit2: string | null;
  naics: string;
  naicsName: string;
  endUse: string;
  sitc: string;
  hitech: string | null;
  /** dollars of one first unit in 2025 */
  price: number;
  /** ordinary duty rate, percent (imports) */
  dutyPercent: number;
  /** share of exports that are foreign goods (exports) */
  reexportShare: number;
  /** name of its set of partners in `partners.ts` */
  partners: string;
  /** billions of dollars before raking; a pinned code keeps its values */
  usdBillion2023: number;
  usdBillion2025: number;
  pinned: boolean;
  /** first and last month with trade; undefined where it lives through the whole sample */
  firstMonth: Month | undefined;
  lastMonth: Month | undefined;
  label: SampleLabel | undefined;
}

export interface SampleLabel {
  relevance: "High" | "Medium" | "Low";
  category: string;
  confidence: number;
  use: string;
}

/**
 * Reads rows of
 * `hs10|short; long|units|NAICS|end use|SITC|technology|price|duty or re-export share|partners|value|label|use`.
 * Value is `2025 +growth` over 2023 (`!` pins it, as the paper prints it), `2025 new:FIRST[:LAST]`,
 * `2025 +growth:LAST` (or `:FIRST`, when it lies before 2023), or `yearly@FROM-TO:LAST` for a code that died.
 * @throws where a row has another form
 */
export function parseSampleCodes(flow: Flow, text: string): SampleCode[] {
  return text
    .trim()
    .split("\n")
    .map((line) => parseRow(flow, line));
}

function parseRow(flow: Flow, line: string): SampleCode {
  const cells = line.split("|");
  const [hs10, description, units, naics, endUse, sitc, hitech] = cells as Cells<7>;
  const [price, extra, partners, value, label, use] = cells.slice(7) as Cells<6>;
  if (cells.length !== 13 || !/^\d{10}$/.test(hs10))
    throw new Error(`invalid row of sample codes: "${line}" (expected 13 cells and a ten-digit code)`);
  const [short, ...more] = description.split("; ") as [string, ...string[]];
  const [unit1, unit2] = units === "X" ? [] : units.split(",");
  return {
    flow,
    hs10,
    short: short.toUpperCase(),
    long: (more.join("; ") || short).toUpperCase(),
    unit1: unit1 ?? null,
    unit2: unit2 ?? null,
    naics,
    naicsName: naicsTitles.get(naics) ?? unknownNaics(naics),
    endUse,
    sitc,
    hitech: hitech || null,
    price: Number(price),
    dutyPercent: flow === "imports" ? Number(extra) : 0,
    reexportShare: flow === "exports" ? Number(extra) : 0,
    partners,
    ...parseValue(value),
    label: label ? parseLabel(label, use) : undefined,
  };
}

type Cells<N extends number, T extends string[] = []> = T["length"] extends N ? T : Cells<N, [...T, string]>;

type Size = Pick<SampleCode, "usdBillion2023" | "usdBillion2025" | "pinned" | "firstMonth" | "lastMonth">;

function parseValue(text: string): Size {
  const always = { firstMonth: undefined, lastMonth: undefined };
  const died = /^([\d.]+)@\d{4}-\d{4}:(\d{4}-\d\d)$/.exec(text);
  if (died) {
    const usdBillion = Number(died[1]);
    return {
      ...always,
      usdBillion2023: usdBillion,
      usdBillion2025: usdBillion,
      pinned: false,
      lastMonth: died[2],
    };
  }
  const born = /^([\d.]+)(!?) new:(\d{4}-\d\d)(?::(\d{4}-\d\d))?$/.exec(text);
  if (born) {
    const usdBillion2025 = Number(born[1]);
    const life = { firstMonth: born[3], lastMonth: born[4] };
    return { usdBillion2023: usdBillion2025, usdBillion2025, pinned: born[2] === "!", ...life };
  }
  const grown = /^([\d.]+)(!?) ([+-][\d.]+)(?::(\d{4}-\d\d))?$/.exec(text);
  if (!grown) throw new Error(`invalid value of a sample code: "${text}"`);
  const usdBillion2025 = Number(grown[1]);
  const edge = grown[4];
  return {
    usdBillion2025,
    usdBillion2023: usdBillion2025 / (1 + Number(grown[3]) / 100),
    pinned: grown[2] === "!",
    firstMonth: edge !== undefined && edge < "2023" ? edge : undefined,
    lastMonth: edge !== undefined && edge >= "2023" ? edge : undefined,
  };
}

const relevances: Record<string, SampleLabel["relevance"]> = { H: "High", M: "Medium", L: "Low" };

const categories: Record<string, string> = {
  C: "Compute_Hardware",
  E: "Electrical_Power",
  N: "Networking_Telecom",
  K: "Cooling_HVAC",
  B: "Building_Structure",
  F: "Fire_Safety_Security",
  S: "Specialty_Materials",
  O: "Maintenance_Operations",
  X: "Not_DC_Related",
};

/** `HC 98`: High, Compute_Hardware, with a confidence of 98. */
function parseLabel(text: string, use: string): SampleLabel {
  const relevance = relevances[text.charAt(0)];
  const category = categories[text.charAt(1)];
  if (relevance === undefined || category === undefined)
    throw new Error(`invalid label of a sample code: "${text}"`);
  return { relevance, category, confidence: Number(text.slice(3)), use };
}

function unknownNaics(naics: string): never {
  throw new Error(`NAICS without a title: ${naics} (add it to loaders/sample/codes/naics.ts)`);
}
