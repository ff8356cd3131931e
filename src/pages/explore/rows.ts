import type { HeatCell } from "../../charts/heat.js";
import { periodName } from "../../charts/period.js";
import { categoryColor, color, groupColors } from "../../charts/theme.js";
import { readableDescription } from "../../measures/description.js";
import {
  categories,
  categoryName,
  dimensions,
  formatCode,
  groupName,
  type Group,
  groups,
} from "../../measures/index.js";
import type { Answers, Row, Value } from "../../measures/question.js";
import { column } from "../../view/table/columns.js";
import type { TableDefinition } from "../../view/table/definition.js";
import type { Part } from "./inputs.js";
import type { Plan } from "./plan.js";

/** The slice as a table: a row for each member, a column for each period or member of the columns. */
export function pivotTable(plan: Plan, answers: Answers): TableDefinition {
  const name = plan.rows ? memberNames(plan.rows, answers) : () => plan.measure.title;
  const columns = columnsOf(plan, answers);
  const values = new Map<Value, Row>();
  for (const row of answers["answer"] ?? []) {
    const member = plan.rows ? (row[plan.rows] ?? null) : null;
    const across = plan.columns ?? plan.time;
    const own = values.get(member) ?? {};
    own[`column ${across ? String(row[across] ?? null) : ""}`] = row["value"] ?? null;
    values.set(member, own);
  }
  return {
    caption: `${plan.measure.title} by ${plan.rows ? dimensions[plan.rows].name.toLowerCase() : "total"}`,
    columns: [
      column("member", plan.rows ? dimensions[plan.rows].name : "Measure"),
      ...columns.map(({ key, name }) =>
        column(`column ${key}`, name, plan.measure.unit, { unit: plan.measure.unit, numeric: true }),
      ),
    ],
    rows: membersOf(plan, answers).map((member) => ({ member: name(member), ...values.get(member) })),
  };
}

/** The members of the rows: categories and groups in their fixed order, others from the largest down, as of the last period. */
export function membersOf(plan: Plan, answers: Answers): Value[] {
  const part = plan.rows;
  if (!part) return [null];
  const rows = answers["answer"] ?? [];
  const present = [...new Set(rows.map((row) => row[part] ?? null))];
  const fixed: readonly string[] | undefined =
    part === "category" ? categories() : part === "group" ? groups : undefined;
  if (fixed) return present.sort((a, b) => place(fixed, a) - place(fixed, b));
  const last = lastPeriodOf(plan, answers);
  const size = new Map<Value, number>();
  for (const row of rows)
    if ((!plan.time || String(row[plan.time]) === last) && typeof row["value"] === "number")
      size.set(row[part] ?? null, (size.get(row[part] ?? null) ?? 0) + row["value"]);
  return present.sort((a, b) => (size.get(b) ?? -Infinity) - (size.get(a) ?? -Infinity));
}

function place(fixed: readonly string[], key: Value): number {
  const at = fixed.indexOf(String(key));
  return at < 0 ? fixed.length : at;
}

/** The last period in which anything has a value, a whole year where there is one; undefined where the plan has no time. */
export function lastPeriodOf(plan: Plan, answers: Answers): string | undefined {
  const { time, partialYears } = plan;
  if (!time) return undefined;
  const periods = [
    ...new Set(
      (answers["answer"] ?? []).flatMap((row) =>
        typeof row["value"] === "number" ? [String(row[time])] : [],
      ),
    ),
  ].sort();
  return periods.findLast((period) => !partialYears.includes(period)) ?? periods.at(-1);
}

/** The last period, whole where one is, in which every part that has a value lately has one: months of different ends are not compared. */
export function comparedPeriod(plan: Plan, rows: readonly Row[]): string | undefined {
  const { time, partialYears } = plan;
  if (!time) return undefined;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(row[time]), (counts.get(String(row[time])) ?? 0) + 1);
  const late = [...counts.keys()].sort().slice(-lately);
  const most = Math.max(0, ...late.map((period) => counts.get(period) ?? 0));
  const full = late.filter((period) => counts.get(period) === most);
  return full.findLast((period) => !partialYears.includes(period)) ?? full.at(-1);
}

