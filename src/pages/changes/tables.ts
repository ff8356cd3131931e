import { element } from "../../base/dom.js";
import type { ChangesData, Release, CodeChange } from "../../data/changes.js";
import { formatMonth, categoryName, formatCode } from "../../measures/index.js";
import type { ReleaseChanges } from "../../measures/release.js";
import { viewsOf } from "../../view/declare.js";
import type { Context } from "../../view/view.js";
import { column, monthColumn, codeColumn, descriptionColumn } from "../../view/table/columns.js";
import { askSql } from "../../measures/question.js";
import { className } from "../../measures/task.js";

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

/** What the publisher put right, and what stood there. */
const correctionsTable = table({
  shown: (_, context) => changesOf(context).corrections,
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

/** A code that was traded for the first or the last time within the newest year of a flow. */
interface Lived {
  flow: string;
  hs10: string;
  description: string | null;
  /** `YYYY-MM`, where it lies within that year and after the first month held */
  began: string | null;
  ended: string | null;
  family: string | null;
}

/** Codes labelled High or Medium: of the others, thousands are traded only now and then. */
const livedQuestion = askSql<Lived>(
  `WITH held AS (
  SELECT flow, min(first_month) AS first, max(last_month) AS last FROM codes GROUP BY flow
), lives AS (
  SELECT c.flow AS flow, c.hs10 AS hs10, coalesce(c.description_long, c.description_short) AS description, c.family AS family,
    CASE WHEN c.first_month > held.first AND c.first_month > held.last - INTERVAL 12 MONTH THEN c.first_month END AS began,
    CASE WHEN c.last_month < held.last AND c.last_month > held.last - INTERVAL 12 MONTH THEN c.last_month END AS ended
  FROM codes c JOIN held USING (flow) JOIN labels_in_use l USING (flow, hs10)
  WHERE l.relevance <> 'Low'
)
SELECT flow, hs10, description, strftime(began, '%Y-%m') AS began,
  strftime(ended, '%Y-%m') AS ended, family
FROM lives WHERE began IS NOT NULL OR ended IS NOT NULL
ORDER BY coalesce(ended, began) DESC, flow DESC, hs10`,
  "none",
);

/** Codes that began or ended within a year, and what the newest release says otherwise than the one before. */
export const codeChanges = table({
  questions: () => ({ lived: livedQuestion }),
  shown: ({ lived }, context) => [...lived.flatMap(livedRows), ...changesOf(context).codes.map(changedRow)],
  table: (rows) => ({
    caption: "Codes that began, ended, or are judged otherwise",
    columns: [
      codeColumn("hs10", "Code", true),
      descriptionColumn(),
      column("flow", "Flow"),
      column("kind", "What changed"),
      column("before", "Before", undefined, { none: "–" }),
      column("after", "Now", undefined, { none: "–" }),
    ],
    rows,
  }),
});

type Shown = Record<"flow" | "hs10" | "kind", string> &
  Record<"description" | "before" | "after", string | null>;

function livedRows({ flow, hs10, description, began, ended, family }: Lived): Shown[] {
  const others = family !== null && family !== hs10 ? `, of the family ${formatCode(family)}` : "";
  const row = { flow, hs10, description, before: null, after: null };
  return [
    ...(ended === null ? [] : [{ ...row, kind: `last traded in ${formatMonth(ended)}` }]),
    ...(began === null ? [] : [{ ...row, kind: `first traded in ${formatMonth(began)}${others}` }]),
  ];
}

export function changedRow({ flow, hs10, description, kind, before, after }: CodeChange): Shown {
  const kinds: Record<CodeChange["kind"], string> = {
    "new in the data": "new in this release",
    "gone from the data": "gone from this release",
    family: "another family",
    label: "another label",
  };
  const written = (value: CodeChange["before"]): string | null =>
    value === null
      ? null
      : typeof value === "string"
        ? formatCode(value)
        : [className(value.relevance), value.category && categoryName(value.category)]
            .filter(Boolean)
            .join(", ");
  return { flow, hs10, description, kind: kinds[kind], before: written(before), after: written(after) };
}
