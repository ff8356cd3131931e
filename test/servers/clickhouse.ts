import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ensureClickHouse } from "./clickhouse/install.js";

/**
 * Real ClickHouse processes on loopback: shards of the cluster `atlas`, the first of them also alone. They have the cluster
 * and the users of deploy/clickhouse, and a user `default` who may do everything.
 */
export interface ClickHouse {
  /** where the nodes have their data */
  folder: string;
  /**
   * Environment of `atlas` for one node, or for the whole cluster; `database` keeps tests apart. `user`: one of those of
   * deploy/clickhouse.
   */
  environment(database: string, cluster?: boolean, user?: keyof typeof passwords): Record<string, string>;
  /** SQL straight to a node; the body of its answer */
  ask(sql: string, node?: number): Promise<string>;
  /** kills a node as a power cut would */
  kill(node: number): Promise<void>;
  /** lets a node hang, or go on */
  pause(node: number): void;
  resume(node: number): void;
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
  const config = await writeConfiguration(
    folder,
    nodes.map(({ tcp }) => tcp),
  );
  const httpOf = (node: number): number => nodes[node]?.http ?? 0;

  const start = async (index: number): Promise<void> => {
    const node = nodes[index];
    if (!node) throw new Error(`no node ${index} (expected below ${count})`);
    const args = [packages, node.tcp, node.http, join(folder, String(index)), config].map(String);
    const child = spawn(process.execPath, [program, ...args], {
      ...{ stdio: ["pipe", "ignore", "pipe"], env: { ...process.env, ...secrets } },
    });
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
    folder,
    environment: (database, cluster = false, user) => ({
      ATLAS_ENGINE_URL: `clickhouse://${user ? `${user}@` : ""}127.0.0.1:${httpOf(0)}/${database}`,
      ...(user && { ATLAS_ENGINE_PASSWORD: passwords[user] }),
      ...(cluster && { ATLAS_ENGINE_CLUSTER: "atlas" }),
    }),
    ask: async (sql, node = 0) => {
      const reply = await fetch(`http://127.0.0.1:${httpOf(node)}/`, { method: "POST", body: sql });
      return (await reply.text()).trim();
    },
    kill,
    pause: (index) => void nodes[index]?.child?.kill("SIGSTOP"),
    resume: (index) => void nodes[index]?.child?.kill("SIGCONT"),
    start,
    close,
  };
}

/** The shipped files with the hosts of the nodes, merged as a server merges `config.d` and `users.d`. Returns the main file. */
async function writeConfiguration(folder: string, ports: readonly number[]): Promise<string> {
  for (const name of ["config.d", "users.d"]) await mkdir(join(folder, name));
  const [cluster, users] = await Promise.all(
    ["cluster.xml", "users.xml"].map((name) => readFile(join(deployed, name), "utf8")),
  );
  const shards = ports.map(
    (port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`,
  );
  const own = (cluster ?? "")
    .replace(/<listen_host>.*<\/listen_host>/, "")
    .replace(/<shard>[^]*<\/shard>/, shards.join(""));
  await writeFile(join(folder, "config.d/cluster.xml"), own);
  await writeFile(join(folder, "users.d/atlas.xml"), (users ?? "").replace('<default remove="1" />', ""));
  await writeFile(join(folder, "users.xml"), ownUsers);
  const path = join(folder, "config.xml");
  await writeFile(
    path,
    `<clickhouse><users_config>${join(folder, "users.xml")}</users_config></clickhouse>\n`,
  );
  return path;
}

const passwords = { atlas_writer: "written by a test", atlas_reader: "read by a test" };

/** What compose hands to the servers. */
const secrets = {
  ATLAS_WRITER_SHA256: sha256(passwords.atlas_writer),
  ATLAS_READER_SHA256: sha256(passwords.atlas_reader),
  ATLAS_CLUSTER_SECRET: "between the nodes of a test",
};

const ownUsers = `<clickhouse>
  <profiles><default></default></profiles>
  <quotas><default></default></quotas>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
</clickhouse>
`;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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

const deployed = fileURLToPath(new URL("../../deploy/clickhouse", import.meta.url));
const program = fileURLToPath(new URL("clickhouse/process.js", import.meta.url));
const longestStart = 60_000; // milliseconds
