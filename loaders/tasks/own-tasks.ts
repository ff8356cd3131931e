import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describeError } from "../errors.js";
import type { Task } from "./task.js";

/** Where the tasks of one's own stand: one JSON or TypeScript file each, in the folder where the command runs. */
export const ownFolder = "tasks";

export interface OwnTasks {
  tasks: Task[];
  /** by the name that a file would have given its task: what is wrong with it */
  faults: ReadonlyMap<string, string>;
}

/**
 * Reads the tasks of the working folder. A file that is no task is kept as a fault, so that it stands in the way of
 * nothing but its own task.
 */
export async function readOwnTasks(
  taken: readonly string[],
  check: (task: Task, file: string) => Task,
  folder = resolve(ownFolder),
): Promise<OwnTasks> {
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /^[a-z0-9-]+\.(json|ts)$/.test(file))
        .sort()
    : [];
  const [tasks, faults] = [[] as Task[], new Map<string, string>()];
  for (const file of files) {
    const name = file.replace(/\.(json|ts)$/, "");
    try {
      if (taken.includes(name) || tasks.some((task) => task.name === name))
        throw new Error(`there is a task ${name} already`);
      tasks.push(check(await readTask(join(folder, file), file), file));
    } catch (error) {
      faults.set(name, `${join(ownFolder, file)}: ${describeError(error)}`);
    }
  }
  return { tasks, faults };
}

async function readTask(path: string, file: string): Promise<Task> {
  const { parseTask } = await import("./task-schema.js"); // zod, which commands without tasks of their own do without
  const value: unknown = file.endsWith(".json")
    ? JSON.parse(withoutComments(readFileSync(path, "utf8")))
    : ((await import(pathToFileURL(path).href)) as { default: unknown }).default;
  return parseTask(value);
}

/** JSON with lines that begin with `//`, which say what a field is for. */
function withoutComments(text: string): string {
  return text
    .split("\n")
    .map((line) => (/^\s*\/\//.test(line) ? "" : line))
    .join("\n");
}
