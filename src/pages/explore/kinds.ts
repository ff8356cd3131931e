import { findMeasure, type Flow, type Measure } from "../../measures/index.js";

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

export const kinds = {
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

export type KindName = keyof typeof kinds;

/** The kind with its optional fields readable, and its measure for a flow. */
export function kindOf(name: KindName, flow: Flow): { kind: Kind; measure: Measure | undefined } {
  const kind: Kind = kinds[name];
  const measure = kind.measures[flow];
  return { kind, measure: measure === undefined ? undefined : findMeasure(measure) };
}
