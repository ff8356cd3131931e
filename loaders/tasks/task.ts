import { readdirSync } from "node:fs";
import { readOwnTasks } from "./own-tasks.js";
import { classesOf, groupKeys } from "./classes.js";
import type { Role, TaskEvent, TaskHeadings, Words } from "../../src/measures/task.js";
import { matchChoice } from "../../src/measures/gold/choice.js";
import type { ReviewTask } from "../../src/measures/gold/sheet.js";
import { UsageError } from "../errors.js";

export { matchChoice, classesOf, groupKeys };

/**
 * A question that is asked of every code, as data. Another question is another file in `shipped/` and nothing more:
 * labels, categories, prompt and schema all come from it.
 */
export interface Task {
  name: string;
  /** changes with any change of meaning; the hash of the prompt changes by itself */
  version: string;
  title: string;
  /** who the model is and what the question is about */
  context: string;
  /** what the message about a code holds and what each part tells */
  inputs: string;
  /** from the least to the most of it; roles default to out for the first, in for the last, apart for all between */
  labels: readonly Class[];
  /** what `--by group` calls the three groups; default: from the name of the task */
  groups?: { in: string; apart: string; out: string };
  categories: readonly Category[];
  /** counted categories as tables and colours take them; default: as they stand above */
  order?: readonly string[];
  /** how titles and files speak of the goods; what is left out comes from the name */
  words?: Partial<Words>;
  /** categories that links of readers' labels write as a number: an order that stays for good; default: none */
  linkNames?: readonly string[];
  /** chapters that measures leave out; default: fuels, precious metals and gems, special provisions */
  excludedChapters?: readonly string[];
  /** events that charts by month may mark; default: the tariff orders since 2018 */
  events?: readonly TaskEvent[];
  /** headings that pages begin with; default: that of the first example */
  headings?: TaskHeadings;
  /** the work that the question follows, as a citation ends: `; after …`; default: none */
  after?: string;
  /** lists of the snapshot that others would count by, which Robustness sets beside the labels; default: none */
  sets?: readonly { list: string; label: string }[];
  /** Markdown for places of pages that ask for it by name; see docs/tasks.md */
  texts?: Readonly<Record<string, string>>;
  /** pages that make no sense for the question, by the names of their files */
  leftOut?: readonly string[];
  /** the least label goes with this category and with no other */
  outside: {
    label: string;
    category: string;
    /** chapters whose goods are certain to go there: `--rules-first` asks no question about them; default: none */
    chapters?: readonly string[];
  };
  /** hard cases and how to decide them */
  guidance: readonly string[];
  examples: readonly Example[];
  /** what the answer's fields must hold */
  answer: string;
  /** ways to ask for one code; vote n takes wording n, so that votes are not one answer given twice */
  wordings: readonly string[];
}

export type { Role };

export interface Class extends Choice {
  role?: Role;
}

export interface Choice {
  name: string;
  meaning: string;
}

export interface Category extends Choice {
  /** as pages write it; default: the name in words */
  title?: string;
  /** a hue of `src/charts/theme.ts`, or one of its own for both themes */
  color?: string | { light: string; dark: string };
}

export interface Example {
  code: string;
  description: string;
  answer: {
    specific_use: string;
    reasoning: string;
    category: string;
    relevance: string;
    confidence: number;
  };
}

/** The question that is asked unless another is named: the paper's. */
export const defaultTask = "ai-data-centers";

const shipped: readonly Task[] = await Promise.all(
  readdirSync(new URL("shipped/", import.meta.url))
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(async (file) => {
      const { default: task } = (await import(new URL(`shipped/${file}`, import.meta.url).href)) as {
        default: Task;
      };
      return checkTask(task, file);
    }),
);

const own = await readOwnTasks(
  shipped.map(({ name }) => name),
  checkTask,
);

/** Every task: those of `shipped/`, and those in the folder `tasks/` where the command runs. */
export const tasks: readonly Task[] = [...shipped, ...own.tasks];

