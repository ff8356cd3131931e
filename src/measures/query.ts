import { standardCounted } from "./counted.js";
import { dimensions, type Dimension } from "./dimensions.js";
import {
  comparisons,
  exportConcepts,
  groups,
  importConcepts,
  indexFormulas,
  matchings,
  mediumPlaces,
  outlierPlaces,
  priceItems,
  pricePeriods,
  wholes,
  type Comparison,
  type ExportConcept,
  type Group,
  type ImportConcept,
  type IndexFormula,
  type Matching,
  type MediumPlace,
  type OutlierPlace,
  type PriceItem,
  type PricePeriod,
  type Whole,
} from "./vocabulary.js";

/** What a reader asks of a measure. Every field has a default; `{}` asks for one number over all months. */
export interface Query {
  /** the columns of the answer beside `value`, in this order */
  by?: readonly Dimension[];
  /** first and last month of the window, `YYYY-MM` */
  from?: string;
  to?: string;
  where?: Filter;
  /** base year of indices, growth and counterfactuals */
  base?: number;
  /** take in chapters 27, 71, 98 and 99 */
  allGoods?: boolean;
  imports?: ImportConcept;
  exports?: ExportConcept;
  /** where codes labelled Medium count */
  medium?: MediumPlace;
  /** least stated confidence for High to count; below it a code counts as Medium */
  confidence?: number;
  /** denominator of a share: all goods, or the group that the row belongs to */
  of?: Whole;
  /** what counted trade is compared with in the counterfactual */
  comparison?: Comparison;
  /** first month that counts as excess, `YYYY-MM` */
  start?: string;
  /** how list entries match codes */
  matching?: Matching;
  /** count a list only from its own effective date */
  dated?: boolean;
  /** what a period's prices and quantities are compared with: the base year, or the year before */
  against?: PricePeriod;
  /** index number formula of prices and quantities */
  formula?: IndexFormula;
  /** what counts as one good when unit values are compared: a code or its family, each with its country */
  item?: PriceItem;
  /** whether outliers of unit values count */
  outliers?: OutlierPlace;
}

/** Which rows count. A list is an OR; the lists together are an AND. */
export interface Filter {
  groups?: readonly Group[];
  categories?: readonly string[];
  countries?: readonly string[];
  /** code prefixes of two to ten digits */
  codes?: readonly string[];
  /** names of country groups: EU-27, ASEAN, USMCA … */
  countryGroups?: readonly string[];
  naics?: readonly string[];
  endUse?: readonly string[];
  /** names of lists that the code stands on */
  lists?: readonly string[];
}

/** The filter without some of its lists. */
export function withoutFilters(filter: Filter, ...names: (keyof Filter)[]): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as keyof Filter)));
}

/** The query with its defaults filled in. Errors: an unknown dimension, group, month or prefix, named with what is allowed. */
export function normalizeQuery(query: Query): NormalQuery {
  const by = [...new Set(query.by ?? [])];
  for (const dimension of by) oneOf("dimension", dimension, Object.keys(dimensions));
  if (by.includes("month") && by.includes("year")) throw new Error("by month and by year exclude each other");
  for (const month of [query.from, query.to, query.start])
    if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      throw new Error(`invalid month: "${month}" (expected YYYY-MM)`);
  for (const prefix of query.where?.codes ?? [])
    if (!/^\d{2,10}$/.test(prefix))
      throw new Error(`invalid code prefix: "${prefix}" (expected 2 to 10 digits)`);
  for (const group of query.where?.groups ?? []) oneOf("group", group, groups);
  const base = query.base ?? 2023;
  if (!Number.isInteger(base) || base < 1989 || base > 2100) throw new Error(`invalid base year: ${base}`);
  const confidence = query.confidence ?? 0;
  if (!(confidence >= 0 && confidence <= 100))
    throw new Error(`invalid confidence: ${confidence} (expected 0 to 100)`);
  return {
    by,
    from: query.from,
    to: query.to,
    where: query.where ?? {},
    base,
    allGoods: query.allGoods ?? standardCounted.allGoods,
    imports: oneOf("import concept", query.imports ?? standardCounted.imports, importConcepts),
    exports: oneOf("export concept", query.exports ?? standardCounted.exports, exportConcepts),
    medium: oneOf("place of Medium", query.medium ?? "apart", mediumPlaces),
    confidence,
    of: query.of === undefined ? undefined : oneOf("denominator", query.of, wholes),
    comparison: oneOf("comparison", query.comparison ?? "low", comparisons),
    start: query.start,
    matching: oneOf("matching", query.matching ?? "legal", matchings),
    dated: query.dated ?? false,
    against: oneOf("comparison period", query.against ?? "base", pricePeriods),
    formula: oneOf("index formula", query.formula ?? "fisher", indexFormulas),
    item: oneOf("item", query.item ?? "hs10", priceItems),
    outliers: oneOf("place of outliers", query.outliers ?? "out", outlierPlaces),
  };
}

export interface NormalQuery {
  by: readonly Dimension[];
  from: string | undefined;
  to: string | undefined;
  where: Filter;
  base: number;
  allGoods: boolean;
  imports: ImportConcept;
  exports: ExportConcept;
  medium: MediumPlace;
  confidence: number;
  of: Whole | undefined;
  comparison: Comparison;
  start: string | undefined;
  matching: Matching;
  dated: boolean;
  against: PricePeriod;
  formula: IndexFormula;
  item: PriceItem;
  outliers: OutlierPlace;
}

function oneOf<T extends string>(what: string, value: T, allowed: readonly string[]): T {
  if (!allowed.includes(value))
    throw new Error(`unknown ${what}: "${value}" (expected ${allowed.join(", ")})`);
  return value;
}
