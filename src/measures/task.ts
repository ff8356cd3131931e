import { given } from "#task";
import { known } from "./rows.js";

/** What a class counts as: in the goods of the question, apart from both, or out of them. */
export type Role = "in" | "apart" | "out";

/** How titles, notes and files speak of the goods of a question; small letters where the language has them. */
export interface Words {
  /** stands before `imports` or `goods`: `drone-related` */
  adjective: string;
  /** stands before `trade` or `share`, and names a line: `drone` */
  noun: string;
  /** what the others are called: `non-drone` */
  other: string;
  /** before what is theirs: `the drone` rate */
  whose: string;
  /** stands after `in` and `of`: `drones` */
  goods: string;
  /** what the site asks about: `the drone boom` */
  theme: string;
  /** the site's name: `Drone Trade Atlas` */
  site: string;
}

/** What counted goods are for. */
export interface TaskCategory {
  name: string;
  title: string;
  /** a hue of `src/charts/theme.ts`, or its own for both themes */
  color: string | { light: string; dark: string };
}

/** A dated event that charts by month may mark. Dates are the first day in force, not the announcement. */
export interface TaskEvent {
  date: string;
  /** fits beside a thin rule */
  label: string;
  detail: string;
  source: string;
  /** labelled before the others where there is no room for all */
  main?: boolean;
}

/** Headings that pages begin with, as their inputs hold them: prefixes with commas between. */
export interface TaskHeadings {
  /** whose sources are compared */
  sources: string;
  /** of a route that changes its heading: exports that leave, imports that come back */
  out: string;
  back: string;
  /** one subheading for examples and prices */
  example: string;
  /** what its goods are called in `Who sends …?`; default: by its number */
  exampleName?: string;
}

/** A task as everything that shows or counts its goods reads it; a snapshot's task file gives it. */
export interface TaskInUse {
  name: string;
  title: string;
  words: Words;
  /** what the classes of each role are called */
  classes: Readonly<Record<Role, string>>;
  /** which of High, Medium and Low stands for each class that is called otherwise, by its role: measures are written in these */
  standard?: Readonly<Record<string, string>>;
  /** what answers and files call the groups of each role */
  groups: Readonly<Record<Role, string>>;
  /** names that links write as a number, in the order that stays; others they spell out */
  linkNames: readonly string[];
  /** in the order of tables and colours; the one of goods that are out stands last */
  categories: readonly TaskCategory[];
  /** the category of goods that are out */
  outside: string;
  /** chapters that measures leave out unless all goods are asked for */
  excludedChapters: readonly string[];
  events: readonly TaskEvent[];
  headings: TaskHeadings;
  /** what a citation adds to the site: `; after …`; empty where the question follows no work */
  after: string;
  /** lists that others would count by, and what Robustness calls them */
  sets: readonly { list: string; label: string }[];
  /** Markdown that only this question has, by the names under which pages ask for it */
  texts: Readonly<Record<string, string>>;
  /** pages that make no sense for the question, by the names of their files */
  leftOut: readonly string[];
}

/** The task whose goods count: a page's own in the browser, elsewhere that of the snapshot opened last. */
export let task: TaskInUse = given;

/** From here on `task` is this one. Text that a module made while it was loaded stays as it is. */
export function useTask(next: TaskInUse): void {
  task = next;
}

/** The words of the task in use. */
export function words(): Words {
  return task.words;
}

/** What the task calls a class that measures write as High, Medium or Low; any other text as it is. */
export function className(relevance: string): string {
  const names: Record<string, string> = {
    High: task.classes.in,
    Medium: task.classes.apart,
    Low: task.classes.out,
  };
  return names[relevance] ?? relevance;
}

/** The chapters that measures leave out, as a sentence names them: `chapters 27, 71, 98 and 99`. */
export function chaptersLeftOut(and = " and "): string {
  const chapters = task.excludedChapters;
  const named = [chapters.slice(0, -1).join(", "), chapters.at(-1)].filter(Boolean).join(and);
  return chapters.length === 0 ? "no chapter" : `chapter${chapters.length === 1 ? "" : "s"} ${named}`;
}

/** What the chapters are that measures leave out, as far as they are among the usual ones. */
export function chapterKinds(): string {
  const named = [
    ...new Set(task.excludedChapters.map((chapter) => kinds[chapter] ?? `chapter ${chapter}`)),
  ].map((kind) => (kind === kinds["99"] ? `${kind} (goods returned, low-value estimates)` : kind));
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")}, and ${named.at(-1)}`;
}

/** The chapters with what they are: `27 (mineral fuels), 98 and 99 (special provisions)`. */
export function chaptersWithKinds(): string {
  const groups = new Map<string, string[]>();
  for (const chapter of task.excludedChapters)
    groups.set(kinds[chapter] ?? chapter, [...(groups.get(kinds[chapter] ?? chapter) ?? []), chapter]);
  return [...groups]
    .map(([kind, chapters]) => chapters.join(" and ") + (chapters.includes(kind) ? "" : ` (${kind})`))
    .join(", ");
}

const kinds: Readonly<Record<string, string>> = {
  "27": "mineral fuels",
  "71": "precious metals and gems",
  "98": "special provisions",
  "99": "special provisions",
};

/** What is said where the question follows a work, and only there; `instead` stands elsewhere. */
export function ofPaper(text: string, instead = ""): string {
  return task.after === "" ? instead : text;
}

/** The title of a category; one that the task does not name goes by its name. */
export function categoryName(name: string): string {
  return task.categories.find((category) => category.name === name)?.title ?? name.replaceAll("_", " ");
}

/** A category as readers see it; codes without one are named for what they lack. */
export function categoryLabel(category: string | null): string {
  return category === null ? "No category" : categoryName(category);
}

/**
 * The categories of an answer, so that its rows add up to their group: those of the task in its order, then any other
 * name that a label gave, then null for codes that were labelled without a category.
 */
export function categoriesIn(
  rows: readonly { category: string | null; value: unknown }[],
): (string | null)[] {
  const seen = new Set(known(rows).map(({ category }) => category));
  const listed = categories();
  const others = [...seen].filter((category) => category !== null && !listed.includes(category)).sort();
  return [...listed.filter((category) => seen.has(category)), ...others, ...(seen.has(null) ? [null] : [])];
}

/** Titles of the categories by their names, in their order. */
export function categoriesByName(): Record<string, string> {
  return Object.fromEntries(task.categories.map(({ name, title }) => [name, title]));
}

/** Names of the categories, in their order. */
export function categories(): string[] {
  return task.categories.map(({ name }) => name);
}

/** Names of the categories that counted goods have. */
export function countedCategories(): string[] {
  return categories().filter((name) => name !== task.outside);
}

/** Chapters that measures leave out unless all goods are asked for. */
export function excludedChapters(): readonly string[] {
  return task.excludedChapters;
}

/** For the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the middle of one. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
