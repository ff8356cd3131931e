import { formatMonth, formatValue } from "../../measures/index.js";
import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import type { Row, Value } from "../../measures/question.js";
import { missingMonths } from "../../base/site.js";
import { dataTable } from "../../view/table/view.js";
import { manifestOf, megabytes, timeText } from "./manifest.js";

const nothing = (): Record<string, never> => ({});
const count = (value: Value): string => (value === null ? "–" : Number(value).toLocaleString("en-US"));

/** Months that the snapshot holds, by flow and year; a missing month is named. */
export const coverage = dataTable({
  questions: nothing,
  table(_, { site }) {
    const rows = (["imports", "exports"] as const).flatMap((flow): Row[] => {
      const missing = missingMonths(site, flow);
      const years = [...new Set([...site.months[flow], ...missing].map((month) => month.slice(0, 4)))].sort();
      return years.map((year) => ({
        flow,
        year,
        held: site.months[flow].filter((month) => month.startsWith(year)).length,
        missing: missing
          .filter((month) => month.startsWith(year))
          .map(formatMonth)
          .join(", "),
      }));
    });
    return {
      caption: "Months held, by flow and year",
      columns: [
        { key: "flow", title: "Flow" },
        { key: "year", title: "Year", numeric: true },
        { key: "held", title: "Months held", numeric: true, bar: true },
        { key: "missing", title: "Missing inside the range", format: (value) => String(value) || "none" },
      ],
      rows,
    };
  },
});

/** Our total of every month beside the publisher's own. */
export const controlTotals = dataTable({
  questions: nothing,
  table(_, context) {
    const dollars = (value: Value): string =>
      value === null ? "not published" : formatValue(Number(value), "dollars");
    return {
      caption: "Control totals",
      columns: [
        { key: "flow", title: "Flow" },
        { key: "month", title: "Month", format: (month) => formatMonth(String(month)) },
        { key: "ours", title: "Our rows add up to", numeric: true, unit: "dollars", format: dollars },
        { key: "published", title: "Census total", numeric: true, unit: "dollars", format: dollars },
        {
          key: "difference",
          title: "Difference",
          numeric: true,
          unit: "dollars",
          format: (value) =>
            value === null ? "–" : value === 0 ? "$0" : formatValue(Number(value), "dollars", { sign: true }),
        },
      ],
      rows: [...manifestOf(context).control_totals].reverse().map(({ flow, month, ours, published }) => ({
        flow,
        month,
        ours: Number(ours),
        published: published === null ? null : Number(published),
        difference: published === null ? null : Number(BigInt(ours) - BigInt(published)),
      })),
    };
  },
});

/** Every file and answer that went in. */
export const sources = dataTable({
  questions: nothing,
  table: (_, context) => ({
    caption: "Sources",
    columns: [
      { key: "name", title: "Source" },
      { key: "publisher", title: "Publisher" },
      { key: "address", title: "Address" },
      { key: "fetched", title: "Fetched", format: (value) => timeText(String(value ?? "")) },
      {
        key: "modified",
        title: "Publisher’s date",
        format: (value) => (value === null ? "not given" : String(value)),
      },
      { key: "bytes", title: "Size", numeric: true, format: (value) => megabytes(Number(value)) },
      { key: "sha256", title: "SHA-256", format: (value) => `${String(value).slice(0, 12)}…` },
    ],
    rows: manifestOf(context).sources.map((source) => ({ ...source, modified: source.last_modified })),
  }),
});

/** Label runs that the snapshot holds. */
export const runs = dataTable({
  questions: nothing,
  table: (_, context) => ({
    caption: "Label runs",
    columns: [
      { key: "run", title: "Run" },
      { key: "labeler", title: "Labeler" },
      { key: "model", title: "Model", format: (value) => (value === null ? "none" : String(value)) },
      { key: "codes", title: "Codes", numeric: true, format: count },
      { key: "labelled", title: "Labelled", format: (value) => timeText(String(value ?? "")) },
      { key: "prompt_hash", title: "Prompt or rules" },
      { key: "note", title: "Note" },
    ],
    rows: manifestOf(context).runs.map(({ run, labeler, model, codes, labelled, prompt_hash, note }) => ({
      run,
      labeler,
      model,
      codes,
      labelled,
      prompt_hash,
      note,
    })),
  }),
});

/** Every table with its columns, their units, and its files to download. */
export const tables: View = {
  questions: nothing,
  render(_, context) {
    const { document } = context;
    return element(
      document,
      "div",
      { class: "table-list" },
      manifestOf(context).tables.map(({ name, rows, files, columns }) =>
        element(
          document,
          "details",
          { class: "table-entry", id: `table-${name}` },
          element(
            document,
            "summary",
            {},
            element(document, "code", {}, name),
            ` ${rows.toLocaleString("en-US")} rows, ${megabytes(files.reduce((sum, file) => sum + file.bytes, 0))}`,
          ),
          element(
            document,
            "div",
            { class: "table-box", tabindex: 0, role: "region", "aria-label": `Columns of ${name}` },
            element(
              document,
              "table",
              {},
              element(
                document,
                "thead",
                {},
                element(
                  document,
                  "tr",
                  {},
                  ["Column", "Type", "Unit", "What it is"].map((title) =>
                    element(document, "th", { scope: "col" }, title),
                  ),
                ),
              ),
              element(
                document,
                "tbody",
                {},
                columns.map((column) =>
                  element(
                    document,
                    "tr",
                    {},
                    element(document, "th", { scope: "row" }, element(document, "code", {}, column.name)),
                    element(document, "td", {}, column.type),
                    element(document, "td", {}, column.unit),
                    element(document, "td", {}, column.about),
                  ),
                ),
              ),
            ),
          ),
          element(
            document,
            "ul",
            { class: "downloads" },
            files.map(({ file, rows: held, bytes }) =>
              element(
                document,
                "li",
                {},
                element(
                  document,
                  "a",
                  { href: `./snapshot/current/${file}`, rel: "external", download: file },
                  file,
                ),
                ` ${held.toLocaleString("en-US")} rows, ${megabytes(bytes)}`,
              ),
            ),
          ),
        ),
      ),
    );
  },
};
