import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What a fresh clone does not hold. */
const left = /^(node_modules|dist|\.git|cache\/.+|src\/(_[\w-]+|\.observablehq))$/;

/**
 * The sources as they stand, in a folder of their own, as a fresh clone after its install: nothing is prepared, nothing
 * compiled. What is saved there is saved nowhere else.
 */
export async function freshWorkspace(): Promise<{ folder: string; remove(): Promise<void> }> {
  const top = await mkdtemp(join(tmpdir(), "atlas-bench-"));
  const folder = join(top, "atlas");
  await cp(repository, folder, {
    recursive: true,
    filter: (path) => !left.test(relative(repository, path)),
  });
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  await mkdir(join(top, "tmp")); // where tsx keeps what it compiled
  return {
    folder,
    remove: () => rm(top, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

export interface Preview {
  address: string;
  /** all that it wrote so far */
  said(): string;
  /** seconds of processor time, of all its processes, so far */
  processor(): number;
  end(): Promise<void>;
}

/**
 * `npm start` in a workspace, on a free port, of a cache or else of the sample, in the workspace's own. Returns once the overview
 * is answered. Errors: it ended before, with what it said.
 */
export async function startPreview(folder: string, cache = ""): Promise<Preview> {
  const port = await freePort();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: { ...process.env, CI: "1", PORT: String(port), ATLAS_CACHE: cache, TMPDIR: join(folder, "../tmp") },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own: npm hands no signal on
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  process.once("exit", () => killGroup(child));
  const address = `http://127.0.0.1:${port}/`;
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}: ${said}`);
    await wait(50);
  }
  return {
    address,
    said: () => said,
    processor: () => processorOf(child.pid ?? 0),
    end: async () => {
      const closed = new Promise((done) => child.once("close", done));
      if (killGroup(child)) await closed;
    },
  };
}

async function answers(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => undefined); // refused until somebody listens
  return response !== undefined && response.ok && (await response.text()).includes("<figure");
}

/** Whether there was anything left to end. */
function killGroup({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (pid === undefined || exitCode !== null || signalCode !== null) return false;
  return process.kill(-pid, "SIGTERM");
}

/** Of the processes of a group and of their children that have ended: fields 5 and 14 to 17 of `/proc/PID/stat`, in ticks of 10 ms. */
function processorOf(group: number): number {
  const ticks = readdirSync("/proc").map((name) => {
    if (!/^\d+$/.test(name)) return 0;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return Number(fields[2]) === group
        ? fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
        : 0;
    } catch {
      return 0; // it has just ended
    }
  });
  return ticks.reduce((sum, own) => sum + own, 0) / 100;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
