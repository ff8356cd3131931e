import { readableDescription } from "../../measures/description.js";
import { formatCode, formatMonth, formatValue, type Unit } from "../../measures/index.js";
import { categoryLabel } from "../../measures/task.js";
import type { Value } from "../../measures/question.js";
import type { TableColumn } from "./definition.js";

export interface ColumnOptions extends Partial<Omit<TableColumn, "key" | "title">> {
  /** write a plus before what is above zero */
  sign?: boolean;
  /** what stands where there is no value; default: an en dash */
  none?: string;
}

/** A column by its key and title. With a unit it holds numbers, written and labelled in CSV as the unit is. */
export function column(
  key: string | number,
  title: string | number,
  unit?: Unit,
  options: ColumnOptions = {},
): TableColumn {
  const { sign = false, none, ...rest } = options;
  const named = { key: String(key), title: String(title) };
  const absent = (value: Value, write: () => string): string =>
    value === null && none !== undefined ? none : write();
  if (unit === undefined)
    return none === undefined
      ? { ...named, ...rest }
      : { ...named, format: (value) => absent(value, () => String(value)), ...rest };
  return {
    ...named,
    numeric: true,
    ...(unit === "codes" ? {} : { unit: unitName(unit) }),
    format: (value) =>
      absent(value, () => formatValue(value === null ? null : Number(value), unit, { sign })),
    ...rest,
  };
}

/** Months, as `2026-01` in files and as Jan 2026 for readers. */
export function monthColumn(key = "month", title = "Month"): TableColumn {
  return { key, title, format: (month) => (month === null ? "none" : formatMonth(String(month))) };
}

/** Codes, dotted for readers; `linked` to their page. */
export function codeColumn(key = "code", title = "Code", linked = false): TableColumn {
  return {
    key,
    title,
    format: (code) => formatCode(String(code)),
    ...(linked && { href: (row) => `./code?code=${String(row[key])}` }),
  };
}

/** What Census says of a code: in words for readers, as published in files. */
export function descriptionColumn(): TableColumn {
  return {
    ...{ key: "description", title: "Description" },
    format: (value) => readableDescription(value === null ? null : String(value), longestDescription) || "–",
  };
}

/** Categories; a dash for codes that have none. */
export function categoryColumn(): TableColumn {
  return {
    ...{ key: "category", title: "Category" },
    format: (category) => (category === null ? "–" : categoryLabel(String(category))),
  };
}

const longestDescription = 110;

/** A unit as the header of a file names it. */
export function unitName(unit: Unit): string {
  return unit === "dollars" ? "US dollars" : unit;
}
