import { month, text, usd, type Column } from "./column.js";
import type { Table } from "./tables.js";

const hs6 = text("hs6", "six digits that HTS and Schedule B share", "six digits");

const values = {
  imports: "general imports, customs value",
  exports: "total exports, f.a.s. value",
};

/** Value, and the parts of it that came or went by air and by vessel; the rest is road, rail, mail and pipeline. */
const dollars = (flow: "imports" | "exports"): Column[] => [
  usd("val", values[flow]),
  usd("air_val", "part of val that was carried by air"),
  usd("ves_val", "part of val that was carried by vessel"),
];

/** HS6 codes by port and by state, for the codes that were pulled: Census publishes them through its API only. */
export const placeTables: readonly Table[] = [
  {
    name: "import_ports",
    row: "HS6 code × port of entry × month",
    sortedBy: ["hs6", "port", "month"],
    columns: [
      month,
      hs6,
      text("port", "port of entry, Schedule D", "four digits"),
      text("name", "Census name of the port"),
      ...dollars("imports"),
    ],
    optional: true,
  },
  {
    name: "export_ports",
    row: "HS6 code × port of exportation × month",
    sortedBy: ["hs6", "port", "month"],
    columns: [
      month,
      hs6,
      text("port", "port of exportation, Schedule D", "four digits"),
      text("name", "Census name of the port"),
      ...dollars("exports"),
    ],
    optional: true,
  },
  {
    name: "import_states",
    row: "HS6 code × state of destination × month",
    sortedBy: ["hs6", "state", "month"],
    columns: [
      month,
      hs6,
      text("state", "state of destination as declared at entry; XX where unidentified", "postal code"),
      ...dollars("imports"),
    ],
    optional: true,
  },
  {
    name: "export_states",
    row: "HS6 code × state of origin of movement × month",
    sortedBy: ["hs6", "state", "month"],
    columns: [
      month,
      hs6,
      text("state", "state where the goods began their way out; XX where unidentified", "postal code"),
      ...dollars("exports"),
    ],
    optional: true,
  },
];
