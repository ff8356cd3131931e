import type { Flow } from "../../cache.js";

/**
 * Members of the monthly archives with fixed-width records, as Census documents them in
 * https://www.census.gov/foreign-trade/reference/products/layouts/imdb.html and exdb.html.
 * Every position here counts from 0; a span is [from, to). Lengths are without the line end.
 */
export type Span = readonly [from: number, to: number];

/** A member whose records carry a month and measures: one 15-digit field each, the month's first, then the year to date's. */
export interface MeasuredLayout {
  member: string;
  length: number;
  /** the six digits of year and month, side by side in every member */
  month: Span;
  /** where the first measure starts */
  measures: number;
  stems: readonly string[];
}

export interface DetailLayout extends MeasuredLayout {
  commodity: number;
  country: number;
  district: number;
  /** 1 domestic goods, 2 foreign goods; imports have no such mark */
  origin: number | null;
}

/** A control member: the publisher's own sums over a key. */
export interface ControlLayout extends MeasuredLayout {
  key: Span;
  origin: number | null;
}

export interface LookupLayout {
  member: string;
  length: number;
  /** a record may end after so many bytes: what is cut off are blanks */
  shortest: number;
  /** length of the same member in another product, whose fields stand elsewhere */
  otherLength?: number;
  fields: Readonly<Record<string, Span>>;
}

export const measureWidth = 15;

const importStems = (
  "cards con_qy1 con_qy2 con_val dut_val cal_dut con_cha con_cif gen_qy1 gen_qy2 gen_val gen_cha gen_cif " +
  "air_val air_wgt air_cha ves_val ves_wgt ves_cha cnt_val cnt_wgt cnt_cha"
).split(" ");
const exportStems = "cards qty_1 qty_2 all_val air_val air_wgt ves_val ves_wgt cnt_val cnt_wgt".split(" ");
/** Members above the commodity have no quantities: units differ. */
const withoutQuantities = (stems: readonly string[]): string[] =>
  stems.filter((stem) => !/_qy|qty_/.test(stem));

export const detailLayouts: Record<Flow, DetailLayout> = {
  imports: {
    member: "IMP_DETL",
    length: 688,
    commodity: 0,
    country: 10,
    district: 16, // of entry; the district of unlading follows
    origin: null,
    month: [22, 28],
    measures: 28,
    stems: importStems,
  },
  exports: {
    member: "EXP_DETL",
    length: 323,
    origin: 0,
    commodity: 1,
    country: 11,
    district: 15,
    month: [17, 23],
    measures: 23,
    stems: exportStems,
  },
};

export const controlLayouts: Record<Flow, { commodity: ControlLayout; country: ControlLayout }> = {
  imports: {
    commodity: {
      member: "IMP_COMM",
      length: 732,
      key: [0, 10],
      origin: null,
      month: [66, 72],
      measures: 72,
      stems: importStems,
    },
    country: {
      member: "IMP_CTY",
      length: 580,
      key: [0, 4],
      origin: null,
      month: [34, 40],
      measures: 40,
      stems: withoutQuantities(importStems),
    },
  },
  exports: {
    commodity: {
      member: "EXP_COMM",
      length: 373,
      origin: 0,
      key: [1, 11],
      month: [67, 73],
      measures: 73,
      stems: exportStems,
    },
    country: {
      member: "EXP_CTY",
      length: 280,
      key: [0, 4],
      origin: null,
      month: [34, 40],
      measures: 40,
      stems: withoutQuantities(exportStems),
    },
  },
};

/** The five-year history product ships members of the same names with other lengths: a length is always checked. */
export const lookupLayouts = {
  codes: {
    member: "CONCORD",
    length: 235,
    shortest: 232,
    otherLength: 245,
    fields: {
      hs10: [0, 10],
      description_long: [10, 160],
      description_short: [160, 210],
      unit1: [210, 213],
      unit2: [213, 216],
      sitc: [216, 221],
      end_use: [221, 226],
      naics: [226, 232],
      usda: [232, 233],
      hitech: [233, 235],
    },
  },
  countries: { member: "COUNTRY", length: 61, shortest: 4, fields: { cty_code: [0, 4], name: [11, 61] } },
  districts: { member: "DISTRICT", length: 59, shortest: 2, fields: { district: [0, 2], name: [9, 59] } },
  headings: {
    member: "HSDESC",
    length: 206,
    shortest: 6,
    fields: { code: [0, 6], description_long: [6, 156], description_short: [156, 206] },
  },
  naics: { member: "NAICS", length: 56, shortest: 6, fields: { naics: [0, 6], naics_name: [6, 56] } },
} as const satisfies Record<string, LookupLayout>;

export type LookupName = keyof typeof lookupLayouts;

/** Members without which a month of the flow cannot be read; the other code lists only carry names. */
export function memberNames(flow: Flow): string[] {
  const { commodity, country } = controlLayouts[flow];
  return [detailLayouts[flow], commodity, country, lookupLayouts.codes].map((layout) => layout.member);
}
