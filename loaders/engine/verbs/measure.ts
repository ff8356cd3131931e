import {
  measure as snapshotMeasure,
  printMeasure,
  type MeasureOptions,
} from "../../snapshot/verbs/measure.js";
import { toClickHouse } from "../dialect.js";
import { readingOf } from "../../snapshot/tasks.js";
import { openEngine } from "../session.js";

/** `atlas measure`: of the snapshot here, or with `--engine` of what `atlas load` has put there. */
export async function measure(name: string | undefined, options: MeasureOptions): Promise<void> {
  if (!options.engine) return snapshotMeasure(name, options);
  await printMeasure(
    name,
    options,
    async (work) => {
      const { snapshot: id, run, task } = options;
      const engine = await openEngine({ id, run, task });
      try {
        const reading = engine.task && readingOf(engine.task);
        await work({ ...engine, task: reading, answer: (sql) => engine.measure(sql) });
      } finally {
        await engine.close();
      }
    },
    toClickHouse,
  );
}
