import type { Node } from "./client.js";
import { quoteText } from "../../src/measures/sql.js";
import type { Manifest } from "../snapshot/manifest.js";

/** A snapshot that the engine holds whole: verified on every node before its row was written. */
export interface LoadedSnapshot {
  id: string;
  /** the database of its own */
  database: string;
  manifest: Manifest;
}

/** The database of a snapshot: the prefix of the address and the id in letters that a name may have. */
export function databaseOf(prefix: string, id: string): string {
  return `${prefix}_${id.replaceAll(/\W/g, "_")}`;
}

/** Snapshots that the engine holds, the current one last. */
export async function listLoaded(node: Node, prefix: string): Promise<LoadedSnapshot[]> {
  const [there] = await node.rows<{ n: number }>(
    `SELECT count() AS n FROM system.tables WHERE database = ${quoteText(prefix)} AND name = 'snapshots'`,
  );
  if (!there?.n) return [];
  const rows = await node.rows<{ id: string; database: string; manifest: string }>(
    `SELECT id, argMax(s.database, s.since) AS database, argMax(manifest, since) AS manifest
FROM ${prefix}.snapshots s WHERE s.database IN (SELECT name FROM system.databases)
GROUP BY id ORDER BY max(since), id`,
  );
  return rows.map((row) => ({ ...row, manifest: JSON.parse(row.manifest) as Manifest }));
}

/** Makes a snapshot the current one: a row, written whole or not at all. */
export async function setCurrent(
  node: Node,
  prefix: string,
  { id, database, manifest }: LoadedSnapshot,
): Promise<void> {
  const row = [id, database, JSON.stringify(manifest)].map(escaped).join(", ");
  await node.run(`CREATE DATABASE IF NOT EXISTS ${prefix}`);
  await node.run(
    `CREATE TABLE IF NOT EXISTS ${prefix}.snapshots (id String, database String, manifest String, since DateTime64(6, 'UTC'))
ENGINE = MergeTree ORDER BY since`,
  );
  await node.run(`INSERT INTO ${prefix}.snapshots SELECT ${row}, now64(6)`);
}

/** A text literal of ClickHouse, where a backslash is not only itself. */
function escaped(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
