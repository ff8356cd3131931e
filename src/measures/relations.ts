import { quoteList, quoteText } from "./sql.js";
import { excludedChapters, task } from "./task.js";
import type { Flow } from "./vocabulary.js";

/**
 * The relations that every measure reads. Node makes them as views over a snapshot's Parquet files,
 * the browser as tables from the page files; the measures' SQL is the same text in both.
 *
 * - `imports`, `exports`: code × country × month, columns as in the snapshot
 * - `imports_by_code`, `exports_by_code`: the same without `cty_code`, summed over all countries
 * - `imports_by_code_year`, `exports_by_code_year`: the same summed over the months of a year; `month` is its January
 * - `imports_by_label`, `exports_by_label`: by month, summed over the codes of one label: `excluded` (chapters
 *   that measures leave out), relevance, category; `cells` counts the rows of a sum
 * - `imports_by_label_country`, `exports_by_label_country`: the same by `cty_code`
 * - `import_districts`, `export_districts`: code × district × month
 * - `import_ports`, `export_ports`, `import_states`, `export_states`: HS6 × place × month for the codes that were
 *   pulled; no rows in a snapshot without them
 * - `codes`, `countries`, `districts`, `lists`: as in the snapshot
 * - `code_spans`: flow × code × stretch of months (`first_month` to `last_month`) over which units, classification and
 *   description are the same; `codes` holds the newest of each
 * - `labels_in_use`: flow, hs10, relevance, category, confidence: one label a code
 * - `coverage`: flow, month: the months that the snapshot holds. A month that is not here is not zero.
 *
 * In the browser, country detail is loaded for some codes only. The rest stands in `imports` and `exports`
 * as residual rows with a code like `residual:Low` and a label of their own, so that sums by
 * group, category and country are exact; sums by code and country need the chapter to be loaded.
 */
export type Relation =
  | "imports"
  | "exports"
  | CodeRelation
  | LabelRelation
  | "import_districts"
  | "export_districts"
  | "import_ports"
  | "export_ports"
  | "import_states"
  | "export_states"
  | "codes"
  | "code_spans"
  | "countries"
  | "districts"
  | "lists"
  | "labels_in_use"
  | "coverage";

/** Sums of a code over all countries, by month or by year. */
export type CodeRelation = `${Flow}_by_code` | `${Flow}_by_code_year`;

export const codeRelations: readonly CodeRelation[] = [
  "imports_by_code",
  "exports_by_code",
  "imports_by_code_year",
  "exports_by_code_year",
];

/** Sums over the codes of one label: what most questions read, and small enough to answer within a frame. */
export type LabelRelation = `${Flow}_by_label` | `${Flow}_by_label_country`;

export const labelRelations: readonly LabelRelation[] = [
  "imports_by_label",
  "exports_by_label",
  "imports_by_label_country",
  "exports_by_label_country",
];

/**
 * Statements that make the derived relations over the published tables, for the label run in use. `standard` says which
 * of High, Medium and Low stands for each class that is called otherwise, by what the class counts as.
 */
export function derivedRelations(options: {
  run: string | null;
  standard?: ReadonlyMap<string, string>;
}): string[] {
  return [
    ...codeRelations.map((relation) => `CREATE OR REPLACE TEMP VIEW ${relation} AS ${codeSums(relation)}`),
    `CREATE OR REPLACE TEMP TABLE coverage AS ${coverageSums}`,
    `CREATE OR REPLACE TEMP VIEW labels_in_use AS ${labelsOfRun(options.run, options.standard)}`,
    ...labelRelations.map(
      (relation) => `CREATE OR REPLACE TEMP VIEW ${relation} AS ${labelSums(relation, "labels_in_use")}`,
    ),
  ];
}

/** SELECT of the labels of a run in the words of measures; `standard`: see `derivedRelations`. No run has no labels. */
export function labelsOfRun(run: string | null, standard: ReadonlyMap<string, string> = new Map()): string {
  const read = standardClass("relevance", standard);
  const relevance = read === "relevance" ? read : `${read} AS relevance`;
  return `SELECT flow, hs10, ${relevance}, category, confidence FROM labels WHERE ${run === null ? "false" : `run = ${quoteText(run)}`}`;
}

/** The classes of the task in use that are called otherwise than measures write them. */
export function standardClasses(): ReadonlyMap<string, string> {
  return new Map(Object.entries(task.standard ?? {}));
}

