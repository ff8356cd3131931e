import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt, type Cache } from "../loaders/cache.js";
import { engineAddress } from "../loaders/engine/address.js";
import { connectAll, type Cluster } from "../loaders/engine/cluster.js";
import { loadSnapshotInto } from "../loaders/engine/load.js";
import { openEngine } from "../loaders/engine/session.js";
import { LineReporter } from "../loaders/progress.js";
import { openSnapshot } from "../loaders/snapshot/session.js";
import { loadSnapshot, type StoredSnapshot } from "../loaders/snapshot/store.js";
import { temporaryFolder } from "../test/atlas.js";
import { startClickHouse, type ClickHouse } from "../test/servers/clickhouse.js";
import { figuresOf, long, waiting, type Figures } from "./engine-questions.js";
import { makeEngineSnapshot } from "./engine-snapshot.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";

/** One engine under the bench: what loading came to, and how it answers. */
interface Measured extends Figures {
  what: string;
  load: string;
  bytes: string;
}

type Keep = (measured: Measured) => Promise<void>;

/**
 * Load, bytes a row, ten measures cold and warm, and 1, 8 and 32 clients that ask them in turn, of ClickHouse on one node
 * and on two and of DuckDB over Parquet. `ATLAS_BENCH_ROWS` sets the rows of imports (default: 13 million),
 * `ATLAS_BENCH_FOLDER` where the generated snapshot and what was measured stay for the next run, `ATLAS_BENCH_ENGINES` which of `duckdb`,
 * `one` and `two` are asked (default: all). The tables go into RESULTS.md after each step of each engine.
 */
export default async function engine(): Promise<Line[]> {
  const rows = Number(process.env["ATLAS_BENCH_ROWS"] || 13e6);
  if (!(rows >= 1)) throw new Error("invalid ATLAS_BENCH_ROWS (expected a number of rows, such as 100e6)");
  const engines = enginesOf(process.env["ATLAS_BENCH_ENGINES"]);
  const folder = await temporaryFolder();
  const cache = cacheAt(process.env["ATLAS_BENCH_FOLDER"] || folder.path);
  const kept = join(cache.root, `engine-${rows}.json`);
  const done: Measured[] = existsSync(kept) ? (JSON.parse(await readFile(kept, "utf8")) as Measured[]) : [];
  const keep: Keep = async (measured) => {
    const place = done.findIndex(({ what }) => what === measured.what);
    done.splice(place < 0 ? done.length : place, 1, measured);
    await writeFile(kept, JSON.stringify(done));
    await writeResults(
      `engine, ${rows / 1e6} million rows`,
      [summary(done), byMeasure(done)].filter(({ length }) => length > 0),
    );
  };
  let clickhouse: ClickHouse | undefined;
  try {
    const { id, rows: all } = await makeEngineSnapshot(cache, rows);
    say(`${all} rows generated, or kept from before`);
    const snapshot = await loadSnapshot(cache, id);
    if (engines.includes("duckdb")) await measureDuckdb(cache, snapshot, keep);
    clickhouse = await startClickHouse();
    if (engines.includes("one")) await measureClickhouse(clickhouse, snapshot, "one node", keep);
    if (engines.includes("two")) await measureClickhouse(clickhouse, snapshot, "two nodes", keep);
  } finally {
    await clickhouse?.close();
    await folder.remove();
  }
  return summary(done);
}

const engineNames = ["duckdb", "one", "two"];

function enginesOf(stated: string | undefined): readonly string[] {
  const engines = stated ? stated.split(",") : engineNames;
  const wrong = engines.find((name) => !engineNames.includes(name));
  if (wrong !== undefined)
    throw new Error(`invalid ATLAS_BENCH_ENGINES: "${wrong}" (expected some of ${engineNames.join(",")})`);
  return engines;
}

/** Two sessions in turn, one question at a time each: what an API over DuckDB with two processes would be. */
async function measureDuckdb(cache: Cache, snapshot: StoredSnapshot, keep: Keep): Promise<void> {
  await forget(snapshot.folder);
  const sessions = await Promise.all([0, 1].map(() => openSnapshot(cache, { id: snapshot.id })));
  const last = sessions.map(() => Promise.resolve<unknown>(undefined));
  let turn = 0;
  try {
    const known = {
      what: "DuckDB over Parquet, two sessions",
      load: "none",
      bytes: await parquetBytes(snapshot),
    };
    await figuresOf(
      (sql, signal) => {
        const i = turn++ % sessions.length;
        const answer = (last[i] ?? Promise.resolve()).then(async () => {
          const database = sessions[i]?.database;
          signal?.throwIfAborted();
          const interrupt = (): void => database?.connection.interrupt();
          signal?.addEventListener("abort", interrupt, { once: true });
          return database?.answer(sql).finally(() => signal?.removeEventListener("abort", interrupt));
        });
        last[i] = answer.catch(() => undefined);
        return answer;
      },
      say,
      (figures) => keep({ ...known, ...figures }),
    );
  } finally {
    for (const session of sessions) session.close();
  }
}

