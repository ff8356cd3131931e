import type { ExportRow, ImportRow } from "../../../servers/fixtures/census-rows.js";

/** Imports of a few codes: one with a leading zero, one spread over districts and provisions, one without activity. */
export function importRows(month: string): ImportRow[] {
  const n = Number(month.slice(5));
  return [
    {
      code: "0101210010",
      country: "1220",
      district: "09",
      con_val: 31_047 * n,
      gen_val: 31_047 * n,
      con_cif: 32_000 * n,
      con_qy1: 3,
    },
    {
      code: "8471500150",
      country: "2010",
      district: "24",
      rate: "10",
      con_val: 900_000_000_001,
      gen_val: 900_000_000_005,
      con_qy1: 12,
    },
    {
      code: "8471500150",
      country: "2010",
      district: "24",
      rate: "18",
      subcode: "S+",
      con_val: 99,
      dut_val: 90,
      cal_dut: 9,
      con_qy1: 1,
      cards: 2,
    },
    {
      code: "8471500150",
      country: "2010",
      district: "25",
      rate: "69",
      con_val: 1_000,
      dut_val: 1_000,
      cal_dut: 250,
      con_qy1: 7,
      con_qy2: 70,
    },
    { code: "8471500150", country: "5830", district: "27", gen_val: 77 },
    { code: "8471500150", country: "5700", district: "27" },
    { code: "9999950000", country: "5700", district: "27", con_val: 5 * n, con_qy1: 44 },
  ];
}

export function exportRows(month: string): ExportRow[] {
  const n = Number(month.slice(5));
  return [
    { code: "0101210010", country: "1220", district: "09", df: "1", all_val: 10 * n, qty_1: 1 },
    { code: "8542310000", country: "5700", district: "27", df: "1", all_val: 500, qty_1: 5 },
    { code: "8542310000", country: "5700", district: "28", df: "1", all_val: 300, qty_1: 3 },
    { code: "8542310000", country: "5700", district: "27", df: "2", all_val: 40, qty_1: 2 },
    { code: "8542310000", country: "2010", district: "24", df: "2", all_val: 7 },
    { code: "8542310000", country: "4280", district: "24", df: "1" },
  ];
}
