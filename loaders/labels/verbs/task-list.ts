import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { listRuns } from "../run.js";
import { classesOf, groupKeys, tasks } from "../../tasks/task.js";

/** `atlas task list`. */
export async function listTasks(flags: { cache: string }): Promise<void> {
  const runs = await listRuns(cacheAt(flags.cache));
  await printLines(
    tasks.map((task) => {
      const keys = groupKeys(task);
      const classes = classesOf(task).map(({ name, role }) => `${name} (${keys[role]})`);
      const own = runs.flatMap((run) => (run.task === task.name ? [run.run] : []));
      return `${task.name}: ${task.title}; ${classes.join(", ")}; ${own.length ? `runs ${own.join(", ")}` : "no run"}`;
    }),
  );
}