async function measureClickhouse(
  clickhouse: ClickHouse,
  snapshot: StoredSnapshot,
  name: "one node" | "two nodes",
  keep: Keep,
): Promise<void> {
  const address = engineAddress(clickhouse.environment(name.replace(" ", "_"), name === "two nodes"));
  const cluster = await connectAll(address);
  let loaded: Awaited<ReturnType<typeof loadSnapshotInto>>;
  let bytes: string;
  try {
    loaded = await loadSnapshotInto(cluster, snapshot, { report: new LineReporter(say) });
    bytes = await bytesOnDisk(cluster, snapshot, loaded.database, loaded.sent);
  } finally {
    await cluster.close();
  }
  const load = `${Math.round(loaded.sent / loaded.seconds / 1000)}k rows/s`;
  const known = { what: `ClickHouse, ${name}`, load, bytes };
  await keep({ ...known, names: [], cold: [], warm: [], clients: [] });
  // cold: servers begun anew, and nothing of their files in memory
  for (const node of [0, 1]) await clickhouse.kill(node);
  await forget(clickhouse.folder);
  for (const node of [0, 1]) await clickhouse.start(node);
  const session = await openEngine({}, address);
  try {
    await figuresOf(
      (sql, signal) => session.measure(sql, { signal }),
      say,
      (figures) => keep({ ...known, ...figures }),
    );
  } finally {
    await session.close();
  }
}

/** What has not been asked has a dash. */
function summary(done: readonly Measured[]): Line[] {
  return done.map(({ what, load, bytes, cold, warm, clients }) => ({
    ...{ what, load, "bytes a row of imports (of all tables)": bytes },
    ...{ "ten cold": together(cold), "ten warm": together(warm) },
    ...Object.fromEntries(
      [1, 8, 32].map((at) => [`${at} client${at > 1 ? "s" : ""}`, told(clients.find((c) => c.at === at))]),
    ),
  }));
}

function told(measured: Figures["clients"][number] | undefined): string {
  if (!measured) return "–";
  const { perSecond, p95, failed, ended } = measured;
  return [
    `${perSecond.toFixed(perSecond < 1 ? 2 : 1)}/s`,
    p95 === null ? "none in time" : `p95 ${seconds(p95)}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(ended > 0 ? [`${ended} not in ${waiting} s`] : []),
  ].join(", ");
}

/** Cold and warm of each measure, in the order in which they were asked. */
function byMeasure(done: readonly Measured[]): Line[] {
  const names = done.find((one) => one.names.length > 0)?.names ?? [];
  return names.map((what, i) => ({
    what,
    ...Object.fromEntries(
      done.map(({ what: engine, cold, warm }) => [
        engine,
        `${once(cold[i])} / ${once(warm[i])}${(warm[i] ?? 0) > long ? " (once)" : ""}`,
      ]),
    ),
  }));
}

function once(value: number | undefined): string {
  return value === undefined ? "–" : seconds(value);
}

function together(values: readonly number[]): string {
  return values.length > 0 ? seconds(values.reduce((sum, value) => sum + value, 0)) : "–";
}

async function bytesOnDisk(
  { shards }: Cluster,
  { manifest }: StoredSnapshot,
  database: string,
  sent: number,
): Promise<string> {
  const query = `SELECT sum(bytes_on_disk) AS bytes, sumIf(bytes_on_disk, match(table, '^imports(_local)?$')) AS facts FROM system.parts WHERE active AND database = '${database}'`;
  const nodes = await Promise.all(shards.map((node) => node.rows<{ bytes: number; facts: number }>(query)));
  const of = (name: "bytes" | "facts"): number => nodes.flat().reduce((sum, node) => sum + node[name], 0);
  const imports = manifest.tables.find((table) => table.name === "imports")?.rows ?? 1;
  return `${(of("facts") / imports).toFixed(1)} (${(of("bytes") / sent).toFixed(1)})`;
}

async function parquetBytes({ folder, manifest }: StoredSnapshot): Promise<string> {
  const sizes = await Promise.all(
    manifest.tables.flatMap(({ name, files }) =>
      files.map(async ({ file }) => ({ name, bytes: (await stat(join(folder, file))).size })),
    ),
  );
  const bytesOf = (wanted: (name: string) => boolean): number =>
    sizes.reduce((sum, { name, bytes }) => sum + (wanted(name) ? bytes : 0), 0);
  const rowsOf = (wanted: (name: string) => boolean): number =>
    manifest.tables.reduce((sum, { name, rows }) => sum + (wanted(name) ? rows : 0), 0);
  const perRow = (wanted: (name: string) => boolean): string => (bytesOf(wanted) / rowsOf(wanted)).toFixed(1);
  return `${perRow((name) => name === "imports")} (${perRow(() => true)})`;
}

/** Drops the pages of every file of a folder from memory, as dd of GNU can; where it cannot, cold is less cold. */
async function forget(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  spawnSync("sync");
  for (const { parentPath, name } of files)
    spawnSync("dd", [`if=${join(parentPath, name)}`, "iflag=nocache", "count=0"], { stdio: "ignore" });
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}
