import { dimensions, type Dimension } from "../measures/index.js";
import type { Question } from "../measures/question.js";

/**
 * How far an answer tells codes apart by country or district, beyond those labelled High: not at all, in some
 * chapters, or in all of them. Decides which chapters the browser loads before it answers.
 */
export type Detail = "none" | "all" | readonly string[];

/** What a question needs. SQL without a measure says so itself in `detail`; else it gets every chapter. */
export function detailOf(question: Question): Detail {
  if (question.detail) return question.detail;
  if (!question.measure) return "all";
  const { by = [], where = {} } = question.measure.query;
  if (where.codes) return [...new Set(where.codes.map((prefix) => prefix.slice(0, 2)))];
  const onlyHigh = where.groups?.length && where.groups.every((group) => group === "ai");
  const tells =
    by.some((dimension) => tellsCodesApart(dimension)) || where.naics || where.endUse || where.lists;
  return tells && !(onlyHigh && question.measure.query.medium !== "ai") ? "all" : "none";
}

function tellsCodesApart(dimension: Dimension): boolean {
  return (dimensions[dimension].needs as readonly string[]).includes("codes") && dimension !== "district";
}
