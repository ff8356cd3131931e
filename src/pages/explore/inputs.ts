import {
  categories,
  categoriesByName,
  groupsByName,
  dimensions,
  dimensionsBut,
  findMeasure,
  type Category,
  type Dimension,
  type Flow,
  type Measure,
  type PlaceDimension,
} from "../../measures/index.js";
import { choice, month, text, toggle, year, type StateOf } from "../../view/state/inputs.js";
import { eitherYears } from "../shared/choices.js";
import { chaptersLeftOut } from "../../measures/task.js";

/** A measure as a reader picks it, whatever the flow. */
export interface Kind {
  title: string;
  measures: Partial<Record<Flow, string>>;
  /** the period that it needs to be told apart by, if any */
  needs?: "month" | "year" | "period";
  /** parts add up to the whole, so that areas can be stacked */
  additive?: boolean;
}

const both = (name: string): Record<Flow, string> => ({
  imports: `import_${name}`,
  exports: `export_${name}`,
});

const kinds = {
  value: { title: "Dollars", measures: both("value"), additive: true },
  index: { title: "Index (base year = 100)", measures: both("index"), needs: "period" },
  share: { title: "Share", measures: both("share"), additive: true },
  yoy: { title: "Change over a year", measures: both("yoy"), needs: "period" },
  growth: { title: "Change since the base year", measures: both("growth"), needs: "period" },
  change: { title: "Dollars more than in the base year", measures: both("change"), needs: "period" },
  sum_12m: { title: "Twelve-month sum", measures: both("sum_12m"), needs: "month", additive: true },
  yoy_3m: { title: "Three months over a year", measures: both("yoy_3m"), needs: "month" },
  annualised_3m: { title: "Three months, annual rate", measures: both("annualised_3m"), needs: "month" },
  contribution: { title: "Contribution to growth", measures: both("contribution"), needs: "year" },
  tariff: { title: "Effective tariff", measures: { imports: "effective_tariff" } },
  duty: { title: "Calculated duty", measures: { imports: "calculated_duty" }, additive: true },
  unit_value: { title: "Unit value", measures: { imports: "unit_value", exports: "export_unit_value" } },
  codes: { title: "Number of codes", measures: both("codes") },
} as const satisfies Record<string, Kind>;

type KindName = keyof typeof kinds;

/** The kind with its optional fields readable, and its measure for a flow. */
export function kindOf(name: KindName, flow: Flow): { kind: Kind; measure: Measure | undefined } {
  const kind: Kind = kinds[name];
  const measure = kind.measures[flow];
  return { kind, measure: measure === undefined ? undefined : findMeasure(measure) };
}

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
  group: choice(groupsByName(), { label: "Goods", control: "menu", group: what }),
  category: choice(
    { any: "Any", ...categoriesByName() },
    { label: "Category", control: "menu", group: what },
  ),
  all_goods: toggle({ label: `With ${chaptersLeftOut(", ")}`, group: what }),
  from: month({ label: "From", none: "First month", group: when }),
  to: month({ label: "To", none: "Last month", group: when }),
  time: choice({ month: "Months", year: "Years" }, { label: "Time", group: when }),
  base: year(eitherYears, { label: "Base year", fallback: 2023, group: when }),
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
  return categories().includes(name);
}

/** The parts of a text that joins them, such as the codes of a filter. */
export function partsOf(text: string, mark = ","): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** With a part more, once. */
export function withPart(text: string, part: string): string {
  return [...new Set([...partsOf(text), part])].join(",");
}
