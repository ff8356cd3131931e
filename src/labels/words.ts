import { className, words } from "../measures/task.js";
import { keyOf } from "./idle.js";
import { formatCode } from "../measures/format.js";
import {
  isCodeChange,
  type LabelBase,
  type LabelChange,
  type ReaderLabels,
} from "../measures/label-changes.js";
import { categoryName } from "../measures/task.js";

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
    medium === "apart"
      ? ""
      : medium === "ai"
        ? `${className("Medium")} counts as ${words().goods}`
        : `${className("Medium")} counts as ${words().other}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** `8471.50.0150 → High, Compute hardware` */
export function describeChange(change: LabelChange): string {
  const category = change.category === undefined ? [] : [categoryName(change.category)];
  const to = [...(change.relevance === undefined ? [] : [className(change.relevance)]), ...category].join(
    ", ",
  );
  return `${describeTarget(change)} → ${to}`;
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
      ? `${className("High")} counts from a stated confidence of ${confidence}; below it a code counts as ${className("Medium")}`
      : undefined,
    medium === "apart"
      ? undefined
      : `${className("Medium")} counts as ${medium === "ai" ? words().adjective : words().other}`,
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