/** The task of this name; throws with the names there are, or with what is wrong in its file. */
export function findTask(name: string): Task {
  const task = tasks.find((candidate) => candidate.name === name);
  const fault = own.faults.get(name);
  if (task === undefined && fault !== undefined) throw new UsageError(fault);
  if (task === undefined)
    throw new UsageError(`unknown task: ${name} (there are: ${tasks.map((t) => t.name).join(", ")})`);
  return task;
}

/** The labels that count as in, of which a task may have several. */
export function countedLabels(task: Task): string[] {
  return labelsOfRole(task, "in");
}

/** Labels of a role, from least to most. */
export function labelsOfRole(task: Task, role: Role): string[] {
  return classesOf(task).flatMap((one) => (one.role === role ? [one.name] : []));
}

/** Labels from least to most. */
export function labelNames(task: Task): string[] {
  return task.labels.map(({ name }) => name);
}

/** A class that labels have and the task does not: it had other ones when they were made. */
export function otherClass(task: Task, labels: readonly { relevance: string }[]): string | undefined {
  const names = new Set(labelNames(task));
  return labels.find(({ relevance }) => !names.has(relevance))?.relevance;
}

export function otherClassText(run: string, other: string, task: Task): string {
  return `run ${run} is labelled ${other}, which is no class of task ${task.name} (expected ${labelNames(task).join(", ")})`;
}

export function categoryNames(task: Task): string[] {
  return task.categories.map(({ name }) => name);
}

/** What people who answer a task need of it, and what they must not be asked: the examples of its prompt. */
export function reviewTask(task: Task): ReviewTask {
  const { name, title, labels, categories, outside, examples } = task;
  return {
    name,
    title,
    labels,
    counted: countedLabels(task),
    categories: categories.map(({ name, meaning }) => ({ name, meaning })),
    outside: { label: outside.label, category: outside.category },
    examples: examples.map(({ code }) => code.replaceAll(".", "")),
  };
}

/** Names that an answer could not tell from one before them: case, spaces and signs do not count. */
function alike(names: readonly string[]): string[] {
  return names.filter((name, i) => matchChoice(names.slice(0, i), name) !== undefined);
}

/** Throws where a task contradicts itself: its examples and its outside must be made of its own words. */
export function checkTask(task: Task, file: string): Task {
  const [labels, categories] = [labelNames(task), categoryNames(task)];
  const problems = [
    `${task.name}.ts` !== file &&
      `${task.name}.json` !== file &&
      `its name is ${task.name} (expected the name of the file)`,
    labels.length < 2 && "fewer than two labels",
    ...[...alike(labels), ...alike(categories)].map((name) => `${name}: two of a name, as answers are read`),
    task.wordings.length === 0 && "no wording",
    !classesOf(task).some(({ role }) => role === "in") && "no label with the role in",
    !classesOf(task).some(({ role }) => role === "out") && "no label with the role out",
    new Set(Object.values(groupKeys(task))).size < 3 && "groups of one name",
    Object.values(groupKeys(task)).some(
      (key) => key === "all" || key === "unlabelled" || !/^[a-z0-9_]+$/.test(key),
    ) && "groups: names are small letters, digits and _, and neither all nor unlabelled",
    task.outside.label !== labels[0] && `outside: ${task.outside.label} is not the least label`,
    !categories.includes(task.outside.category) && `outside: unknown category ${task.outside.category}`,
    ...(task.order ?? []).map(
      (name) =>
        (!categories.includes(name) || name === task.outside.category) && `order: unknown category ${name}`,
    ),
    ...task.examples.map(
      ({ code, answer }) =>
        (!labels.includes(answer.relevance) || !categories.includes(answer.category)) &&
        `example ${code}: unknown label or category`,
    ),
    ...task.examples.map(
      ({ code, answer }) =>
        (answer.relevance === task.outside.label) !== (answer.category === task.outside.category) &&
        `example ${code}: ${answer.relevance} with ${answer.category}`,
    ),
    ...task.examples.map(
      ({ code, answer }) =>
        task.outside.chapters?.includes(code.slice(0, 2)) &&
        answer.relevance !== task.outside.label &&
        `example ${code}: ${answer.relevance} in a chapter that outside rules out`,
    ),
  ].filter((problem) => typeof problem === "string");
  if (problems.length > 0) throw new Error(`task ${file}: ${problems.join("; ")}`);
  return task;
}
