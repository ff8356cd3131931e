import { missingMonths } from "../../base/site.js";
import type { Manifest } from "../../data/data.js";
import { percent } from "../../measures/format.js";
import { formatCode, formatMonth } from "../../measures/index.js";
import { viewsOf } from "../../view/declare.js";
import { column, monthColumn, type ColumnOptions } from "../../view/table/columns.js";
import { manifestOf, megabytes, timeText } from "./summary.js";

const { table } = viewsOf({});
const flowColumn = column("flow", "Flow");

/** Months that the snapshot holds, by flow and year; a missing month is named. */
export const coverage = table({
  table: (_, { site }) => ({
    caption: "Months held, by flow and year",
    columns: [
      flowColumn,
      column("year", "Year", undefined, { numeric: true }),
      column("held", "Months held", undefined, { numeric: true, bar: true }),
      column("missing", "Missing inside the range", undefined, {
        format: (value) => String(value) || "none",
      }),
    ],
    rows: (["imports", "exports"] as const).flatMap((flow) => {
      const [held, missing] = [site.months[flow], missingMonths(site, flow)];
      const years = [...new Set([...held, ...missing].map((month) => month.slice(0, 4)))].sort();
      const inYear = (months: readonly string[], year: string): string[] =>
        months.filter((month) => month.startsWith(year));
      return years.map((year) => ({
        ...{ flow, year, held: inYear(held, year).length },
        missing: inYear(missing, year).map(formatMonth).join(", "),
      }));
    }),
  }),
});

/** Our total of every month beside the publisher's own. */
export const controlTotals = table({
  table(_, context) {
    const unit = "dollars"; // as the files of this table have always said
    return {
      caption: "Control totals",
      columns: [
        flowColumn,
        monthColumn(),
        column("ours", "Our rows add up to", "dollars", { unit }),
        column("published", "Census total", "dollars", { unit, none: "not published" }),
        column("difference", "Difference", "dollars", { unit, sign: true }),
      ],
      rows: [...manifestOf(context).control_totals].reverse().map(({ flow, month, ours, published }) => ({
        ...{ flow, month, ours: Number(ours) },
        published: published === null ? null : Number(published),
        difference: published === null ? null : Number(BigInt(ours) - BigInt(published)),
      })),
    };
  },
});

type Gap = NonNullable<Manifest["gaps"]>[number];

const names: Record<Gap["missing"], string> = {
  label: "no label in the run in use",
  description: "no description",
  naics: "no NAICS code",
  unit: "no unit of quantity",
  country: "a country that nobody names",
};

/** What the tables of gaps have in common. */
const gapColumns = (share: string) => [
  flowColumn,
  column("missing", "It has"),
  column("codes", "Codes", "codes"),
  column("dollars", "Dollars", "dollars"),
  column("share", share, "percent", {
    format: (value) => (Number(value) < 0.05 ? "less than 0.1\u00a0%" : percent(Number(value))),
  }),
];

/** Trade that a join leaves without something, over all months. */
export const gaps = table({
  table: (_, context) => ({
    caption: "Covered trade that lacks something",
    columns: [
      ...gapColumns("Most of a month"),
      monthColumn("worst", "That month"),
      column("largest", "The largest"),
    ],
    rows: (manifestOf(context).gaps ?? []).map(({ flow, missing, codes, dollars, months, largest }) => {
      const worst = [...months].sort((a, b) => b.share - a.share)[0];
      return {
        ...{ flow, codes, missing: names[missing], dollars: Number(dollars) },
        share: worst?.share ?? 0,
        worst: worst?.month ?? null,
        largest: largest
          .slice(0, 4)
          .map(({ code }) => (missing === "country" ? code : formatCode(code)))
          .join(", "),
      };
    }),
  }),
});

/** The same month by month, the last month first. */
export const gapMonths = table({
  table: (_, context) => ({
    caption: "Covered trade that lacks something, by month",
    columns: [monthColumn(), ...gapColumns("Share of the month")],
    rows: (manifestOf(context).gaps ?? [])
      .flatMap(({ flow, missing, months }) =>
        months.map((month) => ({ ...month, flow, missing: names[missing], dollars: Number(month.dollars) })),
      )
      .sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0)),
  }),
});

const time: ColumnOptions = { format: (value) => timeText(String(value ?? "")) };

/** Every file and answer that went in. */
export const sources = table({
  table: (_, context) => ({
    caption: "Sources",
    columns: [
      column("name", "Source"),
      column("publisher", "Publisher"),
      column("address", "Address"),
      column("fetched", "Fetched", undefined, time),
      column("last_modified", "Publisher’s date", undefined, { none: "not given" }),
      column("bytes", "Size", undefined, { numeric: true, format: (value) => megabytes(Number(value)) }),
      column("sha256", "SHA-256", undefined, { format: (value) => `${String(value).slice(0, 12)}…` }),
    ],
    rows: manifestOf(context).sources.map((source) => ({ ...source })),
  }),
});

/** Label runs that the snapshot holds. */
export const runs = table({
  table: (_, context) => ({
    caption: "Label runs",
    columns: [
      column("run", "Run"),
      column("labeler", "Labeler"),
      column("model", "Model", undefined, { none: "none" }),
      column("codes", "Codes", "codes"),
      column("labelled", "Labelled", undefined, time),
      column("prompt_hash", "Prompt or rules"),
      column("note", "Note"),
    ],
    rows: manifestOf(context).runs.map(({ run, labeler, model, codes, labelled, prompt_hash, note }) => ({
      ...{ run, labeler, model, codes, labelled, prompt_hash, note },
    })),
  }),
});
