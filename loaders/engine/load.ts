import { join, resolve } from "node:path";
import { quoteText } from "../../src/measures/sql.js";
import { Database } from "../duckdb.js";
import type { Reporter } from "../progress.js";
import { readParquet } from "../snapshot/table-file.js";
import type { StoredSnapshot } from "../snapshot/store.js";
import type { Node } from "./client.js";
import type { Cluster } from "./cluster.js";
import { databaseOf, listLoaded, setCurrent, type LoadedSnapshot } from "./pointer.js";
import { createTables, derivedRows, heldTables, isSharded, localName } from "./schema.js";
import { remoteFile } from "./remote-file.js";
import { verifyLoad } from "./verify.js";

export interface LoadOptions {
  /** where the server itself can read the snapshot's files: `https://host/folder` or `s3://bucket/folder` */
  from?: string | undefined;
  report: Reporter;
}

/** What a load did: rows sent now and bytes on the disks of all nodes. */
export interface LoadResult extends LoadedSnapshot {
  sent: number;
  seconds: number;
}

/**
 * Puts a snapshot into a database of its own on every node, verifies it there, and then makes it the current one.
 * A load that was broken off goes on at the file where it stood; until the last step the former snapshot is current.
 * @throws where a node does not hold what the snapshot holds: nothing is current then that was not before
 */
export async function loadSnapshotInto(
  cluster: Cluster,
  snapshot: StoredSnapshot,
  { from, report }: LoadOptions,
): Promise<LoadResult> {
  const start = Date.now();
  const { address, coordinator, shards } = cluster;
  const { manifest, id } = snapshot;
  const database = databaseOf(address.database, id);
  for (const node of shards)
    for (const statement of createTables(manifest, database, address.cluster))
      await node.run(statement, { settings: insertSettings });
  await coordinator.run(
    `CREATE TABLE IF NOT EXISTS ${database}.load_parts (part String, rows UInt64) ENGINE = MergeTree ORDER BY part`,
  );
  const done = new Set(
    (await coordinator.rows<{ part: string }>(`SELECT part FROM ${database}.load_parts`)).map(
      ({ part }) => part,
    ),
  );
  const finished = (part: string, rows: number): Promise<void> =>
    coordinator.run(`INSERT INTO ${database}.load_parts SELECT ${quoteText(part)}, ${rows}`);

  const tables = heldTables(manifest);
  const total = tables.flatMap((t) => t.files).reduce((sum, { rows }) => sum + rows, 0);
  const task = report.task("load", total, "records");
  let sent = 0;
  const local = await Database.open();
  try {
    for (const table of tables)
      for (const file of table.files) {
        if (!done.has(file.file)) {
          const path = resolve(join(snapshot.folder, file.file));
          const sharded = isSharded(table.name, address.cluster);
          await emptyPart(local, shards, {
            database,
            name: localName(table.name, address.cluster),
            path,
            whole: table.files.length === 1,
          });
          const columns = table.columns.map(({ name }) => `"${name}"`).join(", ");
          for (const node of sharded ? [coordinator] : shards)
            if (from === undefined)
              await node.insertFile(table.name, path, { database, settings: insertSettings });
            else
              await node.run(
                `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM ${remoteFile(from, file.file)}`,
                { database, settings: insertSettings },
              );
          await finished(file.file, file.rows);
          sent += file.rows;
        }
        task.advance(file.rows);
      }
    for (const { name, select } of derivedRows(manifest, address.cluster)) {
      if (done.has(name)) continue;
      for (const node of shards)
        await node.run(`TRUNCATE TABLE ${database}.${localName(name, address.cluster)}`);
      for (const node of shards)
        await node.run(`INSERT INTO ${localName(name, address.cluster)} ${select}`, {
          database,
          settings: insertSettings,
        });
      await finished(name, 0);
    }
    await verifyLoad(local, cluster, snapshot, database);
    task.finish(
      `${sent} rows sent, verified on ${shards.length === 1 ? "one node" : `${shards.length} nodes`}`,
    );
  } catch (error) {
    task.fail((error as Error).message);
    throw error;
  } finally {
    local.close();
  }
  const loaded = { id, database, manifest };
  await setCurrent(coordinator, address.database, loaded);
  return { ...loaded, sent, seconds: (Date.now() - start) / 1000 };
}

/** Drops the databases of all but the newest `keep` snapshots; the current one is the newest. Returns the ids dropped. */
export async function dropOld({ address, coordinator, shards }: Cluster, keep: number): Promise<string[]> {
  const old = (await listLoaded(coordinator, address.database)).slice(0, -keep);
  for (const { database } of old)
    for (const node of [...shards].reverse()) await node.run(`DROP DATABASE IF EXISTS ${database} SYNC`);
  return old.map(({ id }) => id);
}

const insertSettings = {
  distributed_foreground_insert: 1 as const,
  join_use_nulls: 1 as const,
  prefer_column_name_to_alias: 1 as const,
  cast_keep_nullable: 1 as const,
};

interface Part {
  database: string;
  name: string;
  path: string;
  /** the file is all of its table */
  whole: boolean;
}

/** Takes away what a load that was broken off had written of a file: its years, or the whole table. */
async function emptyPart(
  local: Database,
  shards: readonly Node[],
  { database, name, path, whole }: Part,
): Promise<void> {
  if (whole) {
    for (const node of shards) await node.run(`TRUNCATE TABLE ${database}.${name}`);
    return;
  }
  const years = await local.rows<{ year: number }>(
    `SELECT DISTINCT CAST(year(month) AS INTEGER) AS year FROM ${readParquet([path])}`,
  );
  for (const node of shards)
    for (const { year } of years) await node.run(`ALTER TABLE ${database}.${name} DROP PARTITION ${year}`);
}
