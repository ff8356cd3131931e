import { join, resolve } from "node:path";
import { quoteName } from "../../src/measures/sql.js";
import type { Database } from "../duckdb.js";
import type { Column } from "../snapshot/column.js";
import type { StoredSnapshot } from "../snapshot/store.js";
import { relationOver } from "../snapshot/table-file.js";
import type { Node } from "./client.js";
import type { Cluster } from "./cluster.js";
import { codeHash, heldTables, isSharded, localName } from "./schema.js";

/**
 * Holds what every node has against the snapshot's files: rows, the sum of every integer column, the bytes of every
 * text, the days of every date, and the NULLs of each. Of a table by code the nodes together hold it all, each only its own codes.
 * @throws naming the table, the node and the figure that differ
 */
export async function verifyLoad(
  local: Database,
  { address, shards }: Cluster,
  { manifest, folder }: StoredSnapshot,
  database: string,
): Promise<void> {
  for (const { name, columns, files } of heldTables(manifest)) {
    const paths = files.map(({ file }) => resolve(join(folder, file)));
    const expected = await figures(
      (sql) => local.answer(sql),
      `SELECT ${sums(columns, duckdb)} FROM (${relationOver(paths, columns)})`,
    );
    const query = `SELECT ${sums(columns, clickhouse)} FROM ${database}.${localName(name, address.cluster)}`;
    const held = await Promise.all(shards.map((node) => figures((sql) => node.answer(sql), query)));
    const names = ["rows", ...columns.map((c) => c.name), ...columns.map((c) => `NULLs of ${c.name}`)];
    if (isSharded(name, address.cluster)) compare(name, "the nodes together", names, expected, added(held));
    else shards.forEach((node, i) => compare(name, node.url, names, expected, held[i] ?? []));
  }
  if (address.cluster !== undefined) await requireOwnCodes(shards, address.cluster, database);
}

interface Words {
  bytes(column: string): string;
  days(column: string): string;
}
const duckdb: Words = {
  bytes: (column) => `strlen(${column})`,
  days: (column) => `date_diff('day', DATE '1970-01-01', CAST(${column} AS DATE))`,
};
const clickhouse: Words = {
  bytes: (column) => `length(${column})`,
  days: (column) => `toInt64(toDate32(${column}))`,
};

/** A figure for each column that no lost, doubled or shifted row leaves as it was, and its NULLs. */
function sums(columns: readonly Column[], words: Words): string {
  const figure = ({ name, type }: Column): string => {
    const column = quoteName(name);
    if (type === "BIGINT" || type === "INTEGER") return column;
    if (type === "DOUBLE") return `floor(${column})`;
    return type === "VARCHAR" ? words.bytes(column) : words.days(column);
  };
  return [
    "count(*)",
    ...columns.map((column) => `CAST(coalesce(sum(${figure(column)}), 0) AS BIGINT)`),
    ...columns.map(({ name }) => `count(*) - count(${quoteName(name)})`),
  ].join(", ");
}

async function figures(
  answer: (sql: string) => Promise<{ rows: unknown[][] }>,
  sql: string,
): Promise<bigint[]> {
  const { rows } = await answer(sql);
  return (rows[0] ?? []).map((value) => BigInt(value as number | bigint));
}

function added(held: readonly (readonly bigint[])[]): bigint[] {
  return (held[0] ?? []).map((_, i) => held.reduce((sum, figures) => sum + (figures[i] ?? 0n), 0n));
}

function compare(
  table: string,
  where: string,
  names: readonly string[],
  expected: bigint[],
  found: readonly bigint[],
): void {
  expected.forEach((figure, i) => {
    if (found[i] !== figure)
      throw new Error(
        `${where} does not hold table ${table} as the snapshot does: ${names[i]} is ${found[i]} (expected ${figure}); load again`,
      );
  });
}

/** Joins on a node are right only where all rows of a code are on the same one. */
async function requireOwnCodes(shards: readonly Node[], cluster: string, database: string): Promise<void> {
  for (const name of ["imports", "exports", "import_districts", "export_districts"])
    for (const [index, node] of shards.entries()) {
      const [row] = await node.rows<{ strangers: number }>(
        `SELECT countIf(${codeHash} % ${shards.length} != ${index}) AS strangers FROM ${database}.${localName(name, cluster)}`,
      );
      if (row?.strangers)
        throw new Error(
          `${node.url} holds ${row.strangers} rows of ${name} that belong to another node (expected none; weights of shards must be equal)`,
        );
    }
}
