import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { allEnded } from "../all-ended.js";
import { Database } from "../duckdb.js";
import { checksum } from "../checksum.js";
import { checksumList, identify } from "./identity.js";
import { flows } from "./inputs.js";
import type { Manifest, ManifestTable } from "./manifest.js";
import type { StoredSnapshot } from "./store.js";
import { describeFile, findUnsorted, type TableFile } from "./table-file.js";
import { tables } from "./tables.js";
import { sumByMonth } from "./trade.js";

/**
 * Recomputes everything that a manifest claims: files, sizes, hashes, rows, columns and types, order and
 * keys, control totals, and the id.
 * @returns every problem found, in sentences that name the file or month; none when all of it holds
 */
export async function verifySnapshot(snapshot: StoredSnapshot): Promise<string[]> {
  const { manifest, folder } = snapshot;
  const problems = [...verifyManifest(snapshot), ...(await verifyFolder(manifest, folder))];
  const database = await Database.open(":memory:", { memory_limit: "1GB", threads: "2" });
  const limit = pLimit(2); // while one file is hashed, the order of another's rows is looked at
  try {
    const work = manifest.tables.flatMap((table) => [
      Promise.resolve(verifyRows(table)),
      ...table.files.map((file) =>
        limit(() => database.beside((own) => verifyFile(own, table, file, join(folder, file.file)))),
      ),
    ]);
    work.push(limit(() => database.beside((own) => verifyTotals(own, snapshot))));
    problems.push(...(await allEnded(work)).flat());
  } finally {
    database.close();
  }
  return problems;
}

function verifyManifest({ id, manifest }: StoredSnapshot): string[] {
  const problems: string[] = [];
  if (manifest.id !== id)
    problems.push(`manifest.json: is of snapshot ${manifest.id} (expected ${id}, its folder)`);
  if (identify(manifest) !== manifest.id)
    problems.push(`manifest.json: its content has the id ${identify(manifest)} (expected ${manifest.id})`);
  for (const { name, optional } of tables)
    if (!optional && !manifest.tables.some((table) => table.name === name))
      problems.push(`manifest.json: lacks table ${name}`);
  for (const { flow, month, ours, published } of manifest.control_totals)
    if (published !== null && published !== ours)
      problems.push(`${flow} of ${month}: the publisher's total is ${published} dollars, ours is ${ours}`);
  return problems;
}

/** The folder holds the files of the manifest and no others, and `SHA256SUMS` says of them what the manifest says. */
async function verifyFolder(manifest: Manifest, folder: string): Promise<string[]> {
  const { sha256 } = await checksum(join(folder, "manifest.json"));
  const present = await readdir(folder);
  const expected = [
    ...manifest.tables.flatMap(({ files }) => files.map(({ file }) => file)),
    "manifest.json",
    "SHA256SUMS",
  ];
  const problems = present
    .filter((file) => !expected.includes(file))
    .map((file) => `${file}: not in the manifest`);
  if (!present.includes("SHA256SUMS")) problems.push("SHA256SUMS: missing");
  else if ((await readFile(join(folder, "SHA256SUMS"), "utf8")) !== checksumList(manifest, sha256))
    problems.push("SHA256SUMS: does not agree with manifest.json: one of the two was changed");
  return problems;
}

function verifyRows({ name, files, rows: expected }: ManifestTable): string[] {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return rows === expected ? [] : [`${name}: its files have ${rows} rows (expected ${expected})`];
}

async function verifyFile(
  database: Database,
  table: ManifestTable,
  file: TableFile,
  path: string,
): Promise<string[]> {
  const problems: string[] = [];
  const complain = (what: string, came: unknown, expected: unknown) =>
    problems.push(`${file.file}: ${what} is ${String(came)} (expected ${String(expected)})`);
  try {
    const { bytes, sha256 } = await checksum(path);
    if (bytes !== file.bytes) complain("size in bytes", bytes, file.bytes);
    if (sha256 !== file.sha256) complain("SHA-256", sha256, file.sha256);
    const { rows, columns } = await describeFile(database, path);
    if (rows !== file.rows) complain("number of rows", rows, file.rows);
    const expected = table.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
    if (columns !== expected) complain("list of columns", columns, expected);
    const sortedBy = tables.find(({ name }) => name === table.name)?.sortedBy ?? [];
    const unsorted = await findUnsorted(database, sortedBy, path);
    if (unsorted !== undefined)
      problems.push(`${file.file}: out of order, or a key repeated, at ${unsorted}`);
  } catch (error) {
    problems.push(`${file.file}: cannot be read: ${firstLine(error)}`);
  }
  return problems;
}

async function verifyTotals(database: Database, { manifest, folder }: StoredSnapshot): Promise<string[]> {
  const problems: string[] = [];
  for (const flow of flows) {
    const files = manifest.tables.filter(({ name }) => name === flow).flatMap((table) => table.files);
    try {
      const sums = await sumByMonth(
        database,
        flow,
        files.map(({ file }) => join(folder, file)),
      );
      const totals = new Map(
        manifest.control_totals
          .filter((total) => total.flow === flow)
          .map(({ month, ours }) => [month, ours]),
      );
      for (const month of new Set([...sums.keys(), ...totals.keys(), ...manifest.months[flow]])) {
        const [came, expected] = [sums.get(month) ?? "0", totals.get(month)];
        if (came !== expected)
          problems.push(
            `${flow} of ${month}: rows add up to ${came} dollars (expected ${expected ?? "no such month"})`,
          );
      }
    } catch (error) {
      problems.push(`${flow}: cannot be added up: ${firstLine(error)}`);
    }
  }
  return problems;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
