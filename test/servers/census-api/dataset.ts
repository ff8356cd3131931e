import type { Flow } from "../../../loaders/cache.js";
import type { TradeRow } from "./rows.js";

export interface Dimension {
  variable: string;
  name?: string;
  of: (row: TradeRow) => string;
}

/** A dataset of the service: its dimensions, what it counts and how fine its commodities are. */
export interface DatasetShape {
  commodity: string;
  levels: readonly number[];
  dimensions: readonly Dimension[];
  /** variable without `_MO` → stem of the row */
  measures: Readonly<Record<string, string>>;
  quantities: readonly string[];
  /** answers 500 to a predicate that stands twice, as porths does */
  refusesRepeats: boolean;
}

export function datasetShape(flow: Flow, name: string): DatasetShape | undefined {
  const commodity = flow === "imports" ? "I_COMMODITY" : "E_COMMODITY";
  const country: Dimension = { variable: "CTY_CODE", name: "CTY_NAME", of: (row) => row.country };
  const modes = { AIR_VAL: "air_val", AIR_WGT: "air_wgt", VES_VAL: "ves_val", VES_WGT: "ves_wgt" };
  const coarse = { commodity, levels: [2, 4, 6], quantities: [] };
  if (name === "hs")
    return {
      commodity,
      levels: [2, 4, 6, 10],
      dimensions: [country, ...hsDimensions[flow]],
      measures: { ...modes, ...hsMeasures[flow] },
      quantities: flow === "imports" ? ["CON_QY1", "CON_QY2", "GEN_QY1", "GEN_QY2"] : ["QTY_1", "QTY_2"],
      refusesRepeats: false,
    };
  if (name === "porths")
    return {
      ...coarse,
      dimensions: [
        country,
        { variable: "PORT", name: "PORT_NAME", of: (row) => row.port ?? `${districtOf(row)}01` },
      ],
      measures: { ...modes, ...(flow === "imports" ? { GEN_VAL: "gen_val" } : { ALL_VAL: "all_val" }) },
      refusesRepeats: true,
    };
  if (name === "statehs")
    return {
      ...coarse,
      dimensions: [country, { variable: "STATE", of: (row) => row.state ?? "XX" }],
      measures: {
        ...modes,
        ...(flow === "imports" ? { GEN_VAL: "gen_val", CON_VAL: "con_val" } : { ALL_VAL: "all_val" }),
      },
      refusesRepeats: false,
    };
  return undefined;
}

/** Variables that are neither a dimension's nor a measure. */
export const plainVariables = [
  "COMM_LVL",
  "SUMMARY_LVL",
  "LAST_UPDATE",
  "YEAR",
  "MONTH",
  "time",
  "UNIT_QY1",
  "UNIT_QY2",
];

export function isKnown(shape: DatasetShape, variable: string): boolean {
  if (variable === shape.commodity || /^[IE]_COMMODITY_[LS]DESC$/.test(variable))
    return variable.startsWith(shape.commodity);
  if (shape.dimensions.some(({ variable: own, name }) => variable === own || variable === name)) return true;
  const stem = variable.replace(/_FLAG$/, "").replace(/_(MO|YR)$/, "");
  if (variable.endsWith("_FLAG")) return shape.quantities.includes(stem);
  if (/_(MO|YR)$/.test(variable)) return stem in shape.measures || stem === "CC";
  if (/^UNIT_QY/.test(variable)) return shape.quantities.length > 0;
  return plainVariables.includes(variable);
}

const districtOf = (row: TradeRow): string => row.district ?? "27";
const district: Dimension = { variable: "DISTRICT", name: "DIST_NAME", of: districtOf };
const importOnly =
  (read: (row: TradeRow & { flow: "imports" }) => string) =>
  (row: TradeRow): string =>
    row.flow === "imports" ? read(row) : "-";

const hsDimensions: Record<Flow, readonly Dimension[]> = {
  imports: [
    district,
    { variable: "RP", of: importOnly((row) => row.rate ?? "10") },
    { variable: "CTY_SUBCODE", of: importOnly((row) => row.subcode ?? "00") },
  ],
  exports: [district, { variable: "DF", of: (row) => (row.flow === "exports" && row.df) || "1" }],
};

const hsMeasures: Record<Flow, Readonly<Record<string, string>>> = {
  imports: Object.fromEntries(
    "con_val gen_val dut_val cal_dut con_cha con_cif gen_cha gen_cif con_qy1 con_qy2 gen_qy1 gen_qy2"
      .split(" ")
      .map((stem) => [stem.toUpperCase(), stem]),
  ),
  exports: { ALL_VAL: "all_val", QTY_1: "qty_1", QTY_2: "qty_2" },
};
