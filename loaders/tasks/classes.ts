import type { Role } from "../../src/measures/task.js";
import type { Task } from "./task.js";

/** The classes of a task with their roles, from least to most. */
export function classesOf({ labels }: Pick<Task, "labels">): { name: string; role: Role }[] {
  return labels.map(({ name, role }, i) => ({
    name,
    role: role ?? (i === labels.length - 1 ? "in" : i === 0 ? "out" : "apart"),
  }));
}

/** Which of the measures' classes stands for each class of a task that is called otherwise, by its role. */
export function standardClasses(task: Pick<Task, "labels">): Record<string, string> {
  const called = classesOf(task).filter(({ name, role }) => name !== standard[role]);
  return Object.fromEntries(called.map(({ name, role }) => [name, standard[role]]));
}

/** Measures are written in these, whatever a task calls its classes. */
const standard: Record<Role, string> = { in: "High", apart: "Medium", out: "Low" };

/** What `--by group` calls the group of each role. */
export function groupKeys({ name, groups }: Pick<Task, "name" | "groups">): Record<Role, string> {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  return groups ?? { in: key, apart: "apart", out: `non_${key}` };
}
