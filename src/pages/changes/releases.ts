import type { ChangesData, Release } from "../../data/changes.js";
import { formatMonth } from "../../measures/index.js";
import type { ReleaseChanges } from "../../measures/release.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { column, monthColumn } from "../../view/table/columns.js";

export function changesOf(context: Pick<Context, "data">): ChangesData {
  return context.data as ChangesData;
}

const { table } = viewsOf({});

/** Every release that is kept, the newest first, with what it added and revised. */
export const releases = table({
  table: (_, context) => ({
    caption: "Releases, with what each changed against the one before",
    columns: [
      column("built", "Release"),
      monthColumn("imports", "Imports through"),
      monthColumn("exports", "Exports through"),
      column("added", "Months added"),
      column("months", "Months revised", "codes", { none: "–" }),
      column("change", "Revised by", "dollars", { sign: true, none: "–" }),
      column("began", "Codes new", "codes", { none: "–" }),
      column("ended", "Codes gone", "codes", { none: "–" }),
      column("family", "Family changed", "codes", { none: "–" }),
      column("label", "Label changed", "codes", { none: "–" }),
      column("run", "Labels", undefined, { none: "none" }),
      column("id", "Snapshot", undefined, {
        href: ({ id }) =>
          context.site.vintages?.includes(String(id)) ? `./vintage/${String(id)}/` : undefined,
      }),
    ],
    rows: changesOf(context).releases.map(releaseRow),
    filter: false,
  }),
});

function releaseRow(release: Release) {
  const { id, built, imports, exports, run, first, changes } = release;
  const none = { months: null, change: null, began: null, ended: null, family: null, label: null };
  const shown = { id, built: built.slice(0, 10), imports, exports, run };
  if (!changes) return { ...shown, ...none, added: first ? "the first one kept" : "not compared any more" };
  const { months, revised, codes } = changes;
  return {
    ...shown,
    added: addedText(months),
    months: revised.imports.months.length + revised.exports.months.length,
    change: revised.imports.change + revised.exports.change,
    ...codes,
  };
}

function addedText(months: ReleaseChanges["months"]): string {
  const [imports, exports] = [months.imports.added, months.exports.added];
  const named = (list: readonly string[]): string => list.map(formatMonth).join(", ");
  if (named(imports) === named(exports)) return named(imports) || "none";
  return [
    imports.length ? `imports ${named(imports)}` : "",
    exports.length ? `exports ${named(exports)}` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** What the publisher put right, and what stood there; or that there is nothing. */
export const corrections = table({
  shown: (_, context) => changesOf(context).corrections,
  instead: (rows) => (rows.length ? undefined : "Nothing has been corrected so far."),
  table: (rows) => ({
    caption: "Corrections of what this site said",
    columns: [
      column("date", "Put right"),
      column("what", "Number", undefined, { href: ({ page }) => `./${pathOf(String(page))}` }),
      column("old", "Stood"),
      column("new", "Stands"),
      column("reason", "Why"),
    ],
    rows,
    filter: false,
  }),
});

function pathOf(page: string): string {
  return page.replace(/^overview(?=#|$)/, "");
}
