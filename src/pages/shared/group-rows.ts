import type { Value } from "../../measures/question.js";
import { categories, categoryName } from "../../measures/index.js";
import { categoryColor as colorOf, color } from "../../charts/theme.js";
import { known } from "../../measures/rows.js";
import { column } from "../../view/table/columns.js";
import type { TableColumn } from "../../view/table/definition.js";

/**
 * The categories of an answer, so that its rows add up to their group: those of the fixed list in its order, then
 * any other name that a label gave, then null for codes that were labelled without a category.
 */
export function categoriesIn(
  rows: readonly { category: string | null; value: unknown }[],
): (string | null)[] {
  const seen = new Set(known(rows).map(({ category }) => category));
  const listed = categories().filter((category) => seen.has(category));
  const others = [...seen].filter((category) => category !== null && !isListed(category)).sort();
  return [...listed, ...others, ...(seen.has(null) ? [null] : [])];
}

/** A category as readers see it; codes without one are named for what they lack. */
export function categoryLabel(category: Value | undefined): string {
  if (category === null || category === undefined) return "No category";
  const name = String(category);
  return categoryName(name);
}

export function categoryColumn(): TableColumn {
  return column("category", "Category", undefined, {
    format: (category) => (category === null ? "–" : categoryLabel(category)),
  });
}

export function categoryColor(category: Value | undefined): string {
  return category === null || category === undefined ? color("other") : colorOf(String(category));
}

function isListed(name: string): boolean {
  return categories().includes(name);
}
