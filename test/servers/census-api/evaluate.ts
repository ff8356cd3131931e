import type { Flow } from "../../../loaders/cache.js";
import { isKnown, type DatasetShape, type Dimension } from "./dataset.js";
import { measureOf, type TradeRow } from "./rows.js";
import type { CodeText } from "../fixtures/census-rows.js";

/** What the service knows beside the rows. */
export interface Names {
  /** HS10 codes, and the headings above them */
  codes: ReadonlyMap<string, CodeText>;
  countries: ReadonlyMap<string, string>;
  districts: ReadonlyMap<string, string>;
  ports: ReadonlyMap<string, string>;
  /** group code → name and members; a continent such as 5XXX holds what begins with its digit */
  groups: ReadonlyMap<string, { name: string; members: readonly string[] }>;
}

/** An answer: a status with a text, or a table; a table without rows is a 204. */
export type Evaluation = { status: number; text: string } | { header: string[]; rows: (string | null)[][] };

/** Answers a query as the service does: every quirk here is one that public clients report (see the notes on the Census API). */
export function evaluate(
  flow: Flow,
  shape: DatasetShape,
  parameters: URLSearchParams,
  rows: readonly TradeRow[],
  names: Names,
): Evaluation {
  const get = (parameters.get("get") ?? "").split(",");
  const predicates = [...new Set([...parameters.keys()])].filter((name) => name !== "get" && name !== "key");
  const unknown = [...get, ...predicates].find((variable) => !isKnown(shape, variable));
  if (unknown !== undefined) return { status: 400, text: `error: unknown variable '${unknown}'` };
  if (get.length > 50) return { status: 400, text: "error: too many variables in get" };
  if (shape.refusesRepeats && predicates.some((name) => parameters.getAll(name).length > 1))
    return { status: 500, text: loggedError };
  const inTime = timeFilter(parameters);
  if (!inTime) return { status: 400, text: "error: missing required time predicate" };

  const cells = new Map<string, Cell>();
  for (const row of rows) {
    if (row.flow !== flow || !inTime(row.month)) continue;
    for (const commodity of commodityMembers(row, shape, get, parameters))
      for (const members of product(
        shape.dimensions.map((dimension) => dimensionMembers(row, dimension, get, parameters, names)),
      ))
        addTo(cells, shape, row, commodity, members);
  }
  const header = [...get, ...predicates];
  return {
    header,
    rows: [...cells.values()]
      .reverse() // rows come in no useful order
      .map((cell) => header.map((variable) => cellText(variable, cell, shape, names))),
  };
}

export const loggedError =
  "There was an error while running your query.  We've logged the error and we'll correct it ASAP.  Sorry for the inconvenience.";

interface Cell {
  month: string;
  commodity: string;
  members: string[];
  sums: Map<string, number>;
  missing: Set<string>;
}

/** Codes that a row counts for: one for each level asked, `-` when no commodity was asked. */
function commodityMembers(
  row: TradeRow,
  shape: DatasetShape,
  get: readonly string[],
  parameters: URLSearchParams,
): string[] {
  const wanted = parameters.getAll(shape.commodity);
  const level = parameters.get("COMM_LVL");
  if (!get.includes(shape.commodity) && wanted.length === 0 && level === null) return ["-"];
  const levels = level === null ? shape.levels : shape.levels.filter((digits) => `HS${digits}` === level);
  return levels
    .map((digits) => row.code.slice(0, digits))
    .filter((code) => wanted.length === 0 || wanted.some((pattern) => matches(pattern, code)));
}

/** A dimension that is neither asked for nor a predicate is collapsed; asked without a value it comes in detail and in total. */
function dimensionMembers(
  row: TradeRow,
  dimension: Dimension,
  get: readonly string[],
  parameters: URLSearchParams,
  names: Names,
): string[] {
  const wanted = parameters.getAll(dimension.variable);
  if (wanted.length === 0 && !get.includes(dimension.variable)) return ["-"];
  const own = dimension.of(row);
  const groups =
    dimension.variable === "CTY_CODE"
      ? [...names.groups].filter(([, { members }]) => members.includes(own)).map(([code]) => code)
      : [];
  const all = [own, ...groups, "-"];
  return wanted.length === 0
    ? all
    : all.filter((member) => wanted.some((pattern) => matches(pattern, member)));
}

