import {
  effectiveChanges,
  effectOf,
  layersOf,
  type CategoryChange,
  type CodeChange,
  type LabelBase,
  type Layer,
  type ReaderLabels,
} from "./label-changes.js";
import { labelsOfRun, standardClasses } from "./relations.js";
import { numberOf, quoteText } from "./sql.js";

/** SQL of the code under which a browser sums the rows of a code that it does not hold; see relations.ts. */
export type ResidualCode = (hs10: string, relevance: string, category: string) => string;

/**
 * SELECT of `labels_in_use` (flow, hs10, relevance, category, confidence) as a reader has it. Reads the relations
 * `codes`, `lists`, `labels` and `labels_base`, the labels in use of the site; or `start`, a table of
 * `startLabelsSql`, so that only the changes are worked out anew.
 */
export function readerLabelsSql(labels: ReaderLabels, start?: string): string {
  return `SELECT flow, hs10, relevance, category, confidence
FROM (${changedLabelsSql(labels, start)})
WHERE relevance IS NOT NULL`;
}

/**
 * SELECT of every code with its label after a reader's changes, unlabelled ones with NULLs; further columns of `start`
 * come along. A label that the reader gives has no confidence, so no threshold drops it.
 */
export function changedLabelsSql(labels: ReaderLabels, start?: string): string {
  const layers = layersOf(effectiveChanges(labels.changes));
  const ctes = [
    `base AS (\n  ${start === undefined ? startLabelsSql(labels.base) : `FROM ${start}`}\n)`,
    ...changesCte(layers),
    ...layers.map((layer, i) => `layer_${i} AS (\n  ${layerSql(layer, i)}\n)`),
  ];
  return `WITH ${ctes.join(",\n")}
SELECT * REPLACE (${placed(labels)} AS relevance, CASE WHEN relevance IS NOT NULL THEN category END AS category)
FROM ${layers.length ? `layer_${layers.length - 1}` : "base"}`;
}

/** Does an answer depend on which labels are in use? */
export function readsLabels(sql: string): boolean {
  return /\b(?:labels_in_use|(?:im|ex)ports_by_label(?:_country)?)\b/.test(sql);
}

/** Does a text work out a reader's own changes? Nothing but the reader's browser can, or may, answer it. */
export function worksOutChanges(sql: string): boolean {
  return /\blabels_base\b/.test(sql);
}

/** A SQL text of a measure as it reads with the site's own labels instead of the reader's. */
export function withBaselineLabels(sql: string): string {
  return sql
    .replaceAll(/\blabels_in_use\b/g, "baseline_labels")
    .replaceAll(/\b(?:im|ex)ports_by_label(?:_country)?\b/g, "$&_base");
}

/** Codes whose label in use is not the site's own: `flow`, `hs10`, and both labels. */
export const differingLabelsSql = `SELECT coalesce(now.flow, was.flow) AS flow, coalesce(now.hs10, was.hs10) AS hs10,
  was.relevance AS was_relevance, now.relevance AS now_relevance,
  was.category AS was_category, now.category AS now_category
FROM (SELECT * FROM labels_in_use WHERE regexp_full_match(hs10, '[0-9]{10}')) now
FULL JOIN labels_base was ON was.flow = now.flow AND was.hs10 = now.hs10
WHERE now.relevance IS DISTINCT FROM was.relevance OR now.category IS DISTINCT FROM was.category
ORDER BY 1, 2`;

/**
 * Codes whose label the changes of a list alter, whatever it starts from: `hs10`, and the `category` that it has
 * without them. Changes that repeat what a code is labelled anyway alter none.
 */
export function alteredCodesSql(labels: ReaderLabels): string {
  return `SELECT DISTINCT coalesce(now.hs10, was.hs10) AS hs10, was.category
FROM (${readerLabelsSql(labels)}) now
FULL JOIN (${readerLabelsSql({ ...labels, changes: [] })}) was ON was.flow = now.flow AND was.hs10 = now.hs10
WHERE now.relevance IS DISTINCT FROM was.relevance OR now.category IS DISTINCT FROM was.category`;
}

/** The reader's labels as the rows of a label file that `atlas label import` reads: one a number. */
export const labelFileSql = `SELECT hs10, relevance, category, confidence
FROM labels_in_use
WHERE regexp_full_match(hs10, '[0-9]{10}')
QUALIFY row_number() OVER (PARTITION BY hs10 ORDER BY flow DESC) = 1
ORDER BY hs10`;

/**
 * SELECT of the labels that a reader's changes start from: every code, unlabelled ones with NULLs. With `residualCode`,
 * the residual rows of a browser get a label too: the one that most of their codes start from.
 */
export function startLabelsSql(base: LabelBase, residualCode?: ResidualCode): string {
  const codes = `SELECT c.flow, c.hs10, l.relevance, l.category, l.confidence
  FROM codes c LEFT JOIN labelled l ON l.flow = c.flow AND l.hs10 = c.hs10`;
  const labelled = `WITH labelled AS (\n  ${labelledSql(base)}\n)`;
  if (!residualCode) return `${labelled}\n${codes}`;
  return `${labelled}, coded AS (
  ${codes}
), residual AS (
  SELECT n.flow, ${residualCode("n.hs10", "b.relevance", "b.category")} AS hs10, n.relevance, n.category, count(*) AS codes
  FROM coded n LEFT JOIN labels_base b ON b.flow = n.flow AND b.hs10 = n.hs10
  GROUP BY ALL
)
SELECT * FROM coded
UNION ALL
SELECT flow, hs10, relevance, category, CAST(NULL AS INTEGER) FROM residual
QUALIFY row_number() OVER (PARTITION BY flow, hs10 ORDER BY codes DESC, relevance, category) = 1`;
}

