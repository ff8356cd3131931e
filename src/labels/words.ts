import { keyOf } from "./idle.js";
import { formatCode } from "../measures/format.js";
import {
  isCodeChange,
  type LabelBase,
  type LabelChange,
  type ReaderLabels,
} from "../measures/label-changes.js";
import { categoryNames, type Category } from "../measures/vocabulary.js";

/** A line of the list of changes; `index` is the place of the change that the line can take back. */
export interface Line {
  text: string;
  index?: number;
  /** it alters no label, and counts nowhere */
  idle?: boolean;
}

/** What the reader's labels differ in from the site's own, line by line. */
export function describeLabels(labels: ReaderLabels, idle: ReadonlySet<string> = new Set()): Line[] {
  return [
    ...describeInputs(labels),
    ...labels.changes.map((change, index) => ({
      ...{ text: describeChange(change), index },
      ...(idle.has(keyOf(change)) && { idle: true }),
    })),
  ];
}

/** The same as one phrase: `3 changes, from 60 % confidence`. */
export function summarizeLabels(labels: ReaderLabels): string {
  const { base, changes, confidence, medium } = labels;
  return [
    base.kind === "site" ? "" : describeBase(base),
    changes.length
      ? `${changes.length.toLocaleString("en-US")} ${changes.length === 1 ? "change" : "changes"}`
      : "",
    confidence > 0 ? `confidence ${confidence}+` : "",
    medium === "apart" ? "" : medium === "ai" ? "Medium counts as AI" : "Medium counts as non-AI",
  ]
    .filter(Boolean)
    .join(", ");
}

/** `8471.50.0150 → High, Compute hardware` */
export function describeChange(change: LabelChange): string {
  const category = change.category === undefined ? [] : [categoryName(change.category)];
  const to = [...(change.relevance === undefined ? [] : [change.relevance]), ...category].join(", ");
  return `${describeTarget(change)} → ${to}`;
}

export function categoryName(category: string): string {
  return Object.hasOwn(categoryNames, category)
    ? categoryNames[category as Category]
    : category.replaceAll("_", " ");
}

function describeTarget(change: LabelChange): string {
  if (!isCodeChange(change)) return `all of ${categoryName(change.of)}`;
  const { prefix } = change;
  if (prefix.length === 10) return formatCode(prefix);
  return prefix.length === 2 ? `chapter ${prefix}` : `all of ${formatCode(prefix)}`;
}

function describeInputs({ base, confidence, medium }: ReaderLabels): Line[] {
  return [
    base.kind === "site" ? undefined : `Starts from ${describeBase(base)}`,
    confidence > 0
      ? `High counts from a stated confidence of ${confidence}; below it a code counts as Medium`
      : undefined,
    medium === "apart" ? undefined : `Medium counts as ${medium === "ai" ? "AI-related" : "non-AI"}`,
  ].flatMap((text) => (text === undefined ? [] : [{ text }]));
}

function describeBase(base: LabelBase): string {
  switch (base.kind) {
    case "site":
      return "the site's labels";
    case "run":
      return `run ${base.name}`;
    case "list":
      return `list ${base.name}`;
    case "none":
      return "no labels";
  }
}
