import { readdirSync } from "node:fs";
import { readOwnTasks } from "./own-tasks.js";
import { matchChoice } from "../../src/measures/gold/choice.js";
import type { ReviewTask } from "../../src/measures/gold/sheet.js";
import { UsageError } from "../errors.js";

export { matchChoice };

/**
 * A question that is asked of every code, as data. Another question is another file in `tasks/` and nothing more:
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
  categories: readonly Choice[];
  /** the least label goes with this category and with no other */
  outside: { label: string; category: string };
  /** hard cases and how to decide them */
  guidance: readonly string[];
  examples: readonly Example[];
  /** what the answer's fields must hold */
  answer: string;
  /** ways to ask for one code; vote n takes wording n, so that votes are not one answer given twice */
  wordings: readonly string[];
}

/** What a class counts as: in the goods of the question, apart from both, or out of them. */
export type Role = "in" | "apart" | "out";

export interface Class extends Choice {
  role?: Role;
}

export interface Choice {
  name: string;
  meaning: string;
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
  readdirSync(new URL("tasks/", import.meta.url))
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(async (file) => {
      const { default: task } = (await import(new URL(`tasks/${file}`, import.meta.url).href)) as {
        default: Task;
      };
      return checkTask(task, file);
    }),
);

const own = await readOwnTasks(
  shipped.map(({ name }) => name),
  checkTask,
);

/** Every task: those beside this file, and those in the folder `tasks/` where the command runs. */
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

/** The classes of a task with their roles, from least to most. */
export function classesOf({ labels }: Pick<Task, "labels">): { name: string; role: Role }[] {
  return labels.map(({ name, role }, i) => ({
    name,
    role: role ?? (i === labels.length - 1 ? "in" : i === 0 ? "out" : "apart"),
  }));
}

/** What `--by group` calls the group of each role. */
export function groupKeys({ name, groups }: Pick<Task, "name" | "groups">): Record<Role, string> {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  return groups ?? { in: key, apart: "apart", out: `non_${key}` };
}

/** The label that counts as in: the last one. */
export function positiveLabel(task: Task): string {
  return labelNames(task).at(-1) ?? "";
}

/** Labels from least to most. */
export function labelNames(task: Task): string[] {
  return task.labels.map(({ name }) => name);
}

export function categoryNames(task: Task): string[] {
  return task.categories.map(({ name }) => name);
}

/** What people who answer a task need of it, and what they must not be asked: the examples of its prompt. */
export function reviewTask({ name, title, labels, categories, outside, examples }: Task): ReviewTask {
  return {
    name,
    title,
    labels,
    categories,
    outside,
    examples: examples.map(({ code }) => code.replaceAll(".", "")),
  };
}

/** Throws where a task contradicts itself: its examples and its outside must be made of its own words. */
export function checkTask(task: Task, file: string): Task {
  const [labels, categories] = [labelNames(task), categoryNames(task)];
  const problems = [
    `${task.name}.ts` !== file &&
      `${task.name}.json` !== file &&
      `its name is ${task.name} (expected the name of the file)`,
    labels.length < 2 && "fewer than two labels",
    task.wordings.length === 0 && "no wording",
    !classesOf(task).some(({ role }) => role === "in") && "no label with the role in",
    !classesOf(task).some(({ role }) => role === "out") && "no label with the role out",
    new Set(Object.values(groupKeys(task))).size < 3 && "groups of one name",
    Object.values(groupKeys(task)).some(
      (key) => key === "all" || key === "unlabelled" || !/^[a-z0-9_]+$/.test(key),
    ) && "groups: names are small letters, digits and _, and neither all nor unlabelled",
    task.outside.label !== labels[0] && `outside: ${task.outside.label} is not the least label`,
    !categories.includes(task.outside.category) && `outside: unknown category ${task.outside.category}`,
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
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw new Error(`task ${file}: ${problems.join("; ")}`);
  return task;
}
