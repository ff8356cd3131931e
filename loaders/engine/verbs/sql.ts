import { printLines } from "../../output.js";
import { formatAnswer } from "../../snapshot/answer.js";
import { formatOf, type Output } from "../../snapshot/verbs/output.js";
import { sql as snapshotSql } from "../../snapshot/verbs/sql.js";
import { openEngine } from "../session.js";

/** `atlas sql`: of the snapshot here, or with `--engine` ClickHouse's own SQL over what `atlas load` has put there. */
export async function sql(select: string, options: Output): Promise<void> {
  if (!options.engine) return snapshotSql(select, options);
  const format = formatOf(options);
  const engine = await openEngine({ id: options.snapshot, run: options.run });
  try {
    await printLines(formatAnswer(await engine.select(select), format));
  } finally {
    await engine.close();
  }
}
