import { completeYears } from "../../base/site.js";
import { choice, month, text, toggle, year, type StateOf } from "../../view/state/inputs.js";
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

const what = "What";
const where = "Where";
const when = "When";
const shown = "How it is shown";

export const inputs = {
  flow: choice({ imports: "Imports", exports: "Exports" }, { label: "Flow", group: what }),
  measure: choice(kindNames, { label: "Measure", control: "menu", group: what }),
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
      group: what,
      help: "As counted: imports for consumption at customs value and exports of domestic and foreign goods, unless you chose others in “What is counted”.",
    },
  ),
  group: choice(
    { ai: "AI-related", non_ai: "Non-AI", medium: "Medium", unlabelled: "Unlabelled", all: "All goods" },
    { label: "Goods", control: "menu", group: what },
  ),
  category: choice(
    { any: "Any", ...(categoryNames satisfies Record<Category, string>) },
    { label: "Category", control: "menu", group: what },
  ),
  all_goods: toggle({ label: "With chapters 27, 71, 98, 99", group: what }),
  from: month({ label: "From", none: "First month", group: when }),
  to: month({ label: "To", none: "Last month", group: when }),
  time: choice({ month: "Months", year: "Years" }, { label: "Time", group: when }),
  base: year(
    (site) => [...new Set([...completeYears(site, "imports"), ...completeYears(site, "exports")])].sort(),
    { label: "Base year", fallback: 2023, group: when },
  ),
  rows: choice<Part | "none">(
    { none: "None", ...parts },
    { label: "Rows", control: "menu", fallback: "category", group: shown },
  ),
  columns: choice({ none: "Time", ...parts }, { label: "Columns", control: "menu", group: shown }),
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
    { label: "Shown as", control: "menu", group: shown },
  ),
  top: choice(
    { "8": "8", "15": "15", "30": "30", all: "All" },
    { label: "At most", control: "menu", group: shown },
  ),
  code: text({ label: "Codes", maxLength: 2000, elsewhere: true, group: what }),
  naics: text({ label: "NAICS", elsewhere: true, group: what }),
  use: text({ label: "End use", elsewhere: true, group: what }),
  list: text({ label: "List", maxLength: 60, elsewhere: true, group: what }),
  country: text({ label: "Countries", elsewhere: true, group: where }),
  area: text({ label: "Country group", maxLength: 40, elsewhere: true, group: where }),
};

export type State = StateOf<typeof inputs>;

/** Is it a category of the fixed list? */
export function isCategory(name: string): name is Category {
  return (categories as readonly string[]).includes(name);
}
