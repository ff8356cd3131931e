import { element } from "../../base/dom.js";
import type { Row, Value } from "../../measures/question.js";
import type { View } from "../../view/page/view.js";
import type { Site } from "../../base/site.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { dataTable, type TableViewDefinition } from "../../view/table/view.js";
import { formatCode, formatMonth, formatValue, groupNames, type Group } from "../../measures/index.js";
import { countriesQuestion, countryName } from "../shared/countries.js";
import { nothingToCompare, vintagesOf, type Comparison, type Revised } from "./comparison.js";
import type { State } from "./inputs.js";

const nothing = (): Record<string, never> => ({});
const dollars = (value: Value): string => formatValue(value as number | null, "dollars");
const month = (value: Value): string => (value === null ? "none" : formatMonth(String(value)));

/** Every snapshot that is kept, the newest first. */
export const kept = dataTable<State>({
  questions: nothing,
  table: (_, context) => ({
    caption: "Snapshots kept",
    columns: [
      {
        key: "id",
        title: "Snapshot",
        format: (id, row) => `${String(id)}${row["current"] ? " (in use)" : ""}`,
        href: ({ id }) => (published(context.site, id) ? `./vintage/${String(id)}/` : undefined),
      },
      {
        key: "read",
        title: "Read",
        format: (_, { id, current }) =>
          current ? "this site" : published(context.site, id) ? "the site as it was" : "not published",
      },
      { key: "kind", title: "Kind" },
      { key: "built", title: "Built", format: (built) => String(built).slice(0, 10) },
      { key: "imports", title: "Imports through", format: month },
      { key: "exports", title: "Exports through", format: month },
      { key: "run", title: "Labels", format: (run) => (run === null ? "none" : String(run)) },
      {
        key: "rows",
        title: "Rows",
        numeric: true,
        format: (rows) => Number(rows).toLocaleString("en-US"),
      },
    ],
    rows: [...vintagesOf(context).vintages].reverse(),
    rowClass: (row) => (row["current"] ? "strong" : undefined),
  }),
});

function published({ vintages }: Site, id: Value | undefined): boolean {
  return vintages?.includes(String(id)) ?? false;
}

/** Headline numbers that are not the same in both vintages. */
export const headlineChanges = whereChanged("headline number", ({ headline }) => headline.length, {
  questions: nothing,
  table: (_, context) => {
    const written = (value: Value, row: Row): string =>
      formatValue(value as number | null, row["unit"] as Comparison["headline"][number]["unit"]);
    return {
      caption: "Headline numbers that changed",
      columns: [
        { key: "title", title: "Number" },
        {
          key: "group",
          title: "Goods",
          format: (group) => (group === null ? "–" : (groupNames[group as Group] ?? String(group))),
        },
        { key: "year", title: "Year", numeric: true },
        { key: "before", title: "Before", numeric: true, format: written },
        { key: "after", title: "Now", numeric: true, format: written },
        { key: "unit", title: "Unit" },
      ],
      rows: (vintagesOf(context).comparison?.headline ?? []).map((row): Row => ({ ...row })),
    };
  },
});

/** Codes with the largest revisions. */
export const revisedCodes = whereChanged("code", ({ revised }) => revised.codes.length, {
  questions: nothing,
  table: (_, context) =>
    revisionTable("Revised codes", "Code", vintagesOf(context).comparison?.revised.codes, (code) =>
      formatCode(code),
    ),
});

/** Countries with the largest revisions. */
export const revisedCountries = whereChanged("country", ({ revised }) => revised.countries.length, {
  questions: () => ({ countries: countriesQuestion }),
  table: (answers, context) =>
    revisionTable("Revised countries", "Country", vintagesOf(context).comparison?.revised.countries, (code) =>
      countryName(answers, code),
    ),
});

/** A table of what changed; a sentence where nothing did, or nothing can be compared. */
function whereChanged(
  what: string,
  count: (comparison: Comparison) => number,
  definition: TableViewDefinition<State>,
): View<State> {
  const table = dataTable<State>(definition);
  const isEmpty = (context: Parameters<typeof vintagesOf>[0]): boolean => {
    const { comparison } = vintagesOf(context);
    return comparison === null || count(comparison) === 0;
  };
  return {
    ...table,
    render(answers, context) {
      if (!isEmpty(context)) return table.render(answers, context);
      const { comparison } = vintagesOf(context);
      return element(
        context.document,
        "p",
        {},
        comparison ? `No ${what} differs between the two.` : nothingToCompare,
      );
    },
    enliven(node, answers, context) {
      if (!isEmpty(context)) table.enliven?.(node, answers, context);
    },
  };
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
      { key: "key", title, format: (key) => name(String(key)) },
      { key: "flow", title: "Flow" },
      { key: "cells", title: "Cells", numeric: true },
      { key: "before", title: "Before", numeric: true, unit: "US dollars", format: dollars },
      { key: "after", title: "Now", numeric: true, unit: "US dollars", format: dollars },
      {
        key: "change",
        title: "Change",
        numeric: true,
        bar: true,
        unit: "US dollars",
        format: (value) => formatValue(value as number | null, "dollars", { sign: true }),
      },
    ],
    rows: rows ?? [],
  };
}
