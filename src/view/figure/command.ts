import type { Filter, Query } from "../../measures/index.js";
import type { Question } from "../../measures/question.js";

/** The call of `atlas measure` that gives the same numbers. */
export function commandOf(question: Question): string {
  if (!question.measure) return `npx atlas sql ${JSON.stringify(question.sql)}`;
  const { name, query } = question.measure;
  const { where, ...rest } = query;
  const asked = { ...rest, ...where } satisfies Query & Filter;
  const options = Object.entries(asked).flatMap(([field, value]) =>
    value === undefined || value === false || (Array.isArray(value) && value.length === 0)
      ? []
      : [optionOf(field as keyof typeof flags, value)],
  );
  return ["npx atlas measure", name, ...options].join(" ");
}

function optionOf(field: keyof typeof flags, value: string | number | true | readonly string[]): string {
  if (value === true) return flags[field];
  const text = typeof value === "object" ? value.join(",") : String(value);
  return `${flags[field]} ${/^[\w.,-]+$/.test(text) ? text : JSON.stringify(text)}`;
}

/** The command's name for every field of a query and of its filter. */
const flags: Record<Exclude<keyof Query, "where"> | keyof Filter, string> = {
  by: "--by",
  from: "--from",
  to: "--to",
  base: "--base",
  allGoods: "--all-goods",
  groups: "--group",
  categories: "--category",
  countries: "--country",
  countryGroups: "--country-group",
  codes: "--code",
  naics: "--naics",
  endUse: "--end-use",
  lists: "--list",
  imports: "--imports",
  exports: "--exports",
  medium: "--medium",
  confidence: "--confidence",
  of: "--of",
  comparison: "--comparison",
  start: "--start",
  matching: "--matching",
  dated: "--dated",
  against: "--against",
  formula: "--formula",
  item: "--item",
  outliers: "--outliers",
};
