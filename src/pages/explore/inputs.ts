import { completeYears } from "../../base/site.js";
import { choice, text, toggle, year, type StateOf } from "../../view/state/inputs.js";
import {
  categories,
  categoryNames,
  dimensions,
  dimensionsBut,
  type Category,
  type Dimension,
  type PlaceDimension,
} from "../../measures/index.js";
import { kinds } from "./kinds.js";

/** What rows and columns may be: every dimension that is not time, nor of ports and states alone. */
export type Part = Exclude<Dimension, "month" | "year" | PlaceDimension>;

const parts = Object.fromEntries(
  dimensionsBut("month", "year").map((key) => [key, dimensions[key].name]),
) as Record<Part, string>;

const kindNames = Object.fromEntries(Object.entries(kinds).map(([key, { title }]) => [key, title])) as Record<
  keyof typeof kinds,
  string
>;

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow" }),
  measure: choice(kindNames, { label: "Measure", control: "menu" }),
  concept: choice(
    {
      standard: "As counted",
      general: "General imports",
      cif: "CIF value",
      domestic: "Domestic exports",
      foreign: "Re-exports",
    },
    {
      label: "Concept",
      control: "menu",
      help: "As counted: imports for consumption at customs value and exports of domestic and foreign goods, unless you chose others in “What is counted”.",
    },
  ),
  group: choice(
    { ai: "AI-related", non_ai: "Non-AI", medium: "Medium", unlabelled: "Unlabelled", all: "All goods" },
    { label: "Goods", control: "menu" },
  ),
  rows: choice<Part | "none">(
    { none: "None", ...parts },
    { label: "Rows", control: "menu", fallback: "category" },
  ),
  columns: choice({ none: "Time", ...parts }, { label: "Columns", control: "menu" }),
  chart: choice(
    {
      line: "Line",
      area: "Area",
      bar: "Bars",
      multiples: "Small multiples",
      heat: "Heat map",
      map: "Map",
      table: "Pivot table",
    },
    { label: "Shown as", control: "menu" },
  ),
  time: choice({ month: "Months", year: "Years" }, { label: "Time" }),
  from: text({ label: "From", help: "First month, as 2022-01; empty: all", maxLength: 7 }),
  to: text({ label: "To", help: "Last month, as 2026-01; empty: the last one there is", maxLength: 7 }),
  base: year(
    (site) => [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort(),
    { label: "Base year", fallback: 2023 },
  ),
  top: choice({ "8": "8", "15": "15", "30": "30", all: "All" }, { label: "At most", control: "menu" }),
  category: choice(
    { any: "Any", ...(categoryNames satisfies Record<Category, string>) },
    { label: "Category", control: "menu" },
  ),
  country: text({ label: "Countries", help: "Census codes joined by commas; found in the search above" }),
  area: text({ label: "Country group", help: "EU-27, ASEAN, USMCA …", maxLength: 40 }),
  code: text({ label: "Codes", help: "Codes or headings joined by commas, dotted or not", maxLength: 2000 }),
  naics: text({ label: "NAICS", help: "Industries by the beginning of their code, joined by commas" }),
  use: text({ label: "End use", help: "End-use codes by their beginning, joined by commas" }),
  list: text({ label: "List", help: "Name of a tariff list or product set", maxLength: 60 }),
  all_goods: toggle({ label: "With chapters 27, 71, 98, 99" }),
};

export type State = StateOf<typeof inputs>;

/** Is it a category of the fixed list? */
export function isCategory(name: string): name is Category {
  return (categories as readonly string[]).includes(name);
}