function matches(pattern: string, value: string): boolean {
  return pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

function addTo(
  cells: Map<string, Cell>,
  shape: DatasetShape,
  row: TradeRow,
  commodity: string,
  members: string[],
): void {
  const key = [row.month, commodity, ...members].join("|");
  const cell = cells.get(key) ?? {
    month: row.month,
    commodity,
    members,
    sums: new Map(),
    missing: new Set(),
  };
  cells.set(key, cell);
  for (const stem of Object.values(shape.measures))
    cell.sums.set(stem, (cell.sums.get(stem) ?? 0) + measureOf(row, stem));
  for (const stem of row.missing ?? []) cell.missing.add(stem);
}

/** Every cell of an answer is text, or null. */
function cellText(variable: string, cell: Cell, shape: DatasetShape, names: Names): string | null {
  const { commodity, members, month } = cell;
  const isFine = commodity.length === 10;
  if (variable === shape.commodity) return commodity;
  if (variable.endsWith("_LDESC")) return names.codes.get(commodity)?.long ?? null;
  if (variable.endsWith("_SDESC")) return names.codes.get(commodity)?.short ?? null;
  if (variable === "COMM_LVL") return commodity === "-" ? "-" : `HS${commodity.length}`;
  if (variable === "time") return month;
  if (variable === "YEAR") return month.slice(0, 4);
  if (variable === "MONTH") return month.slice(5);
  if (variable === "LAST_UPDATE") return "0";
  if (variable === "SUMMARY_LVL") return members.some((member) => names.groups.has(member)) ? "CGP" : "DET"; // the world is DET
  if (/^UNIT_QY/.test(variable))
    return (isFine && names.codes.get(commodity)?.[variable === "UNIT_QY1" ? "unit1" : "unit2"]) || "-";
  for (const [index, dimension] of shape.dimensions.entries()) {
    const member = members[index] ?? "-";
    if (variable === dimension.variable) return member;
    if (variable === dimension.name) return memberName(dimension.variable, member, names);
  }
  const stem = variable.replace(/_FLAG$/, "").replace(/_(MO|YR)$/, "");
  const measure = shape.measures[stem] ?? "";
  if (variable.endsWith("_FLAG")) return cell.missing.has(measure) ? "M" : null;
  if (shape.quantities.includes(stem) && (!isFine || cell.missing.has(measure))) return "0"; // units differ, or unknown
  return String(cell.sums.get(measure) ?? 0);
}

function memberName(variable: string, member: string, names: Names): string | null {
  if (variable === "CTY_CODE")
    return member === "-"
      ? "TOTAL FOR ALL COUNTRIES"
      : (names.groups.get(member)?.name ?? names.countries.get(member) ?? null);
  if (member === "-") return variable === "DISTRICT" ? "TOTAL FOR ALL DISTRICTS" : "TOTAL FOR ALL PORTS";
  return (variable === "DISTRICT" ? names.districts : names.ports).get(member) ?? null;
}

function timeFilter(parameters: URLSearchParams): ((month: string) => boolean) | undefined {
  const time = parameters.get("time");
  if (time === null) {
    const years = parameters.getAll("YEAR");
    const months = parameters.getAll("MONTH");
    if (years.length === 0) return undefined;
    return (month) =>
      years.includes(month.slice(0, 4)) && (months.length === 0 || months.includes(month.slice(5)));
  }
  const range = /^from (\d{4}-\d{2})(?: to (\d{4}-\d{2}))?$/.exec(time);
  if (!range) return (month) => month.startsWith(time);
  return (month) => month >= (range[1] ?? "") && month <= (range[2] ?? "9999-12");
}

function product(lists: readonly string[][]): string[][] {
  return lists.reduce<string[][]>(
    (combinations, list) => combinations.flatMap((left) => list.map((right) => [...left, right])),
    [[]],
  );
}