/** How many of the last periods say which series go on. */
const lately = 6;

/** Is a member the total of the others? */
export function isTotal(part: Plan["rows"], member: Value | undefined): boolean {
  return part === "group" && member === "all";
}

/** `Jan 2026`, or the year, with a word where it is not whole. */
export function nameOfPeriod(plan: Plan, period: string): string {
  return plan.partialYears.includes(period) ? `${period} (in part)` : periodName(period);
}

/** Rows against columns, or against time where the plan has no columns. */
export function cellsOf(plan: Plan, answers: Answers): HeatCell[] {
  const nameRow = plan.rows ? memberNames(plan.rows, answers) : () => plan.measure.title;
  const columns = columnsOf(plan, answers);
  const found = new Map((answers["answer"] ?? []).map((row) => [cellKey(plan, row), row["value"]]));
  return membersOf(plan, answers).flatMap((member) =>
    columns.map(({ key, name }) => {
      const value = found.get(`${String(member)}\n${key}`);
      return { row: nameRow(member), column: name, value: typeof value === "number" ? value : null };
    }),
  );
}

/** The columns of a pivot: the members of a dimension from the largest down, or the periods in order. */
function columnsOf(plan: Plan, answers: Answers): { key: string; name: string }[] {
  const rows = answers["answer"] ?? [];
  const { columns, time } = plan;
  if (columns) {
    const name = memberNames(columns, answers);
    return membersOf({ ...plan, rows: columns }, answers).map((member) => ({
      key: String(member),
      name: name(member),
    }));
  }
  if (time)
    return [...new Set(rows.map((row) => String(row[time])))]
      .sort()
      .map((key) => ({ key, name: nameOfPeriod(plan, key) }));
  return [{ key: "", name: plan.measure.title }];
}

function cellKey(plan: Plan, row: Row): string {
  const column = plan.columns ?? plan.time;
  return `${plan.rows ? String(row[plan.rows] ?? null) : "null"}\n${column ? String(row[column] ?? null) : ""}`;
}

/** Characters of a description beside its code. */
const longestName = 60;

/** The name of a member of a dimension; a missing one is named for what it lacks. */
export function memberNames(part: Part, answers: Answers): (key: Value | undefined) => string {
  const names = new Map((answers[`names_of_${part}`] ?? []).map((row) => [row["key"], row["name"]]));
  return (key) => {
    if (key === null || key === undefined) return missing[part] ?? "none";
    const text = String(key);
    const name = names.get(key);
    if (part === "category") return categoryName(text);
    if (part === "group") return isGroup(text) ? groupName(text) : text;
    const code = codeParts.includes(part) ? formatCode(text) : text;
    if (typeof name !== "string" || name === "") return code;
    if (part === "country" || part === "district") return name;
    return `${code} ${part === "naics" ? name : readableDescription(name, longestName)}`;
  };
}

const codeParts: readonly Part[] = ["hs2", "hs4", "hs6", "hs8", "hs10", "family"];

const missing: Partial<Record<Part, string>> = {
  category: "no category",
  naics: "no industry",
  end_use: "no end use",
  hitech: "not advanced technology",
};

/** Hues for members that have no colour of their own, in order; the rest is grey. */
const palette = (["blue", "amber", "sky", "green", "pink", "vermilion", "violet", "gray"] as const).map(
  color,
);

/** The colour of a member: its own where it has one on every page, else by its place. */
export function memberColor(part: Part | undefined, key: string, place: number): string {
  if (part === undefined) return color("ai");
  if (part === "category" && categories().includes(key)) return categoryColor(key);
  if (part === "group" && isGroup(key)) return groupColors[key];
  return palette[place] ?? color("context");
}

function isGroup(key: string): key is Group {
  return (groups as readonly string[]).includes(key);
}