/** A class of the table `labels`, by SQL, as measures write it; `standard`: of the task in use unless it is given. */
export function standardClass(
  column: string,
  standard: ReadonlyMap<string, string> = standardClasses(),
): string {
  const named = [...standard].map(([name, word]) => `WHEN ${quoteText(name)} THEN ${quoteText(word)} `);
  return named.length ? `CASE ${column} ${named.join("")}ELSE ${column} END` : column;
}

/** SELECT of a relation by code; `suffix` ends the names of the relations that it reads. */
export function codeSums(relation: CodeRelation, suffix = ""): string {
  const flow = relation.startsWith("imports") ? "imports" : "exports";
  const columns = sums(summedColumns[flow]);
  return relation.endsWith("_year")
    ? `SELECT date_trunc('year', month)::DATE AS month, hs10, ${columns} FROM ${flow}_by_code${suffix} GROUP BY ALL`
    : `SELECT month, hs10, ${columns} FROM ${flow}${suffix} GROUP BY ALL`;
}

/** SELECT of the months that each flow holds. */
export const coverageSums = `SELECT 'imports' AS flow, month FROM imports GROUP BY month
UNION ALL SELECT 'exports' AS flow, month FROM exports GROUP BY month`;

/** SELECT of a label relation under the labels of a relation; quantities are left out, units differ by code. */
export function labelSums(relation: LabelRelation, labels: string): string {
  const { flow, from, keys, sums: summed } = labelRelation(relation);
  return `SELECT ${keys.map((key) => labelKeys[key]).join(", ")}, count(*) AS cells, ${sums(summed)}
FROM ${from} t LEFT JOIN ${labels} l ON l.flow = ${quoteText(flow)} AND l.hs10 = t.hs10
GROUP BY ALL`;
}

/**
 * SELECT of what a relation of moved labels (flow, hs10, relevance, category, `sign`: -1 for a label that a code had,
 * 1 for one that it has now) changes in a label relation's sums of these columns.
 */
export function movedSums(relation: LabelRelation, moved: string, columns: readonly string[]): string {
  const { flow, from, keys } = labelRelation(relation);
  return `SELECT ${keys.map((key) => labelKeys[key]).join(", ")}, sum(l.sign) AS cells, ${columns.map((column) => `sum(l.sign * t.${column}) AS ${column}`).join(", ")}
FROM ${from} t JOIN ${moved} l ON l.flow = ${quoteText(flow)} AND l.hs10 = t.hs10
GROUP BY ALL`;
}

/** What a label relation is made of: the relation it sums, the columns that tell its rows apart, and its sums. */
export function labelRelation(relation: LabelRelation): {
  flow: Flow;
  from: Relation;
  keys: readonly LabelKey[];
  sums: readonly string[];
} {
  const flow = relation.startsWith("imports") ? "imports" : "exports";
  const byCountry = relation.endsWith("_country");
  return {
    flow,
    from: byCountry ? flow : `${flow}_by_code`,
    keys: ["month", ...(byCountry ? (["cty_code"] as const) : []), "excluded", "relevance", "category"],
    sums: summedColumns[flow].filter((column) => !/_qty[12]$/.test(column)),
  };
}

/** Columns of a label relation, over `t` (the relation it sums) and `l` (the labels). */
const labelKeys = {
  month: "t.month AS month",
  cty_code: "t.cty_code AS cty_code",
  // the chapters of the task in use, which may change once this is loaded
  get excluded() {
    return `left(t.hs10, 2) IN (${quoteList(excludedChapters())}) AS excluded`;
  },
  relevance: "l.relevance AS relevance",
  category: "l.category AS category",
} as const;
type LabelKey = keyof typeof labelKeys;

const summedColumns: Record<Flow, readonly string[]> = {
  imports: ["con_val", "gen_val", "dut_val", "cal_dut", "con_cif", "con_qty1", "con_qty2"],
  exports: ["domestic_val", "foreign_val", "domestic_qty1", "foreign_qty1"],
};

function sums(columns: readonly string[]): string {
  return columns.map((column) => `CAST(sum(${column}) AS BIGINT) AS ${column}`).join(", ");
}

/** The relations that a SQL text names: what the browser has to load before it runs it. */
export function relationsIn(sql: string): Relation[] {
  return allRelations.filter((relation) => new RegExp(`\\b${relation}\\b`).test(sql));
}

export const allRelations: readonly Relation[] = [
  "imports",
  "exports",
  ...codeRelations,
  ...labelRelations,
  "import_districts",
  "export_districts",
  "import_ports",
  "export_ports",
  "import_states",
  "export_states",
  "codes",
  "code_spans",
  "countries",
  "districts",
  "lists",
  "labels_in_use",
  "coverage",
];
