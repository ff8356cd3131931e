import type { HeatCell } from "../../charts/heat.js";
import { periodName } from "../../charts/period.js";
import type { Answers, Row, Value } from "../../measures/question.js";
import { categories, groups } from "../../measures/index.js";
import { memberNames } from "./members.js";
import type { Plan } from "./plan.js";

/** The members of the rows: categories and groups in their fixed order, others from the largest down, as of the last period. */
export function membersOf(plan: Plan, answers: Answers): Value[] {
  const part = plan.rows;
  if (!part) return [null];
  const rows = answers["answer"] ?? [];
  const present = [...new Set(rows.map((row) => row[part] ?? null))];
  const fixed: readonly string[] | undefined =
    part === "category" ? categories : part === "group" ? groups : undefined;
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
export function columnsOf(plan: Plan, answers: Answers): { key: string; name: string }[] {
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
