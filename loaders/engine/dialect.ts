import type { ClickHouseSettings } from "@clickhouse/client";
import { UsageError } from "../errors.js";

/**
 * The text of a measure as ClickHouse reads it. What a function of SQL can say is in `functions`, what a setting can
 * say in `settings`; `rules` are the rest. `run` is the place of the label run among those of the snapshot, 0 the one
 * in use. Texts and quoted names stay as they are, but for the backslash, which ClickHouse would read as an escape.
 * A question is SQL of a page that is more than a measure.
 */
export function toClickHouse(sql: string, run = 0, kind: "measure" | "question" = "measure"): string {
  const literals: string[] = [];
  const code = sql.replace(literal, (text) => `'${literals.push(text) - 1}'`);
  const relations = code.replace(ofRun, (name) => labelsOf(run, name));
  const asked = kind === "measure" ? madeOnce(listed(relations)) : listed(relations);
  return rules
    .reduce((text, { from, to }) => text.replace(from, to), asked)
    .replace(/'(\d+)'/g, (_, index: string) => (literals[Number(index)] ?? "").replaceAll("\\", "\\\\"));
}

/** The labels of a run, or a relation that sums under them. */
export function labelsOf(run: number, relation = "labels_in_use"): string {
  return run === 0 ? relation : `${relation}_run_${run}`;
}

/** Functions of DuckDB that ClickHouse has under another name; `atlas load` makes them on every node. */
export const functions: readonly string[] = [
  "strftime AS (moment, form) -> formatDateTime(moment, form)",
  "make_date AS (y, m, d) -> makeDate(y, m, d)",
  "starts_with AS (whole, start) -> startsWith(whole, start)",
  "string_split AS (whole, by) -> if(isNull(whole), [], splitByString(by, coalesce(whole, '')))",
  "list_has_any AS (a, b) -> hasAny(a, b)",
  "contains AS (whole, part) -> position(whole, part) > 0",
  "arg_max AS (x, y) -> argMax(x, y)",
  "arg_min AS (x, y) -> argMin(x, y)",
  "bool_or AS (x) -> CAST(max(x), 'Nullable(Bool)')",
  "bool_and AS (x) -> CAST(min(x), 'Nullable(Bool)')",
  "regr_slope AS (y, x) -> tupleElement(simpleLinearRegression(x, y), 1)",
  "mad AS (x) -> arrayReduce('quantileExactInclusive(0.5)', arrayMap(v -> abs(v - arrayReduce('quantileExactInclusive(0.5)', groupArray(x))), groupArray(x)))",
].map((definition) => `CREATE OR REPLACE FUNCTION ${definition}`);

/** How ClickHouse reads the text as DuckDB does: NULLs of joins, sums of nothing, a column before an alias. */
export const settings: ClickHouseSettings = {
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  prefer_column_name_to_alias: 1,
  cast_keep_nullable: 1,
  joined_subquery_requires_alias: 0,
  enable_materialized_cte: 1, // see `madeOnce`
  // with it, shards and the asked node disagree about the types of conditional sums
  optimize_rewrite_aggregate_function_with_if: 0,
};

interface Rule {
  /** over the text with its literals numbered: `'0'`, `'1'` … */
  from: RegExp;
  to: string;
}

const rules: readonly Rule[] = [
  // ClickHouse's own median is an estimate
  { from: /\bmedian\(/g, to: "quantileExactInclusive(0.5)(" },
  // half a dollar goes away from zero, not to the even one
  { from: /\bround\(([^(),]+)\)/g, to: "(sign($1) * floor(abs($1) + 0.5))" },
  { from: /\b(lower|upper)\(/g, to: "$1UTF8(" },
  // a text that is missing is passed over
  { from: /\bconcat_ws\(('\d+'), ([^()]*)\)/g, to: "arrayStringConcat([$2], $1)" },
  // texts in their own order; of no text NULL
  {
    from: /\bstring_agg\(([\w.]+), ('\d+') ORDER BY \1\)/g,
    to: "nullIf(arrayStringConcat(arraySort(groupArray($1)), $2), '')",
  },
  {
    from: /\bstring_agg\(DISTINCT ([\w.]+), ('\d+') ORDER BY \1\)/g,
    to: "nullIf(arrayStringConcat(arraySort(groupUniqArray($1)), $2), '')",
  },
  {
    from: /\bstring_agg\(([\w.]+), ('\d+') ORDER BY ([\w.]+)\)/g,
    to: "nullIf(arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArrayIf(($3, assumeNotNull($1)), isNotNull($1)))), $2), '')",
  },
];

const literal = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g;

/** Relations that stand once for each label run. */
const ofRun = /\b(labels_in_use|(?:im|ex)ports_by_label(?:_country)?)\b/g;

/**
 * What a WITH names is made anew for each mention, and those inside it with it, unless it is kept: so is all that is read
 * twice. Of what is kept ClickHouse does not know `name.*`, and shards cannot join it to their facts, as pages' own SQL does.
 */
function madeOnce(sql: string): string {
  return sql.replace(/\b(\w+) AS \((?=\s*(?:SELECT|WITH)\b)/g, (named, name: string) => {
    const reads = sql.match(new RegExp(`\\b(?:FROM|JOIN)\\s+${name}\\b(?!\\s*[.(])`, "g")) ?? [];
    const all = new RegExp(`\\b${name}\\.\\*`).test(sql);
    return reads.length > 1 && !all ? `${name} AS MATERIALIZED (` : named;
  });
}

const onList = "EXISTS (SELECT 1 FROM lists x WHERE ";

/**
 * Shards cannot ask back for each row whether its code is on a list: the codes on it are found first, with their months
 * where the entry holds from one on. @throws where the question of a list has another form
 */
function listed(sql: string): string {
  const start = sql.indexOf(onList);
  if (start < 0) return sql;
  let end = start + onList.length;
  for (let depth = 1; depth > 0 && end < sql.length; end++)
    if (sql[end] === "(") depth++;
    else if (sql[end] === ")") depth--;
  const condition = sql.slice(start + onList.length, end - 1);
  const parts = /^(x\.list IN \([^()]*\))\s+AND starts_with\(t\.hs10, (x\.\w+)\)(\s+AND [\s\S]*)?$/.exec(
    condition,
  );
  if (!parts) throw new UsageError(`no rule for a list asked as: ${condition}`);
  const [, names, prefix, dated = ""] = parts;
  const codes = `(SELECT DISTINCT hs10 FROM codes) k JOIN lists x ON ${prefix} = substring(k.hs10, 1, length(${prefix}))`;
  const found = dated
    ? `(t.hs10, t.month) IN (SELECT k.hs10, m.month FROM ${codes} CROSS JOIN (SELECT DISTINCT month FROM coverage) m WHERE ${names}${dated.replaceAll("t.month", "m.month")})`
    : `t.hs10 IN (SELECT k.hs10 FROM ${codes} WHERE ${names})`;
  return `${sql.slice(0, start)}${found}${listed(sql.slice(end))}`;
}
