import { UsageError } from "../errors.js";
import type { TaskInUse } from "../../src/measures/task.js";
import { taskInUse } from "../tasks/in-use.js";
import { standardClasses } from "../tasks/classes.js";
import { defaultTask, findTask, groupKeys, tasks } from "../tasks/task.js";
import type { Inputs } from "./inputs.js";
import { chooseRun } from "./labels.js";
import type { HeldTask, Manifest } from "./manifest.js";

/**
 * The tasks that a snapshot holds, the one in use first: those asked for, else the one of the run asked for, of the
 * snapshot before, or the paper's; then every other that has a run. Each has a run in use of its own.
 * @throws UsageError where a task has no run, or the run asked for answers a task that the snapshot is not to hold
 */
export function chooseTasks(
  runs: Inputs["runs"],
  {
    runs: named = [],
    ...asked
  }: {
    run?: string | undefined;
    runs?: readonly string[] | undefined;
    tasks?: readonly string[] | undefined;
  },
  previous: Manifest | undefined,
): HeldTask[] {
  const taskOf = (run: Inputs["runs"][number]): string => run.task || defaultTask;
  const leading = asked.run ?? named[0];
  const wanted = runs.find(({ run }) => run.run === leading);
  if (asked.run !== undefined && wanted === undefined)
    chooseRun(
      runs.map(({ run }) => run),
      asked.run,
      null,
    );
  if (wanted && asked.tasks?.length && !asked.tasks.includes(taskOf(wanted)))
    throw new UsageError(
      `run ${asked.run} answers ${taskOf(wanted)}, which the snapshot is not to hold (expected --task ${[...asked.tasks, taskOf(wanted)].join(" ")})`,
    );
  const present = [...new Set(runs.map(taskOf))].sort();
  const names = asked.tasks?.length ? [...new Set(asked.tasks)] : present;
  for (const name of names)
    if (!present.includes(name))
      throw new UsageError(
        `no run of task ${name} (make one with atlas label --labeler claude --task ${name}; there are runs of ${present.join(", ") || "no task"})`,
      );
  const first = asked.tasks?.length
    ? names[0]
    : [wanted && taskOf(wanted), previous?.tasks?.[0]?.task.name, defaultTask, newestTask(runs, taskOf)].find(
        (name) => name !== undefined && names.includes(name),
      );
  return [...names.filter((name) => name === first), ...names.filter((name) => name !== first)].map(
    (name) => {
      const own = runs.filter((run) => taskOf(run) === name).map(({ run }) => run);
      const before =
        previous?.tasks?.find(({ task }) => task.name === name)?.run ??
        (name === first ? previous?.run : undefined);
      const chosen = [leading, ...named].find((one) => own.some(({ run }) => run === one));
      const run = chooseRun(own, chosen, before);
      return { task: taskFor(name, previous), run: run ?? "", runs: own.map(({ run }) => run) };
    },
  );
}

/**
 * A snapshot's task as pages and measures read it, the paper's where it names none. What it was held without, since
 * tasks had no such field, comes from its file.
 */
export function inUseOf(held: HeldTask | undefined): TaskInUse {
  const task = held?.task ?? findTask(defaultTask);
  const file = tasks.find(({ name }) => name === task.name);
  return taskInUse(
    file && (task.words === undefined || file.version === task.version)
      ? { ...file, ...task, texts: { ...file.texts, ...task.texts } }
      : task,
  );
}

/** How a snapshot's labels read for one of its tasks. */
export interface TaskReading {
  name: string;
  /** the class of the paper's task that stands for the role of each class, where the names differ */
  standard: ReadonlyMap<string, string>;
  /** the group of the paper's task to the group of this one */
  groups: ReadonlyMap<string, string>;
}

/** What a task's classes and groups are called, against those that measures are written in. */
export function readingOf({ task }: HeldTask): TaskReading {
  const keys = groupKeys(task);
  const usual = groupKeys(findTask(defaultTask));
  return {
    name: task.name,
    standard: new Map(Object.entries(standardClasses(task))),
    groups: new Map((["in", "apart", "out"] as const).map((role) => [usual[role], keys[role]])),
  };
}

function newestTask(
  runs: Inputs["runs"],
  taskOf: (run: Inputs["runs"][number]) => string,
): string | undefined {
  const newest = [...runs].sort((a, b) => (a.run.labelled < b.run.labelled ? 1 : -1))[0];
  return newest && taskOf(newest);
}

/** The task as its file says it now, else as the snapshot before held it. */
function taskFor(name: string, previous: Manifest | undefined): HeldTask["task"] {
  try {
    return findTask(name);
  } catch (error) {
    const held = previous?.tasks?.find(({ task }) => task.name === name)?.task;
    if (held) return held;
    throw error;
  }
}
