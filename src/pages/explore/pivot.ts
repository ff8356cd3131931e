import type { Answers, Row, Value } from "../../measures/question.js";
import type { TableDefinition } from "../../view/table/definition.js";
import { dimensions, formatValue } from "../../measures/index.js";
import { memberNames } from "./members.js";
import type { Plan } from "./plan.js";
import { columnsOf, membersOf } from "./rows.js";

/** The slice as a table: a row for each member, a column for each period or member of the columns. */
export function pivotTable(plan: Plan, answers: Answers): TableDefinition {
  const name = plan.rows ? memberNames(plan.rows, answers) : () => plan.measure.title;
  const columns = columnsOf(plan, answers);
  const values = new Map<Value, Row>();
  for (const row of answers["answer"] ?? []) {
    const member = plan.rows ? (row[plan.rows] ?? null) : null;
    const column = plan.columns ?? plan.time;
    const own = values.get(member) ?? {};
    own[`column ${column ? String(row[column] ?? null) : ""}`] = row["value"] ?? null;
    values.set(member, own);
  }
  return {
    caption: `${plan.measure.title} by ${plan.rows ? dimensions[plan.rows].name.toLowerCase() : "total"}`,
    columns: [
      { key: "member", title: plan.rows ? dimensions[plan.rows].name : "Measure" },
      ...columns.map((column) => ({
        key: `column ${column.key}`,
        title: column.name,
        numeric: true,
        unit: plan.measure.unit,
        format: (value: Value) => formatValue(value as number | null, plan.measure.unit),
      })),
    ],
    rows: membersOf(plan, answers).map((member) => ({ member: name(member), ...values.get(member) })),
  };
}
