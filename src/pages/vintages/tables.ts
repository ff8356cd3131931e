import type { Revised } from "../../data/vintages.js";
import { formatCode, formatValue, groupName, type Group, type Unit } from "../../measures/index.js";
import type { Row, Value } from "../../measures/question.js";
import { viewsOf } from "../../view/declare.js";
import { column, monthColumn } from "../../view/table/columns.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { countriesQuestion, countryName } from "../../measures/country-names.js";
import { inputs, nothingToCompare, vintagesOf } from "./comparison.js";

const { table } = viewsOf(inputs);

/** Every snapshot that is kept, the newest first. */
export const kept = table({
  table(_, context) {
    const published = (id: Value | undefined): boolean =>
      context.site.vintages?.includes(String(id)) ?? false;
    return {
      caption: "Snapshots kept",
      columns: [
        column("id", "Snapshot", undefined, {
          format: (id, { current }) => `${String(id)}${current ? " (in use)" : ""}`,
          href: ({ id }) => (published(id) ? `./vintage/${String(id)}/` : undefined),
        }),
        column("read", "Read", undefined, {
          format: (_, { id, current }) =>
            current ? "this site" : published(id) ? "the site as it was" : "not published",
        }),
        column("kind", "Kind"),
        column("built", "Built", undefined, { format: (built) => String(built).slice(0, 10) }),
        monthColumn("imports", "Imports through"),
        monthColumn("exports", "Exports through"),
        column("run", "Labels", undefined, { none: "none" }),
        column("rows", "Rows", "codes"),
      ],
      rows: [...vintagesOf(context).vintages].reverse(),
      rowClass: ({ current }) => (current ? "strong" : undefined),
    };
  },
});

/** Headline numbers that are not the same in both vintages. */
export const headlineChanges = table({
  shown: (_, context) => vintagesOf(context).comparison,
  instead: (comparison) => unchanged(comparison?.headline, "headline number"),
  table(comparison) {
    const format = (value: Value, { unit }: Row): string =>
      formatValue(value === null ? null : Number(value), unit as Unit);
    return {
      caption: "Headline numbers that changed",
      columns: [
        column("title", "Number"),
        column("group", "Goods", undefined, {
          format: (group) => (group === null ? "–" : groupName(group as Group)),
        }),
        column("year", "Year", undefined, { numeric: true }),
        column("before", "Before", undefined, { numeric: true, format }),
        column("after", "Now", undefined, { numeric: true, format }),
        column("unit", "Unit"),
      ],
      rows: (comparison?.headline ?? []).map((row) => ({ ...row })),
    };
  },
});

/** Codes with the largest revisions. */
export const revisedCodes = table({
  shown: (_, context) => vintagesOf(context).comparison?.revised.codes,
  instead: (rows) => unchanged(rows, "code"),
  table: (rows) => revisionTable("Revised codes", "Code", rows, formatCode),
});

/** Countries with the largest revisions. */
export const revisedCountries = table({
  questions: () => ({ countries: countriesQuestion }),
  shown: (answers, context) => ({ answers, rows: vintagesOf(context).comparison?.revised.countries }),
  instead: ({ rows }) => unchanged(rows, "country"),
  table: ({ answers, rows }) =>
    revisionTable("Revised countries", "Country", rows, (code) => countryName(answers, code)),
});

/** What stands instead of a table of changes: that there are none, or that nothing can be compared. */
function unchanged(rows: readonly unknown[] | undefined, what: string): string | undefined {
  if (!rows) return nothingToCompare;
  return rows.length ? undefined : `No ${what} differs between the two.`;
}

function revisionTable(
  caption: string,
  title: string,
  rows: readonly Revised[] | undefined,
  name: (key: string) => string,
): TableDefinition {
  return {
    caption,
    columns: [
      column("key", title, undefined, { format: (key) => name(String(key)) }),
      column("flow", "Flow"),
      column("cells", "Cells", "codes"),
      column("before", "Before", "dollars"),
      column("after", "Now", "dollars"),
      column("change", "Change", "dollars", { bar: true, sign: true }),
    ],
    rows: rows ?? [],
  };
}
