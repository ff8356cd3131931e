import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ensureClickHouse } from "./clickhouse/install.js";

/** Real ClickHouse processes on loopback: `nodes` shards of the cluster `atlas`, the first of them also alone. */
export interface ClickHouse {
  /** environment of `atlas` for one node, or for the whole cluster; `database` keeps tests apart */
  environment(database: string, cluster?: boolean): Record<string, string>;
  /** SQL straight to a node; the body of its answer */
  ask(sql: string, node?: number): Promise<string>;
  /** kills a node as a power cut would */
  kill(node: number): Promise<void>;
  /** starts it again over its data */
  start(node: number): Promise<void>;
  /** ends every process and removes their data */
  close(): Promise<void>;
}

export async function startClickHouse(count = 2): Promise<ClickHouse> {
  const packages = await ensureClickHouse();
  const folder = await mkdtemp(join(tmpdir(), "atlas-clickhouse-"));
  const ports = await freePorts(2 * count);
  const nodes = Array.from({ length: count }, (_, i) => ({
    tcp: ports[2 * i] ?? 0,
    http: ports[2 * i + 1] ?? 0,
    child: undefined as ChildProcess | undefined,
  }));
  const config = join(folder, "cluster.xml");
  await writeFile(config, clusterXml(nodes.map(({ tcp }) => tcp)));
  const httpOf = (node: number): number => nodes[node]?.http ?? 0;

  const start = async (index: number): Promise<void> => {
    const node = nodes[index];
    if (!node) throw new Error(`no node ${index} (expected below ${count})`);
    const args = [packages, node.tcp, node.http, join(folder, String(index)), config].map(String);
    const child = spawn(process.execPath, [program, ...args], { stdio: ["pipe", "ignore", "pipe"] });
    node.child = child;
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    for (const deadline = Date.now() + longestStart; ; await sleep(100)) {
      if (child.exitCode !== null) throw new Error(`node ${index} ended at its start: ${said}`);
      if (Date.now() > deadline) throw new Error(`node ${index} did not start within a minute: ${said}`);
      const reply = await fetch(`http://127.0.0.1:${node.http}/ping`).catch(() => undefined);
      if (reply?.ok) return;
    }
  };
  const kill = async (index: number): Promise<void> => {
    const child = nodes[index]?.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  const close = async (): Promise<void> => {
    await Promise.all(nodes.map((_, index) => kill(index)));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((_, index) => start(index)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    environment: (database, cluster = false) => ({
      ATLAS_ENGINE_URL: `clickhouse://127.0.0.1:${httpOf(0)}/${database}`,
      ...(cluster && { ATLAS_ENGINE_CLUSTER: "atlas" }),
    }),
    ask: async (sql, node = 0) => {
      const reply = await fetch(`http://127.0.0.1:${httpOf(node)}/`, { method: "POST", body: sql });
      return (await reply.text()).trim();
    },
    kill,
    start,
    close,
  };
}

function clusterXml(ports: readonly number[]): string {
  const shards = ports.map(
    (port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`,
  );
  return `<clickhouse><remote_servers><atlas>${shards.join("")}</atlas></remote_servers></clickhouse>\n`;
}

/** Ports that nothing listens on now, held together so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const program = fileURLToPath(new URL("clickhouse/process.js", import.meta.url));
const longestStart = 60_000; // milliseconds
