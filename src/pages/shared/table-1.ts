import { ask, type Answers, type Question, type Row, type Value } from "../../measures/question.js";
import { completeYears, type Site } from "../../base/site.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { formatValue, groupNames, type Flow, type Group, type Query } from "../../measures/index.js";
import { categoriesIn, categoryLabel } from "./group-rows.js";
import { valueAt } from "./rows.js";

/** What Table 1 of a page is about. */
interface Subject {
  flow: Flow;
  base: number;
  year: number;
  site: Site;
}

type Part = "group" | "category";

/** A row of a single code, below its category. */
export interface CodeLine {
  category: string | null;
  row: Row;
}

/** Value, growth and share by year, and the number of codes in the year, by group and by category. */
export function table1Questions(flow: Flow, query: Query, year: number): Record<string, Question> {
  return Object.fromEntries(
    (["value", "growth", "share", "codes"] as const).flatMap((kind) =>
      (["group", "category"] as const).map((part) => [
        `${kind}_by_${part}`,
        ask(`${flow.slice(0, -1)}_${kind}`, {
          ...query,
          by: ["year", part],
          ...(kind === "codes" && { from: `${year}-01`, to: `${year}-12` }),
        }),
      ]),
    ),
  );
}

/** Table 1 of the paper: relevance, its categories, and the codes that a page sets below them. */
export function table1(
  answers: Answers,
  { flow, base, year, site }: Subject,
  codes: readonly CodeLine[] = [],
): TableDefinition {
  const years = completeYears(site, flow);
  const at = (kind: string, part: Part, key: string | null, when: number): number | null =>
    valueAt(answers, `${kind}_by_${part}`, { year: when, [part]: key });
  const line = (part: Part, key: string | null, name: string, weight: string): Row[] => {
    const now = at("value", part, key, year);
    if (now === null) return [];
    return [
      {
        ...{ name, weight, part, key, now },
        codes: at("codes", part, key, year),
        then: at("value", part, key, base),
        share: at("share", part, key, year),
        change: at("growth", part, key, year),
      },
    ];
  };
  const group = (key: Group): Row[] => line("group", key, groupNames[key], "strong");
  const parts = categoriesIn(answers, "value_by_category")
    .flatMap((key) => line("category", key, categoryLabel(key), "indent"))
    .sort((a, b) => Number(b["then"] ?? 0) - Number(a["then"] ?? 0))
    .flatMap((row) => [
      row,
      ...codes.filter(({ category }) => category === row["key"]).map(({ row }) => row),
    ]);
  return {
    caption: `${flow} by relevance and category, ${base} and ${year}`,
    filter: false,
    columns: [
      ...columns(base, year),
      {
        key: "path",
        title: years.length ? `${years[0]} to ${years.at(-1)}` : "By year",
        format: (_, row) => (row["part"] ? `${String(row["name"])} by year` : ""),
        series: (row) =>
          row["part"]
            ? years.map((when) => at("value", row["part"] as Part, row["key"] as string | null, when))
            : [],
      },
    ],
    rows: [
      ...group("ai"),
      ...parts,
      ...group("medium"),
      ...group("non_ai"),
      ...group("unlabelled"),
      ...group("all"),
    ],
    rowClass: (row) => String(row["weight"]),
  };
}

function columns(base: number, year: number): TableDefinition["columns"] {
  const dollars = (value: Value): string => formatValue(value as number | null, "dollars");
  return [
    {
      key: "name",
      title: "Products",
      href: (row) => (typeof row["code"] === "string" ? `./code?code=${row["code"]}` : undefined),
    },
    {
      key: "codes",
      title: `Codes, ${year}`,
      numeric: true,
      format: (v) => (v === null ? "" : formatValue(v as number, "codes")),
    },
    { key: "then", title: String(base), numeric: true, unit: "dollars", format: dollars },
    { key: "now", title: String(year), numeric: true, unit: "dollars", format: dollars, bar: true },
    {
      key: "share",
      title: "Share",
      numeric: true,
      unit: "percent",
      format: (v) => formatValue(v as number | null, "percent"),
    },
    {
      key: "change",
      title: "Change",
      numeric: true,
      unit: "percent",
      format: (value, row) =>
        value === null
          ? String(row["words"] ?? "n/a")
          : formatValue(value as number, "percent", { sign: true }),
    },
  ];
}
