import type { Names } from "./evaluate.js";
import type { CodeText } from "../fixtures/census-rows.js";
import type { TradeRow } from "./rows.js";

/** Codes over several chapters and headings, with a leading zero, a code without a unit and one with two. */
const codes: [code: string, unit1: string, unit2: string][] = [
  ["0101210010", "NO", "-"],
  ["0106120100", "NO", "-"],
  ["3901100000", "KG", "-"],
  ["8471300100", "NO", "-"],
  ["8471500150", "NO", "-"],
  ["8473305100", "-", "-"],
  ["8542310001", "NO", "-"],
  ["8542320041", "NO", "KG"],
  ["8703230190", "NO", "-"],
  ["9801001010", "X", "-"],
];
const countries = new Map([
  ["1220", "CANADA"],
  ["2010", "MEXICO"],
  ["4280", "GERMANY"],
  ["5700", "CHINA"],
  ["5830", "TAIWAN"],
]);
const districts = new Map([
  ["04", "BOSTON, MA"],
  ["27", "LOS ANGELES, CA"],
  ["38", "DETROIT, MI"],
]);

export const names: Names = {
  codes: new Map(
    codes.flatMap(([code, unit1, unit2]) =>
      [2, 4, 6, 10].map((digits): [string, CodeText] => [
        code.slice(0, digits),
        {
          long: `ARTICLE ${code.slice(0, digits)}, IN WORDS`,
          short: `ARTICLE ${code.slice(0, digits)}`,
          ...(digits === 10 && { unit1, unit2 }),
        },
      ]),
    ),
  ),
  countries,
  districts,
  ports: new Map([...districts].map(([code, name]) => [`${code}01`, name])),
  groups: new Map([
    ["0003", { name: "EUROPEAN UNION", members: ["4280"] }],
    ["0020", { name: "USMCA (NAFTA)", members: ["1220", "2010"] }],
    ["5XXX", { name: "ASIA", members: ["5700", "5830"] }],
  ]),
};

export const fixtureMonths = ["2025-01", "2025-02", "2025-03"];

/** Rows of both flows, the same every time. Some cells trade in some months only, and some records are all zeros. */
export function fixtureRows(months: readonly string[] = fixtureMonths): TradeRow[] {
  const random = generator(7);
  const rows: TradeRow[] = [];
  for (const month of months)
    for (const [code, unit1, unit2] of codes)
      for (const country of countries.keys())
        for (const district of districts.keys()) {
          if (random() < 0.4) continue;
          const cell: Cell = {
            ...{ month, code, country, district, idle: random() < 0.1 },
            ...{ state: ["CA", "TX", "MI"][rows.length % 3] ?? "XX", random },
            quantity: (unit) => (unit === "-" || unit === "X" ? 0 : Math.floor(random() * 10_000)),
          };
          rows.push(importRow(cell, "61", unit1, unit2), exportRow(cell, "1", unit1));
          if (random() < 0.3) rows.push(importRow(cell, "18", unit1, unit2), exportRow(cell, "2", unit1));
        }
  return rows;
}

interface Cell {
  month: string;
  code: string;
  country: string;
  district: string;
  state: string;
  /** nothing traded in the month: the record only carries the year to date */
  idle: boolean;
  random: () => number;
  quantity: (unit: string) => number;
}

function importRow(cell: Cell, rate: string, unit1: string, unit2: string): TradeRow {
  const { idle, random, quantity, ...key } = cell;
  const head = { flow: "imports" as const, ...key, rate, subcode: rate === "18" ? "S+" : "00" };
  if (idle) return head;
  const con_val = Math.floor(random() * 9_000_000_000);
  const dut_val = Math.floor(con_val / 3);
  const con_cha = Math.floor(con_val / 50);
  return {
    ...head,
    ...{ cards: 1, con_val, gen_val: con_val + 17, dut_val, cal_dut: Math.floor(dut_val / 10) },
    ...{ con_cha, con_cif: con_val + con_cha, ves_val: con_val },
    ...{ con_qy1: quantity(unit1), con_qy2: quantity(unit2) },
  };
}

function exportRow(cell: Cell, df: "1" | "2", unit1: string): TradeRow {
  const { idle, random, quantity, ...key } = cell;
  const head = { flow: "exports" as const, ...key, df };
  if (idle) return head;
  const all_val = Math.floor(random() * 5_000_000);
  return { ...head, cards: 1, all_val, air_val: all_val, qty_1: quantity(unit1) };
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
