import { completeYears, type Site } from "../../base/site.js";
import { signedPercent } from "../../measures/format.js";
import { groupName, type Flow, type Group, type Query } from "../../measures/index.js";
import { ask, type AnswersTo, type Row } from "../../measures/question.js";
import { valueAt } from "../../measures/rows.js";
import { column, unitName } from "../../view/table/columns.js";
import type { RowLevel, TableDefinition } from "../../view/table/definition.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { categoriesIn, categoryLabel } from "../../measures/task.js";

/** What Table 1 of a page is about. */
interface Subject {
  flow: Flow;
  base: number;
  year: number;
  site: Site;
}

/** A row of a single code, below its category. */
export interface CodeLine {
  category: string | null;
  row: Row;
}

/** Value, growth and share by year, and the number of codes in the year, by group and by category. */
export function table1Questions(flow: Flow, query: Query, year: number) {
  const group = (kind: string, window: Pick<Query, "from" | "to"> = {}) =>
    ask(flowMeasure(flow, kind), { ...query, by: ["year", "group"], ...window });
  const category = (kind: string, window: Pick<Query, "from" | "to"> = {}) =>
    ask(flowMeasure(flow, kind), { ...query, by: ["year", "category"], ...window });
  return {
    value_by_group: group("value"),
    value_by_category: category("value"),
    growth_by_group: group("growth"),
    growth_by_category: category("growth"),
    share_by_group: group("share"),
    share_by_category: category("share"),
    codes_by_group: group("codes", wholeYears(year)),
    codes_by_category: category("codes", wholeYears(year)),
  };
}

/** Table 1 of the paper: relevance, its categories, and the codes that a page sets below them. */
export function table1(
  answers: AnswersTo<ReturnType<typeof table1Questions>>,
  { flow, base, year, site }: Subject,
  codes: readonly CodeLine[] = [],
): TableDefinition {
  const years = completeYears(site, flow);
  type At = (kind: "value" | "growth" | "share" | "codes", year: number) => number | null;
  const paths = new Map<string, (number | null)[]>();
  const line = (name: string, level: RowLevel, at: At): Row[] => {
    const now = at("value", year);
    if (now === null) return [];
    paths.set(
      name,
      years.map((when) => at("value", when)),
    );
    return [
      {
        ...{ name, level, now },
        codes: at("codes", year),
        then: at("value", base),
        share: at("share", year),
        change: at("growth", year),
      },
    ];
  };
  const group = (key: Group): Row[] =>
    line(groupName(key), key === "all" ? "total" : "group", (kind, when) =>
      valueAt(answers[`${kind}_by_group`], { year: when, group: key }),
    );
  const parts = categoriesIn(answers.value_by_category)
    .map((key) => ({
      key,
      rows: line(categoryLabel(key), "category", (kind, when) =>
        valueAt(answers[`${kind}_by_category`], { year: when, category: key }),
      ),
    }))
    .sort((a, b) => Number(b.rows[0]?.["then"] ?? 0) - Number(a.rows[0]?.["then"] ?? 0))
    .flatMap(({ key, rows }) => [
      ...rows,
      ...codes.filter(({ category }) => rows.length && category === key).map(({ row }) => row),
    ]);
  return {
    caption: `${flow} by relevance and category, ${base} and ${year}`,
    filter: false,
    main: ["now", "change"],
    columns: [
      column("name", "Products", undefined, {
        href: (row) => (typeof row["code"] === "string" ? `./code?code=${row["code"]}` : undefined),
      }),
      column("codes", `Codes, ${year}`, "codes", { none: "" }),
      column("then", base, "dollars"),
      column("now", year, "dollars", { bar: true }),
      column("share", "Share", "percent"),
      column("change", "Change", "percent", {
        format: (value, row) =>
          value === null ? String(row["words"] ?? "n/a") : signedPercent(Number(value)),
      }),
      column("path", years.length ? `${years[0]} to ${years.at(-1)}` : "By year", undefined, {
        format: (_, { name }) => (paths.has(String(name)) ? `${String(name)} by year` : ""),
        unit: unitName("dollars"),
        points: years.map(String),
        series: ({ name }) => paths.get(String(name)) ?? [],
      }),
    ],
    rows: [
      ...group("ai"),
      ...parts,
      ...group("medium"),
      ...group("non_ai"),
      ...group("unlabelled"),
      ...group("all"),
    ],
    level: ({ level }) => level as RowLevel,
  };
}
