import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { cacheAt } from "../../loaders/cache.js";
import type { Attempt } from "../../loaders/labels/claude/attempt.js";
import { readRun } from "../../loaders/labels/run.js";
import { listSnapshots } from "../../loaders/snapshot/store.js";
import { readStatus } from "../../loaders/snapshot/status.js";
import { verifySnapshot } from "../../loaders/snapshot/verify.js";

/** What a cache says, by path, without times and what depends on them: equal for equal content. */
export type State = Map<string, string>;

/** Reads a cache whole. A snapshot that does not hold what its manifest says shows as one. `fixed`: ids count, too. */
export async function stateOf(root: string, fixed = false): Promise<State> {
  const cache = cacheAt(root);
  const state: State = new Map();
  for (const path of await filesOf(root)) {
    const name = relative(root, path).split(sep).join("/");
    if (unsteady.some((pattern) => pattern.test(name))) continue;
    state.set(name, await contentOf(path, name));
  }
  const runs = join(cache.labels, "runs");
  for (const run of existsSync(runs) ? await readdir(runs) : []) {
    if (run.includes(".tmp-")) continue;
    const { labels } = await readRun(cache, run);
    const said = JSON.stringify(labels, (key, value: unknown) => (key === "labelled_at" ? undefined : value));
    state.set(`labels of ${run}`, createHash("sha256").update(said).digest("hex"));
  }
  for (const [number, snapshot] of (await listSnapshots(cache)).entries()) {
    const { control_totals, months, tables } = snapshot.manifest;
    const rows = tables.map((table) => [table.name, table.rows]);
    const problems = await verifySnapshot(snapshot);
    const said = { control_totals, months, rows, problems, ...(fixed && { id: snapshot.id }) };
    state.set(`snapshot ${number}`, JSON.stringify(said));
  }
  const { problems, current } = await readStatus(cache);
  state.set("problems", problems.join("; "));
  state.set("current", fixed ? String(current) : current === null ? "none" : "one");
  return state;
}

/** What is not as it should be, in sentences. */
export function differences(expected: State, found: State): string[] {
  const paths = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return paths.flatMap((path) => {
    const [wanted, came] = [expected.get(path), found.get(path)];
    if (wanted === came) return [];
    if (came === undefined) return [`lost: ${path}`];
    if (wanted === undefined) return [`left behind: ${path}`];
    return [`wrong: ${path} (${came.slice(0, 200)}, expected ${wanted.slice(0, 200)})`];
  });
}

/** How often an answer is in the record of answers more than once: what was paid twice. */
export async function paidTwice(root: string): Promise<{ twice: number; direct: number }> {
  const path = join(cacheAt(root).labels, "attempts.jsonl");
  if (!existsSync(path)) return { twice: 0, direct: 0 };
  const lines = (await readFile(path, "utf8")).split("\n").slice(0, -1);
  const attempts = lines.map((line) => JSON.parse(line) as Attempt).filter(({ cost }) => cost > 0);
  return {
    twice: attempts.length - new Set(attempts.map(({ key }) => key)).size,
    direct: attempts.filter(({ batch }) => batch === null).length,
  };
}

/** Names and content that depend on when it was; digests of files that hold times. */
const unsteady = [
  /^locks\//,
  /^reports\//,
  /^raw\/api\//,
  /^labels\/(attempts\.jsonl|batches\/)/,
  /^labels\/runs\/[^/]+\/(labels|votes)\.parquet$/,
  /(^|\/)SHA256SUMS$/,
  /^snapshots\/(current$|[^.][^/]*\/)/,
];

async function contentOf(path: string, name: string): Promise<string> {
  const bytes = await readFile(path);
  if (!name.endsWith(".json") || !isJson(bytes)) return createHash("sha256").update(bytes).digest("hex");
  const unsteadyParts = [
    "address",
    "note",
    "fetched",
    "written",
    "labelled",
    "cost_usd",
    "details",
    "last_modified",
    "sources",
  ];
  return JSON.stringify(JSON.parse(bytes.toString("utf8")), (key, value: unknown) =>
    unsteadyParts.includes(key) ? undefined : value,
  );
}

function isJson(bytes: Buffer): boolean {
  try {
    return JSON.parse(bytes.toString("utf8")) !== undefined;
  } catch {
    return false; // damaged, which is what it is here for
  }
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
