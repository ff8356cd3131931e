import type { Flow } from "../../cache.js";
import { addMonths, monthRange, type Month } from "../../month.js";
import { commodityVariable, type Query } from "./query.js";
import type { Slice } from "./slice.js";
import { money, pins, quantities, totalVariable, type Measure } from "./variables.js";

/** Months of one flow that are pulled together. */
export interface Range {
  flow: Flow;
  from: Month;
  to: Month;
}

/**
 * The questions that need no earlier answer: who trades in the range and how much (which also tells the months
 * that are published), the all-countries row of every code, and the customs districts.
 */
export function planTotals(range: Range): { partners: Slice; world: Slice[]; districts: Slice } {
  const { flow } = range;
  const value = totalVariable[flow];
  const code = commodityVariable(flow);
  return {
    partners: {
      name: "partner-totals",
      query: hsQuery(range, {
        get: ["CTY_CODE", "CTY_NAME", "SUMMARY_LVL", value],
        where: pinned(flow),
        level: null,
      }),
      cuts: ["year", "month"],
    },
    world: worldWindows(range).map((window) => ({
      name: `world-${window.from}-${window.to}`,
      query: hsQuery(window, {
        get: [code, ...goodsKinds(flow).get, ...measureVariables(flow), "UNIT_QY1", "UNIT_QY2"],
        where: [...pinned(flow, "DF"), ...goodsKinds(flow).where],
      }),
      cuts: ["year", "month", "chapter"],
    })),
    districts: {
      name: "district-totals",
      query: hsQuery(range, {
        get: [code, "DISTRICT", "DIST_NAME", value],
        where: pinned(flow, "DISTRICT"),
        level: "HS2", // districts without a commodity are not among the documented combinations
      }),
      cuts: ["year", "month", "chapter"],
    },
  };
}

/** A range in pieces of at most five years: about a million rows of all codes, 120 MB. */
export function worldWindows(range: Range): Range[] {
  const windows: Range[] = [];
  for (let from = range.from; from <= range.to; from = addMonths(from, WORLD_MONTHS)) {
    const to = addMonths(from, WORLD_MONTHS - 1);
    windows.push({ ...range, from, to: to < range.to ? to : range.to });
  }
  return windows;
}

const WORLD_MONTHS = 60;

/** One request a partner over the whole range: the largest question that public clients are known to get answered. */
export function planPartners(range: Range, partners: readonly string[]): Slice[] {
  const { flow } = range;
  return partners.map((partner) => ({
    name: `partner-${partner}`,
    query: hsQuery(range, {
      get: [commodityVariable(flow), "CTY_CODE", ...goodsKinds(flow).get, ...measureVariables(flow)],
      where: [["CTY_CODE", partner], ...pinned(flow, "DF"), ...goodsKinds(flow).where],
    }),
    cuts: ["chapter", "heading", "year", "month"],
  }));
}

/** One request a customs district over the whole range, all countries together. */
export function planDistricts(range: Range, districts: readonly string[]): Slice[] {
  const { flow } = range;
  return districts.map((district) => ({
    name: `district-${district}`,
    query: hsQuery(range, {
      get: [commodityVariable(flow), "DISTRICT", totalVariable[flow]],
      where: [["DISTRICT", district], ...pinned(flow, "DISTRICT")],
    }),
    cuts: ["chapter", "heading", "year", "month"],
  }));
}

/** Levels that have descriptions: the codes of the facts, and the headings above them. */
export const textLevels = ["HS10", "HS6", "HS4", "HS2"] as const;

/** Descriptions of every code of a level that trades in a month: long texts, so one month at a time. */
export function planTexts(range: Range, level: (typeof textLevels)[number], month: Month): Slice {
  const code = commodityVariable(range.flow);
  return {
    name: `texts-${level.toLowerCase()}-${month}`,
    query: hsQuery(
      { ...range, from: month, to: month },
      { get: [code, `${code}_LDESC`, `${code}_SDESC`], where: pinned(range.flow), level },
    ),
    cuts: ["chapter", "heading"],
  };
}

/** Partners and districts of a usual year, to size a plan before the API has told them. */
const USUAL_PARTNERS = 232; // 231 in December 2023, in each direction
const USUAL_DISTRICTS = 46;

/** Requests that a range will take if none has to be cut; the true number is known after the totals. */
export function estimateRequests(range: Range): {
  totals: number;
  partners: number;
  districts: number;
  texts: number;
  total: number;
} {
  const years = new Set(monthRange(range.from, range.to).map((month) => month.slice(0, 4))).size;
  const texts = textLevels.length + years; // the last month, and about one more for each year's retired codes
  const totals = 2 + worldWindows(range).length;
  return {
    totals,
    partners: USUAL_PARTNERS,
    districts: USUAL_DISTRICTS,
    texts,
    total: totals + USUAL_PARTNERS + USUAL_DISTRICTS + texts,
  };
}

function hsQuery(
  { flow, from, to }: Range,
  query: Pick<Query, "get" | "where"> & Partial<Pick<Query, "level">>,
): Query {
  return { dataset: "hs", flow, level: "HS10", commodity: null, from, to, ...query };
}

function pinned(flow: Flow, ...except: string[]): [string, string][] {
  return pins[flow].filter((variable) => !except.includes(variable)).map((variable) => [variable, "-"]);
}

/** Exports are told apart into domestic (1) and foreign goods (2); together they are the total. */
function goodsKinds(flow: Flow): { get: string[]; where: [string, string][] } {
  if (flow === "imports") return { get: [], where: [] };
  return {
    get: ["DF"],
    where: [
      ["DF", "1"],
      ["DF", "2"],
    ],
  };
}

function measureVariables(flow: Flow): string[] {
  const all: readonly Measure[] = [...money[flow], ...quantities[flow]];
  return all.flatMap(({ variable, flag }) => (flag ? [variable, flag] : [variable]));
}
