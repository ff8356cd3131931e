import type { Flow } from "../../cache.js";

/** A measure of the facts and the variables that carry it. `flag` is `M` where the quantity is missing. */
export interface Measure {
  column: string;
  variable: string;
  flag?: string;
  /** the variable that names the unit; a quantity without a unit is no quantity */
  unit?: string;
}

/** Money of a row at code × country, whole dollars. All of it must add up to the all-countries row. */
export const money: Record<Flow, readonly Measure[]> = {
  imports: [
    { column: "con_val", variable: "CON_VAL_MO" },
    { column: "gen_val", variable: "GEN_VAL_MO" },
    { column: "dut_val", variable: "DUT_VAL_MO" },
    { column: "cal_dut", variable: "CAL_DUT_MO" },
    { column: "con_cif", variable: "CON_CIF_MO" },
  ],
  exports: [{ column: "all_val", variable: "ALL_VAL_MO" }],
};

export const quantities: Record<Flow, readonly Required<Measure>[]> = {
  imports: [
    { column: "con_qty1", variable: "CON_QY1_MO", flag: "CON_QY1_MO_FLAG", unit: "UNIT_QY1" },
    { column: "con_qty2", variable: "CON_QY2_MO", flag: "CON_QY2_MO_FLAG", unit: "UNIT_QY2" },
  ],
  // exports name their quantities differently
  exports: [{ column: "qty1", variable: "QTY_1_MO", flag: "QTY_1_MO_FLAG", unit: "UNIT_QY1" }],
};

/** The variable that the control totals are kept in: consumption for imports, domestic and foreign goods for exports. */
export const totalVariable: Record<Flow, string> = { imports: "CON_VAL_MO", exports: "ALL_VAL_MO" };

/**
 * Dimensions of `hs` beside code, country and time, each at its total. Leaving one out of a query collapses it too, but a
 * dimension that is asked for without a value comes back in detail and total together.
 */
export const pins: Record<Flow, readonly string[]> = {
  imports: ["DISTRICT", "RP", "CTY_SUBCODE"],
  exports: ["DISTRICT", "DF"],
};
