import { askSql } from "../../measures/question.js";
import { categoryName, formatCode, formatMonth } from "../../measures/index.js";
import { viewsOf } from "../../view/declare.js";
import { codeColumn, column, descriptionColumn } from "../../view/table/columns.js";
import type { CodeChange } from "../../data/changes.js";
import { changesOf } from "./releases.js";
import { className } from "../../measures/task.js";

const { table } = viewsOf({});

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
