import { formatCode, formatMonth, formatValue } from "../../measures/index.js";
import type { Value } from "../../measures/question.js";
import { dataTable } from "../../view/table/view.js";
import { manifestOf, type ManifestData } from "./manifest.js";

type Gap = NonNullable<ManifestData["gaps"]>[number];

const names: Record<Gap["missing"], string> = {
  label: "no label in the run in use",
  description: "no description",
  naics: "no NAICS code",
  unit: "no unit of quantity",
  country: "a country that nobody names",
};

const dollars = (value: Value): string => formatValue(Number(value), "dollars");
const percent = (value: Value): string =>
  Number(value) < 0.05 ? "less than 0.1\u00a0%" : formatValue(Number(value), "percent");

/** Trade that a join leaves without something, over all months. */
export const gaps = dataTable({
  questions: () => ({}),
  table: (_, context) => ({
    caption: "Covered trade that lacks something",
    columns: [
      { key: "flow", title: "Flow" },
      { key: "missing", title: "It has" },
      { key: "codes", title: "Codes", numeric: true, format: (v) => formatValue(Number(v), "codes") },
      { key: "dollars", title: "Dollars", numeric: true, unit: "US dollars", format: dollars },
      { key: "share", title: "Most of a month", numeric: true, unit: "percent", format: percent },
      { key: "worst", title: "That month", format: (month) => formatMonth(String(month)) },
      { key: "largest", title: "The largest" },
    ],
    rows: gapsOf(manifestOf(context)).map(({ flow, missing, codes, dollars, months, largest }) => {
      const worst = [...months].sort((a, b) => b.share - a.share)[0];
      return {
        flow,
        missing: names[missing],
        codes,
        dollars: Number(dollars),
        share: worst?.share ?? 0,
        worst: worst?.month ?? "",
        largest: largest
          .slice(0, 4)
          .map(({ code }) => (missing === "country" ? code : formatCode(code)))
          .join(", "),
      };
    }),
  }),
});

/** The same month by month, the last month first. */
export const gapMonths = dataTable({
  questions: () => ({}),
  table: (_, context) => ({
    caption: "Covered trade that lacks something, by month",
    columns: [
      { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
      { key: "flow", title: "Flow" },
      { key: "missing", title: "It has" },
      { key: "codes", title: "Codes", numeric: true, format: (v) => formatValue(Number(v), "codes") },
      { key: "dollars", title: "Dollars", numeric: true, unit: "US dollars", format: dollars },
      { key: "share", title: "Share of the month", numeric: true, unit: "percent", format: percent },
    ],
    rows: gapsOf(manifestOf(context))
      .flatMap(({ flow, missing, months }) =>
        months.map((month) => ({
          ...month,
          flow,
          missing: names[missing],
          dollars: Number(month.dollars),
        })),
      )
      .sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0)),
  }),
});

function gapsOf({ gaps = [] }: ManifestData): readonly Gap[] {
  return gaps;
}
