import { rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt } from "../loaders/cache.js";
import { engineAddress } from "../loaders/engine/address.js";
import { connectAll } from "../loaders/engine/cluster.js";
import { loadSnapshotInto } from "../loaders/engine/load.js";
import { openEngine } from "../loaders/engine/session.js";
import { LineReporter } from "../loaders/progress.js";
import { openSnapshot } from "../loaders/snapshot/session.js";
import { loadSnapshot } from "../loaders/snapshot/store.js";
import { measureSql, type Query } from "../src/measures/index.js";
import { temporaryFolder } from "../test/atlas.js";
import { startClickHouse } from "../test/servers/clickhouse.js";
import { makeEngineSnapshot } from "./engine-snapshot.js";
import type { Line } from "./run.js";

const asked: readonly (readonly [string, Query])[] = [
  ["import_value", { by: ["month"] }],
  ["import_share", { by: ["year", "category"] }],
  ["import_index", { by: ["month", "group"] }],
  ["import_value", { by: ["year", "country"] }],
  ["import_yoy", { by: ["year", "hs4"] }],
  ["effective_tariff", { by: ["month", "country"], confidence: 80 }],
  ["import_concentration", { by: ["year", "hs2"] }],
  ["exemption_coverage", { by: ["year"], where: { lists: ["annex_ii"] } }],
  ["import_value", { by: ["month", "hs10"], where: { codes: ["85"] } }],
  ["price_index", { by: ["year"], where: { codes: ["84"] } }],
];
const seconds = 10;

type Ask = (sql: string) => Promise<unknown>;

/**
 * Load, bytes a row, ten measures cold and warm, and 1, 8 and 32 clients that ask them in turn, of ClickHouse on one node
 * and on two and of DuckDB over Parquet. `ATLAS_BENCH_ROWS` sets the rows of imports (default: 13 million).
 */
export default async function engine(): Promise<Line[]> {
  const rows = Number(process.env["ATLAS_BENCH_ROWS"] || 13e6);
  const folder = await temporaryFolder();
  const clickhouse = await startClickHouse();
  const lines: Line[] = [];
  const close: (() => Promise<void>)[] = [() => clickhouse.close(), () => folder.remove()];
  try {
    const cache = cacheAt(folder.path);
    const { id, rows: all } = await makeEngineSnapshot(cache, rows);
    process.stdout.write(`${all} rows generated\n`);
    const snapshot = await loadSnapshot(cache, id);
    for (const [name, clustered] of [
      ["one node", false],
      ["two nodes", true],
    ] as const) {
      const address = engineAddress(clickhouse.environment(clustered ? "two" : "one", clustered));
      const cluster = await connectAll(address);
      const loaded = await loadSnapshotInto(cluster, snapshot, {
        report: new LineReporter((line) => process.stdout.write(`${line}\n`)),
      });
      const bytes = await Promise.all(
        cluster.shards.map((node) =>
          node.rows<{ bytes: number; facts: number }>(
            `SELECT sum(bytes_on_disk) AS bytes, sumIf(bytes_on_disk, match(table, '^imports(_local)?$')) AS facts FROM system.parts WHERE active AND database = '${loaded.database}'`,
          ),
        ),
      );
      const total = (of: "bytes" | "facts"): number => bytes.flat().reduce((sum, b) => sum + b[of], 0);
      const imports = snapshot.manifest.tables.find((t) => t.name === "imports")?.rows ?? 1;
      await cluster.close();
      const session = await openEngine({}, address);
      lines.push({
        what: `ClickHouse, ${name}`,
        load: `${(loaded.sent / loaded.seconds / 1000).toFixed(0)}k rows/s`,
        "bytes a row": `${(total("facts") / imports).toFixed(1)} (all: ${(total("bytes") / loaded.sent).toFixed(1)})`,
        ...(await figures((sql) => session.measure(sql))),
      });
      await session.close();
    }
    const sessions = await Promise.all([0, 1].map(() => openSnapshot(cache, { id })));
    let turn = 0;
    const ask = pooled(
      sessions.map(
        ({ database }) =>
          (sql: string) =>
            database.answer(sql),
      ),
      () => turn++,
    );
    lines.push({
      what: "DuckDB over Parquet, two sessions",
      load: "",
      "bytes a row": "",
      ...(await figures(ask)),
    });
    sessions.forEach((session) => session.close());
  } finally {
    for (const end of close) await end();
    await rm(join(folder.path), { recursive: true, force: true });
  }
  return lines;
}

/** Asks in turn of sessions that answer one question at a time. */
function pooled(sessions: readonly Ask[], next: () => number): Ask {
  const last = sessions.map(() => Promise.resolve<unknown>(undefined));
  return (sql) => {
    const i = next() % sessions.length;
    const answer = (last[i] ?? Promise.resolve()).then(() => sessions[i]?.(sql));
    last[i] = answer.catch(() => undefined);
    return answer;
  };
}

async function figures(ask: Ask): Promise<Record<string, string>> {
  const texts = asked.map(([name, query]) => measureSql(name, query));
  const time = async (sql: string): Promise<number> => {
    const start = performance.now();
    await ask(sql);
    return performance.now() - start;
  };
  const cold: number[] = [];
  for (const sql of texts) cold.push(await time(sql));
  const warm: number[] = [];
  for (const sql of texts) warm.push(Math.min(await time(sql), await time(sql)));
  process.stdout.write(
    `${asked.map(([name, { by }], i) => `${name} by ${by?.join()}: ${cold[i]?.toFixed(0)} / ${warm[i]?.toFixed(0)} ms`).join("\n")}\n`,
  );
  const result: Record<string, string> = {
    "ten cold": `${(sum(cold) / 1000).toFixed(1)} s`,
    "ten warm": `${(sum(warm) / 1000).toFixed(1)} s`,
  };
  for (const clients of [1, 8, 32]) {
    const taken: number[] = [];
    const start = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let i = client; performance.now() - start < 1000 * seconds; i++)
          taken.push(await time(texts[i % texts.length] ?? ""));
      }),
    );
    const p95 = taken.sort((a, b) => a - b)[Math.floor(0.95 * (taken.length - 1))] ?? 0;
    result[`${clients} client${clients > 1 ? "s" : ""}`] =
      `${((1000 * taken.length) / (performance.now() - start)).toFixed(1)}/s, p95 ${(p95 / 1000).toFixed(1)} s`;
  }
  return result;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
