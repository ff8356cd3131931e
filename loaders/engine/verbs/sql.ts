import { printLines } from "../../output.js";
import { formatAnswer } from "../../snapshot/answer.js";
import { formatOf, type Output } from "../../snapshot/verbs/output.js";
import { sql as snapshotSql } from "../../snapshot/verbs/sql.js";
import { UsageError } from "../../errors.js";
import { labelsOf } from "../dialect.js";
import { openEngine } from "../session.js";

/** `atlas sql`: of the snapshot here, or with `--engine` ClickHouse's own SQL over what `atlas load` has put there. */
export async function sql(select: string, options: Output): Promise<void> {
  if (!options.engine) return snapshotSql(select, options);
  const format = formatOf(options);
  const { snapshot: id, run, task } = options;
  const engine = await openEngine({ id, run, task });
  try {
    if (engine.runIndex > 0)
      throw new UsageError(
        `with --engine SQL is passed on as it is (expected no --run or --task: the labels of run ${engine.run} are the table ${labelsOf(engine.runIndex)} there)`,
      );
    await printLines(formatAnswer(await engine.select(select), format));
  } finally {
    await engine.close();
  }
}
