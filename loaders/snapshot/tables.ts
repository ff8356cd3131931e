import { hs10, month, text, usd, type Column } from "./column.js";
import { placeTables } from "./place-tables.js";

export type { Column } from "./column.js";

/**
 * The published form of a snapshot: every table, its columns, their DuckDB types and units.
 * One Parquet file per table except `imports` and `exports`, which are one file per year
 * (`imports-2025.parquet`) so that a revised year can be compared and shipped alone; what
 * would be larger than hosts take stands in parts (`imports-2025-1.parquet` and on).
 */
export interface Table {
  name: TableName;
  row: string;
  sortedBy: readonly string[];
  columns: readonly Column[];
  /** a snapshot without it is whole: it comes from a pull of its own, or is younger than the snapshot */
  optional?: true;
}

export type TableName =
  | "imports"
  | "exports"
  | "import_districts"
  | "export_districts"
  | "import_ports"
  | "export_ports"
  | "import_states"
  | "export_states"
  | "codes"
  | "code_spans"
  | "countries"
  | "districts"
  | "labels"
  | "lists";

const ctyCode: Column = {
  name: "cty_code",
  type: "VARCHAR",
  unit: "Schedule C, four digits",
  about: "country of origin (imports) or destination (exports)",
};
const quantity = (name: string, about: string): Column => ({
  name,
  type: "BIGINT",
  unit: "the code's unit of quantity",
  about,
});
export const tables: readonly Table[] = [
  {
    name: "imports",
    row: "code × country × month",
    sortedBy: ["hs10", "cty_code", "month"],
    columns: [
      month,
      hs10,
      ctyCode,
      usd("con_val", "imports for consumption, customs value"),
      usd("gen_val", "general imports, customs value"),
      usd("dut_val", "dutiable part of con_val"),
      usd("cal_dut", "calculated duty"),
      usd("con_cif", "imports for consumption, cost, insurance and freight"),
      quantity("con_qty1", "first quantity of imports for consumption; NULL where the code has no unit"),
      quantity("con_qty2", "second quantity; NULL where the code has no second unit"),
    ],
  },
  {
    name: "exports",
    row: "code × country × month",
    sortedBy: ["hs10", "cty_code", "month"],
    columns: [
      month,
      hs10,
      ctyCode,
      usd("domestic_val", "domestic exports, f.a.s. value"),
      usd("foreign_val", "foreign exports (re-exports), f.a.s. value"),
      quantity("domestic_qty1", "first quantity of domestic exports"),
      quantity("foreign_qty1", "first quantity of foreign exports"),
    ],
  },
  {
    name: "import_districts",
    row: "code × district of entry × month",
    sortedBy: ["hs10", "district", "month"],
    columns: [
      month,
      hs10,
      text("district", "customs district of entry", "two digits"),
      usd("val", "imports for consumption, customs value"),
    ],
  },
  {
    name: "export_districts",
    row: "code × district of exportation × month",
    sortedBy: ["hs10", "district", "month"],
    columns: [
      month,
      hs10,
      text("district", "customs district of exportation", "two digits"),
      usd("val", "total exports, f.a.s. value"),
    ],
  },
  ...placeTables,
  {
    name: "codes",
    row: "flow × code",
    sortedBy: ["flow", "hs10"],
    columns: [
      text("flow", "imports or exports"),
      hs10,
      text("description_long", "Census long description (up to 150 characters)"),
      text("description_short", "Census short description (up to 50 characters)"),
      text("unit1", "first unit of quantity; NULL where none", "Census unit code"),
      text("unit2", "second unit of quantity; NULL where none", "Census unit code"),
      text("naics", "NAICS industry of the Census concordance", "NAICS code, X where Census does not split"),
      text("naics_name", "NAICS title; NULL where unknown"),
      text("end_use", "end-use code", "five digits"),
      text("sitc", "SITC code", "five digits"),
      text("hitech", "advanced technology product group; NULL where none", "two digits"),
      { ...month, name: "first_month", about: "first month with trade" },
      { ...month, name: "last_month", about: "last month with trade" },
      text("family", "smallest code of the family of codes that replaced one another", "ten digits"),
    ],
  },
  {
    name: "code_spans",
    row: "flow × code × stretch of months over which all of its attributes are the same",
    sortedBy: ["flow", "hs10", "first_month"],
    columns: [
      text("flow", "imports or exports"),
      hs10,
      { ...month, name: "first_month", about: "first month of the stretch" },
      { ...month, name: "last_month", about: "last month of the stretch" },
      text("unit1", "first unit of quantity in these months; NULL where none", "Census unit code"),
      text("unit2", "second unit of quantity in these months; NULL where none", "Census unit code"),
      text("naics", "NAICS industry in these months", "NAICS code, X where Census does not split"),
      text("end_use", "end-use code in these months", "five digits"),
      text("sitc", "SITC code in these months", "five digits"),
      text("hitech", "advanced technology product group in these months; NULL where none", "two digits"),
      text("description_short", "Census short description in these months (up to 50 characters)"),
      text("description_long", "Census long description in these months (up to 150 characters)"),
    ],
    optional: true,
  },
  {
    name: "countries",
    row: "country",
    sortedBy: ["cty_code"],
    columns: [
      ctyCode,
      text("name", "name for readers"),
      text("iso2", "ISO 3166 alpha-2; NULL where none"),
      text("iso3", "ISO 3166 alpha-3; NULL where none"),
      text("groups", "groupings the country belongs to, separated by a vertical bar: EU-27|NATO"),
    ],
  },
  {
    name: "districts",
    row: "customs district",
    sortedBy: ["district"],
    columns: [text("district", "customs district", "two digits"), text("name", "name of the district")],
  },
  {
    name: "labels",
    row: "run × flow × code",
    sortedBy: ["run", "flow", "hs10"],
    columns: [
      text("run", "name of the label run"),
      text("flow", "imports or exports"),
      hs10,
      text("relevance", "High, Medium or Low"),
      {
        name: "confidence",
        type: "INTEGER",
        unit: "0 to 100",
        about: "confidence stated with the label; NULL where none",
      },
      text("category", "one of the task's categories"),
      text("specific_use", "what the product is used for"),
      text("reasoning", "why: the rule that fired or the model's one-sentence justification"),
      text("model", "labeler or model"),
      text("prompt_hash", "hash of the prompt or rule set", "SHA-256, first 16 hex digits"),
      { name: "labelled_at", type: "TIMESTAMP", unit: "UTC", about: "when the label was made" },
      {
        name: "vote_share",
        type: "DOUBLE",
        unit: "0 to 1",
        about: "share of the run's votes for this relevance; NULL with one vote",
      },
    ],
  },
  {
    name: "lists",
    row: "list × code prefix",
    sortedBy: ["list", "prefix"],
    columns: [
      text("list", "stable name of the list"),
      text("kind", "exemption, section_301, section_232, tariff or product_set"),
      text("prefix", "the code prefix that the list covers", "two to ten digits"),
      { name: "digits", type: "INTEGER", unit: "digits", about: "length of prefix" },
      text("written", "the code as the publisher wrote it (padded zeros included)"),
      { name: "effective", type: "DATE", unit: "day", about: "first day in force; NULL where it has none" },
      {
        name: "rate",
        type: "DOUBLE",
        unit: "percent",
        about: "additional duty in force last; NULL where none",
      },
    ],
  },
];

export function table(name: TableName): Table {
  const found = tables.find((t) => t.name === name);
  if (!found) throw new Error(`unknown table: ${name}`);
  return found;
}
