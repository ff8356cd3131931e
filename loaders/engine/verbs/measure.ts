import {
  measure as snapshotMeasure,
  printMeasure,
  type MeasureOptions,
} from "../../snapshot/verbs/measure.js";
import { toClickHouse } from "../dialect.js";
import { openEngine, requireNoTask } from "../session.js";

/** `atlas measure`: of the snapshot here, or with `--engine` of what `atlas load` has put there. */
export async function measure(name: string | undefined, options: MeasureOptions): Promise<void> {
  if (!options.engine) return snapshotMeasure(name, options);
  requireNoTask(options);
  await printMeasure(
    name,
    options,
    async (work) => {
      const engine = await openEngine({ id: options.snapshot, run: options.run });
      try {
        await work({ ...engine, answer: (sql) => engine.measure(sql) });
      } finally {
        await engine.close();
      }
    },
    toClickHouse,
  );
}