function labelledSql(base: LabelBase): string {
  const columns = "flow, hs10, relevance, category, confidence";
  switch (base.kind) {
    case "site":
      return `SELECT ${columns} FROM labels_base`;
    case "run":
      return labelsOfRun(base.name, standardClasses());
    case "none":
      return `SELECT ${columns} FROM labels_base WHERE false`;
    case "list":
      return `SELECT c.flow, c.hs10, CASE WHEN EXISTS (
      SELECT 1 FROM lists x WHERE x.list = ${quoteText(base.name)} AND starts_with(c.hs10, x.prefix)
    ) THEN 'High' ELSE 'Low' END AS relevance, b.category, CAST(NULL AS INTEGER) AS confidence
  FROM codes c LEFT JOIN labels_base b ON b.flow = c.flow AND b.hs10 = c.hs10`;
  }
}

/** `changes`: layer, digits, prefix, relevance, category. Prefixes with one effect share a text, which is quicker to read than rows. */
function changesCte(layers: readonly Layer[]): string[] {
  const rows = layers.flatMap((layer, i) =>
    "codes" in layer
      ? grouped(layer.codes).map(({ change, prefixes }) =>
          [
            String(i),
            String(change.prefix.length),
            textOrNull(change.relevance),
            textOrNull(change.category),
            quoteText(prefixes.join(" ")),
          ].join(", "),
        )
      : [],
  );
  if (rows.length === 0) return [];
  return [
    `changes AS (
  SELECT layer, digits, relevance, category, unnest(string_split(prefixes, ' ')) AS prefix
  FROM (VALUES ${rows.map((row) => `(${row})`).join(", ")}) g(layer, digits, relevance, category, prefixes)
)`,
  ];
}

/** Changes of a layer that share their effect and their level; they come sorted by both. */
function grouped(changes: readonly CodeChange[]): { change: CodeChange; prefixes: string[] }[] {
  const groups = new Map<string, { change: CodeChange; prefixes: string[] }>();
  for (const change of changes) {
    const key = `${change.prefix.length} ${effectOf(change)}`;
    const group = groups.get(key);
    if (group) group.prefixes.push(change.prefix);
    else groups.set(key, { change, prefixes: [change.prefix] });
  }
  return [...groups.values()];
}

function layerSql(layer: Layer, index: number): string {
  const from = index === 0 ? "base" : `layer_${index - 1}`;
  return "codes" in layer ? codeLayerSql(layer.codes, index, from) : categoryLayerSql(layer.category, from);
}

/** No prefix of a layer contains another, so at most one of the joins finds a change for a code. */
function codeLayerSql(changes: readonly CodeChange[], index: number, from: string): string {
  const digits = [...new Set(changes.map((change) => change.prefix.length))];
  const given = (column: string): string => digits.map((n) => `c${n}.${column}`).join(", ");
  return `SELECT b.* REPLACE (coalesce(${given("relevance")}, b.relevance) AS relevance,
    coalesce(${given("category")}, b.category) AS category,
    CASE WHEN coalesce(${given("relevance")}) IS NULL THEN b.confidence END AS confidence)
  FROM ${from} b${digits.map((n) => `\n  LEFT JOIN changes c${n} ON c${n}.layer = ${index} AND c${n}.digits = ${n} AND c${n}.prefix = left(b.hs10, ${n})`).join("")}`;
}

function categoryLayerSql(change: CategoryChange, from: string): string {
  const inside = `category = ${quoteText(change.of)}`;
  const set = (column: "relevance" | "category"): string[] =>
    change[column] === undefined
      ? []
      : [`CASE WHEN ${inside} THEN ${quoteText(change[column])} ELSE ${column} END AS ${column}`];
  const confidence =
    change.relevance === undefined ? [] : [`CASE WHEN ${inside} THEN NULL ELSE confidence END AS confidence`];
  return `SELECT * REPLACE (${[...set("relevance"), ...set("category"), ...confidence].join(", ")}) FROM ${from}`;
}

/** The relevance under the threshold and the place of Medium: as `groupOf` of cells.ts reads the same two inputs. */
function placed({ confidence, medium }: ReaderLabels): string {
  const middle = { apart: "'Medium'", ai: "'High'", non_ai: "'Low'" }[medium];
  const unsure =
    confidence > 0
      ? `WHEN relevance = 'High' AND coalesce(confidence, 100) < ${numberOf(confidence)} THEN ${middle} `
      : "";
  return `CASE ${unsure}WHEN relevance = 'Medium' THEN ${middle} ELSE relevance END`;
}

function textOrNull(text: string | undefined): string {
  return text === undefined ? "CAST(NULL AS VARCHAR)" : quoteText(text);
}
