import { completeYears, type Site } from "../../base/site.js";
import { formatValue } from "../../measures/index.js";
import { ask, type Row } from "../../measures/question.js";
import { known } from "../../measures/rows.js";
import { quoteText } from "../../measures/sql.js";
import { codeUnits, inUnitStretch } from "../../measures/units.js";
import { viewsOf } from "../../view/declare.js";
import {
  codeColumn,
  column,
  descriptionColumn,
  monthColumn,
  type ColumnOptions,
  categoryColumn,
} from "../../view/table/columns.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { inputs, own, prefixOf, queryOf, subjectOf, underPrefix, type State } from "./subject.js";
import { className } from "../../measures/task.js";

const { table } = viewsOf(inputs);
const orDash: ColumnOptions = { format: (value) => (value === null || value === "" ? "–" : String(value)) };

/** What every run says of the code and why; for a heading, how its codes are labelled. */
export const labels = table({
  questions(state) {
    const prefix = prefixOf(state);
    const code = quoteText(prefix);
    if (prefix.length < 10)
      return {
        counts: own<Row>(`SELECT flow, relevance, category, count(*) AS codes FROM labels_in_use
WHERE ${underPrefix("hs10", prefix)} GROUP BY ALL ORDER BY 1 DESC, 4 DESC`),
      };
    return {
      runs: own<Row>(`SELECT run, flow, relevance, confidence, category, specific_use, reasoning, model, vote_share
FROM labels WHERE hs10 = ${code} ORDER BY run, flow DESC`),
      in_use: own<Row>(
        `SELECT flow, relevance, category, confidence FROM labels_in_use WHERE hs10 = ${code} ORDER BY flow DESC`,
      ),
    };
  },
  table: ({ runs, in_use, counts }) =>
    runs
      ? {
          caption: "Labels and their reasons",
          columns: [
            column("run", "Run"),
            column("flow", "Flow"),
            column("relevance", "Relevance", undefined, orDash),
            categoryColumn(),
            column("confidence", "Confidence", "codes"),
            column("vote_share", "Votes for it", undefined, {
              numeric: true,
              format: (share) => (share === null ? "one vote" : formatValue(100 * Number(share), "percent")),
            }),
            column("specific_use", "Use", undefined, orDash),
            column("reasoning", "Why", undefined, orDash),
            column("model", "Labeler", undefined, orDash),
          ],
          rows: [
            ...(in_use ?? []).map((row) => ({
              ...{ run: "in use now", ...row },
              relevance: className(String(row["relevance"])),
            })),
            ...runs,
          ],
          rowClass: ({ run }) => (run === "in use now" ? "strong" : undefined),
          filter: false,
        }
      : {
          caption: "How the codes below are labelled",
          columns: [
            column("flow", "Flow"),
            column("relevance", "Relevance"),
            categoryColumn(),
            column("codes", "Codes", "codes"),
          ],
          rows: (counts ?? []).map((row) => ({ ...row, relevance: className(String(row["relevance"])) })),
        },
});

/** Value, quantity, value of a unit and duty, year by year. */
export const years = table({
  questions(state) {
    const where = `WHERE ${underPrefix("t.hs10", prefixOf(state))}`;
    const units = `SELECT hs10, unit1, since, until FROM (${codeUnits("imports")}) stretches`;
    return {
      imports: own<{ year: number }>(`SELECT year(t.month) AS year, CAST(sum(con_val) AS BIGINT) AS value,
  CASE WHEN count(DISTINCT u.unit1) = 1 THEN CAST(sum(con_qty1) AS BIGINT) END AS quantity,
  CASE WHEN count(DISTINCT u.unit1) = 1 THEN sum(con_val) / nullif(sum(con_qty1), 0) END AS unit_value,
  string_agg(DISTINCT u.unit1, ', ' ORDER BY u.unit1) AS units,
  CAST(sum(cal_dut) AS BIGINT) AS duty, 100.0 * sum(cal_dut) / nullif(sum(con_val), 0) AS tariff,
  count(DISTINCT t.month) AS months
FROM imports_by_code t LEFT JOIN (${units}) u ON u.hs10 = t.hs10
${where} AND ${inUnitStretch} GROUP BY 1 ORDER BY 1 DESC`),
      exports: own<{ year: number; exports: number; reexports: number }>(
        `SELECT year(month) AS year, CAST(sum(domestic_val + foreign_val) AS BIGINT) AS exports,
  CAST(sum(foreign_val) AS BIGINT) AS reexports
FROM exports_by_code t ${where} GROUP BY 1 ORDER BY 1 DESC`,
      ),
    };
  },
  table({ imports, exports }, { site }) {
    const all = [...new Set([...imports, ...exports].map(({ year }) => year))].sort((a, b) => b - a);
    const none = { exports: null, reexports: null };
    return {
      caption: "Value, quantity, unit value and duty by year",
      columns: [
        column("year", "Year", undefined, {
          format: (year) => `${String(year)}${isWhole(Number(year), site) ? "" : " (in part)"}`,
        }),
        column("value", "Imports", "dollars"),
        column("quantity", "Quantity", "codes", { unit: "first unit of quantity" }),
        column("units", "Unit", undefined, orDash),
        column("unit_value", "Unit value", "dollars per unit"),
        column("duty", "Calculated duty", "dollars"),
        column("tariff", "Effective tariff", "percent"),
        column("exports", "Exports", "dollars"),
        column("reexports", "of it re-exports", "dollars"),
      ],
      rows: all.map((year) => ({
        ...imports.find((row) => row.year === year),
        ...(exports.find((row) => row.year === year) ?? none),
        year,
      })),
    };
  },
});

