import type { Flow } from "../../cache.js";
import { factColumns } from "../../facts.js";

/** A column of the facts and the measure of the record it sums; `origin` 0 where records have no such mark. */
export interface KeptMeasure {
  column: string;
  stem: string;
  origin: 0 | 1 | 2;
}

const kept: Record<string, Omit<KeptMeasure, "column">> = {
  con_val: { stem: "con_val", origin: 0 },
  gen_val: { stem: "gen_val", origin: 0 },
  dut_val: { stem: "dut_val", origin: 0 },
  cal_dut: { stem: "cal_dut", origin: 0 },
  con_cif: { stem: "con_cif", origin: 0 },
  con_qty1: { stem: "con_qy1", origin: 0 },
  con_qty2: { stem: "con_qy2", origin: 0 },
  domestic_val: { stem: "all_val", origin: 1 },
  foreign_val: { stem: "all_val", origin: 2 },
  domestic_qty1: { stem: "qty_1", origin: 1 },
  foreign_qty1: { stem: "qty_1", origin: 2 },
};

/** The measures of the facts of a flow, in the order of their columns. */
export function keptMeasures(flow: Flow): KeptMeasure[] {
  return factColumns[flow].slice(2).map((column) => {
    const measure = kept[column];
    if (!measure) throw new Error(`no measure of the bulk files for column ${column}`);
    return { column, ...measure };
  });
}

/** The value by which a flow is totalled, and which places hold: consumption imports, all exports. */
export const mainStem: Record<Flow, string> = { imports: "con_val", exports: "all_val" };

/** Dollars must agree with the publisher's own sums; quantities are rounded before they are published. */
export function isMoney(stem: string): boolean {
  return !/qy|qty/.test(stem);
}
