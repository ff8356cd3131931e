import { readFileSync } from "node:fs";
import type { Flow } from "../cache.js";
import { parseCsv } from "../csv.js";
import type { Month } from "../month.js";

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
 * Reads a CSV file of codes; its columns are `columns` and the duty or re-export share.
 * `description` is `SHORT; LONG`, or one text for both; `units` are divided by a comma, `X` where there are none.
 * `value` is `2025 +growth` over 2023 (`!` pins it, as the paper prints it), `2025 new:FIRST[:LAST]`,
 * `2025 +growth:LAST` (or `:FIRST`, when it lies before 2023), or `yearly@FROM-TO:LAST` for a code that died.
 * @throws where a column is missing or a row has another form
 */
export function parseSampleCodes(flow: Flow, text: string, file: string): SampleCode[] {
  const share = flow === "imports" ? "duty" : "reexport_share";
  const { rows } = parseCsv(
    text,
    file,
    [...columns, share].map((name) => [name]),
  );
  return rows.map((row) => {
    const { line, problem } = row;
    const of = (name: (typeof columns)[number] | typeof share): string => row.cell(name) ?? "";
    if (problem !== undefined || !/^\d{10}$/.test(of("hs10")))
      throw new Error(
        `${file}, line ${line}: ${problem ?? "invalid code"} (expected a row with a ten-digit code)`,
      );
    const [short = "", ...more] = of("description").split("; ");
    const [unit1, unit2] = of("units") === "X" ? [] : of("units").split(",");
    return {
      flow,
      hs10: of("hs10"),
      short: short.toUpperCase(),
      long: (more.join("; ") || short).toUpperCase(),
      unit1: unit1 ?? null,
      unit2: unit2 ?? null,
      naics: of("naics"),
      naicsName: naicsTitles().get(of("naics")) ?? unknownNaics(of("naics")),
      endUse: of("end_use"),
      sitc: of("sitc"),
      hitech: of("technology") || null,
      price: Number(of("price")),
      dutyPercent: flow === "imports" ? Number(of(share)) : 0,
      reexportShare: flow === "exports" ? Number(of(share)) : 0,
      partners: of("partners"),
      ...parseValue(of("value")),
      label: of("label") ? parseLabel(of("label"), of("use")) : undefined,
    };
  });
}

const columns = [
  "hs10",
  "description",
  "units",
  "naics",
  "end_use",
  "sitc",
  "technology",
  "price",
  "partners",
  "value",
  "label",
  "use",
] as const;

let titles: ReadonlyMap<string, string> | undefined;

/** Titles of the NAICS industries (2017, as Census maps trade to them) that the codes belong to. */
function naicsTitles(): ReadonlyMap<string, string> {
  return (titles ??= new Map(
    parseCsv(readFileSync(new URL("codes/naics.csv", import.meta.url)), "naics.csv").rows.map((row) => [
      row.cell("naics") ?? "",
      row.cell("title") ?? "",
    ]),
  ));
}

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
  throw new Error(`NAICS without a title: ${naics} (add it to loaders/sample/codes/naics.csv)`);
}