/** Does the snapshot hold the year whole, of every flow that it holds any of? */
function isWhole(year: number, site: Site): boolean {
  return (["imports", "exports"] as const).every(
    (flow) =>
      completeYears(site, flow).includes(year) ||
      !site.months[flow].some((month) => month.startsWith(String(year))),
  );
}

/** Tariff lists and product sets that cover the code or a part of it. */
export const lists = table({
  questions(state) {
    const prefix = quoteText(prefixOf(state));
    return {
      lists:
        own<Row>(`SELECT list, kind, written, digits, strftime(effective, '%Y-%m-%d') AS effective, rate FROM lists
WHERE starts_with(${prefix}, prefix) OR starts_with(prefix, ${prefix}) ORDER BY kind, list, written`),
    };
  },
  instead: ({ lists }) =>
    lists.length ? undefined : "No tariff list and no product set of this snapshot covers it.",
  table: ({ lists }) => ({
    caption: "Lists that cover it",
    columns: [
      column("list", "List"),
      column("kind", "Kind", undefined, { format: (kind) => String(kind).replaceAll("_", " ") }),
      column("written", "As written", undefined, orDash),
      column("effective", "In force from", undefined, orDash),
      column("rate", "Additional duty", "percent"),
    ],
    rows: lists,
  }),
});

/** The codes that replaced one another: which came before, which after. */
export const family = table({
  questions: (state) => ({
    family: own<Row>(`SELECT flow, hs10, coalesce(description_long, description_short) AS description, unit1,
  strftime(first_month, '%Y-%m') AS first_month, strftime(last_month, '%Y-%m') AS last_month
FROM codes
WHERE (flow, family) IN (SELECT (flow, family) FROM codes WHERE ${underPrefix("hs10", prefixOf(state))})
  AND (flow, family) IN (SELECT (flow, family) FROM codes GROUP BY flow, family HAVING count(*) > 1)
ORDER BY flow DESC, first_month, hs10`),
  }),
  instead: ({ family }) =>
    family.length
      ? undefined
      : "It replaced no other code, and none replaced it, in the months that the snapshot holds.",
  table: ({ family }) => ({
    caption: "Codes that replaced one another",
    columns: [
      codeColumn("hs10", "Code", true),
      descriptionColumn(),
      column("flow", "Flow"),
      column("unit1", "Unit", undefined, orDash),
      monthColumn("first_month", "First traded"),
      monthColumn("last_month", "Last traded"),
    ],
    rows: family,
  }),
});

/** The codes of the subject from the largest down, with their labels and the way to change them. */
export const parts = table({
  questions: partQuestions,
  table({ values, changes, names, labels }, { site, state }) {
    const period = latestYear(state, site) ?? "all months";
    const by = <R extends { hs10: string }>(rows: readonly R[]): Map<string, R> =>
      new Map(rows.map((row) => [row.hs10, row]));
    const [changed, named, labelled] = [by(changes), by(names), by(labels)];
    return {
      caption: `Codes by ${state.flow} in ${period}`,
      columns: [
        codeColumn("hs10", "Code", true),
        descriptionColumn(),
        column("value", `${state.flow === "imports" ? "Imports" : "Exports"}, ${period}`, "dollars", {
          bar: true,
        }),
        column("change", "Since 2023", "dollars", { sign: true }),
        column("relevance", "Label", undefined, { ...orDash, relabel: ({ hs10 }) => String(hs10) }),
        categoryColumn(),
      ],
      rows: known(values)
        .sort((a, b) => b.value - a.value)
        .map(({ hs10, value }) => ({
          ...{ hs10, value, change: changed.get(hs10)?.value ?? null },
          description: named.get(hs10)?.description ?? null,
          relevance: namedClass(labelled.get(hs10)?.relevance),
          category: labelled.get(hs10)?.category ?? null,
        })),
    };
  },
});

/** The questions behind the codes of the subject. */
export function partQuestions(state: State, site: Site) {
  const year = latestYear(state, site);
  const window = year === undefined ? {} : wholeYears(year);
  const query = { ...queryOf(subjectOf(state)), ...window, by: ["year", "hs10"] as const, base: 2023 };
  const flow = quoteText(state.flow);
  return {
    values: ask(flowMeasure(state.flow, "value"), query),
    changes: ask(flowMeasure(state.flow, "change"), query),
    names: own<{ hs10: string; description: string | null }>(
      `SELECT hs10, coalesce(description_long, description_short) AS description FROM codes WHERE flow = ${flow} ORDER BY 1`,
    ),
    labels: own<{ hs10: string; relevance: string | null; category: string | null }>(
      `SELECT hs10, relevance, category, confidence FROM labels_in_use WHERE flow = ${flow} ORDER BY 1`,
    ),
  };
}

function latestYear({ flow }: State, site: Site): number | undefined {
  return completeYears(site, flow).at(-1);
}

function namedClass(relevance: string | null | undefined): string | null {
  return relevance == null ? null : className(relevance);
}
