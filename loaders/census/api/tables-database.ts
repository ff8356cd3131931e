import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Database } from "../../duckdb.js";
import type { Journal } from "./journal.js";

/** Runs `use` on a database on disk beside the journal's answers, which is removed again: answers may exceed memory. */
export async function withTables<T>(journal: Journal, use: (database: Database) => Promise<T>): Promise<T> {
  const path = join(journal.folder, "tables.duckdb");
  await remove(path); // a killed run leaves one
  const database = await Database.open(path, limits);
  try {
    return await use(database);
  } finally {
    database.close();
    await remove(path);
  }
}

/** Beside a large answer in memory, this keeps a pull under 2 GB resident. */
const limits = { memory_limit: "600MB", threads: "2", preserve_insertion_order: "false" };

async function remove(path: string): Promise<void> {
  for (const file of [path, `${path}.wal`, `${path}.tmp`]) await rm(file, { recursive: true, force: true });
}
