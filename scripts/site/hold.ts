import type { Database } from "../../loaders/duckdb.js";
import type { Session } from "../../loaders/snapshot/session.js";
import { codeRelations, labelRelations } from "../../src/measures/relations.js";

/**
 * Most questions read sums over all countries and the labels in use: made once, not anew out of Parquet for each, and
 * where every connection sees them. Each question is then answered by one core, so that sums come out the same every time.
 */
export function holdInMemory({ database }: Session): Promise<void> {
  const holding = held.get(database) ?? hold(database);
  held.set(database, holding);
  return holding;
}

const held = new WeakMap<Database, Promise<void>>();

async function hold(database: Database): Promise<void> {
  for (const relation of [...codeRelations, "labels_in_use", ...labelRelations, "coverage"]) {
    await database.run(`CREATE TABLE memory.main.${relation} AS FROM ${relation} ORDER BY ALL`);
    await database.run(`DROP ${relation === "coverage" ? "TABLE" : "VIEW"} temp.${relation}`);
  }
  await database.run("SET threads = 1");
}
