import { element } from "../../base/dom.js";
import { formatMonth, type Flow } from "../../measures/index.js";
import { releaseSentences, type ReleaseChanges } from "../../measures/release.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/page/view.js";
import { column, monthColumn } from "../../view/table/columns.js";

/** A snapshot that was published, or could have been. */
export interface Release {
  id: string;
  /** ISO 8601 */
  built: string;
  /** last month of each flow, `YYYY-MM` */
  imports: string | null;
  exports: string | null;
  /** the label run in use */
  run: string | null;
  /** no earlier release of its kind is kept */
  first: boolean;
  /** against the release before; null for the first one, and for old ones that are not compared any more */
  changes: ReleaseChanges | null;
}

/** What the newest release says otherwise of a code than the one before it. */
export interface CodeChange {
  flow: Flow;
  hs10: string;
  /** as published; null where neither release has one */
  description: string | null;
  kind: "new in the data" | "gone from the data" | "family" | "label";
  /** a family by its code, or a label */
  before: string | ChangedLabel | null;
  after: string | ChangedLabel | null;
}

export interface ChangedLabel {
  relevance: string;
  category: string | null;
}

/** A number of the site that was wrong; see `loaders/corrections.ts`. */
export interface Correction {
  [key: string]: string;
  date: string;
  page: string;
  what: string;
  old: string;
  new: string;
  reason: string;
}

/** What `src/data/changes.ts` gives the page. */
export interface ChangesData {
  /** the newest, which this site shows, first */
  releases: Release[];
  codes: CodeChange[];
  /** the newest first */
  corrections: Correction[];
}

export function changesOf(context: Pick<Context, "data">): ChangesData {
  return context.data as ChangesData;
}

const { headline: sentence, table } = viewsOf({});

/** What the newest release brought. */
export const headline = sentence({
  questions: () => ({}),
  text: (_, context) => headlineText(changesOf(context).releases),
});

export function headlineText([newest]: readonly Release[]): string {
  if (!newest) return "No release is kept.";
  return `The release of ${newest.built.slice(0, 10)} is the newest. ${releaseSentences(newest.changes).join(" ")}`;
}

/** Every release that is kept, the newest first, with what it added and revised. */
export const releases = table({
  questions: () => ({}),
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

/** What the publisher put right, and what stood there. */
const correctionsTable = table({
  questions: () => ({}),
  table: (_, context) => ({
    caption: "Corrections of what this site said",
    columns: [
      column("date", "Put right"),
      column("what", "Number", undefined, { href: ({ page }) => `./${pathOf(String(page))}` }),
      column("old", "Stood"),
      column("new", "Stands"),
      column("reason", "Why"),
    ],
    rows: changesOf(context).corrections,
    filter: false,
  }),
});

/** The corrections, or that there are none. */
export const corrections: typeof correctionsTable = {
  ...correctionsTable,
  render(answers, context) {
    if (changesOf(context).corrections.length) return correctionsTable.render(answers, context);
    return element(context.document, "p", {}, "Nothing has been corrected so far.");
  },
  enliven(node, answers, context) {
    if (changesOf(context).corrections.length) correctionsTable.enliven?.(node, answers, context);
  },
};

function pathOf(page: string): string {
  return page.replace(/^overview(?=#|$)/, "");
}
