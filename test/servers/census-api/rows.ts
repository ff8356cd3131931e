import type { ExportRow, ImportRow } from "../fixtures/census-rows.js";

/**
 * A detail record of either flow, as the builders of bulk archives take it, with its month and what only the API
 * tells: port and state, and the quantities that Census flags as missing.
 */
export type TradeRow = (({ flow: "imports" } & ImportRow) | ({ flow: "exports" } & ExportRow)) & {
  month: string;
  port?: string;
  state?: string;
  missing?: readonly string[];
};

/** A measure of a row by its stem (`con_val`, `qty_1`); what a row leaves out is zero. */
export function measureOf(row: TradeRow, stem: string): number {
  const value = (row as unknown as Record<string, unknown>)[stem];
  return typeof value === "number" ? value : 0;
}
