import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cacheAt, type Cache } from "../../loaders/cache.js";
import { listen, siteServer } from "../../scripts/site/server.js";

const repository = new URL("../..", import.meta.url).pathname;
const workshop = join(repository, "node_modules/.cache/ai-trade-atlas");

export interface BuiltSite {
  folder: string;
  cache: Cache;
  /** Framework's source root that it was built from, as prepared */
  root: string;
}

/** The site of the sample, built once for all tests of the same code: the first that asks builds, others wait. */
export async function builtSite(): Promise<BuiltSite> {
  const cache = await sampleCache();
  const folder = join(workshop, `site-${hashOf(["src", "scripts", "loaders"])}`);
  await once(folder, async () => {
    await removeOld();
    await rm(rootOf(folder), { recursive: true, force: true });
    await buildFrom(rootOf(folder), folder, cache);
  });
  return { folder, cache, root: rootOf(folder) };
}

/** A cache that holds the sample of the present code. */
export async function sampleCache(): Promise<Cache> {
  const root = join(
    workshop,
    `cache-${hashOf(["loaders/sample", "loaders/snapshot", "loaders/lists", "src/measures"])}`,
  );
  await once(root, async () => {
    const building = `${root}.building`;
    await rm(building, { recursive: true, force: true });
    const { resolveSnapshot } = await import("../../loaders/snapshot/session.js");
    await resolveSnapshot(cacheAt(building));
    await rename(building, root);
  });
  return cacheAt(root);
}

/** Builds the site of a cache, and of older snapshots on request, into a folder, from a source root of its own, so that no preview is disturbed. */
export async function buildInto(folder: string, cache: Cache, vintages?: string): Promise<void> {
  const root = rootOf(folder);
  await rm(root, { recursive: true, force: true });
  await buildFrom(root, folder, cache, vintages);
  await rm(root, { recursive: true, force: true });
}

/** What builds is loaded here: most who ask find a site that is built, and loading takes a second of processor time. */
async function buildFrom(root: string, output: string, cache: Cache, vintages?: string): Promise<void> {
  const { buildSite } = await import("../../scripts/site/build.js");
  const { linkSources } = await import("../../scripts/site/vintages.js");
  await linkSources(join(repository, "src"), root);
  await buildSite({ cache, root, output, vintages });
}

const rootOf = (folder: string): string => `${folder}.src`;

/** Serves a built site on a port, any free one by default; answers its address and how to stop. */
export async function serve(folder: string, port = 0): Promise<{ address: string; close(): Promise<void> }> {
  const server = siteServer(folder);
  const address = await listen(server, port);
  return {
    address,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Removes what tests of older code left: each built site takes some 100 MB. */
async function removeOld(): Promise<void> {
  const hoursKept = 3;
  for (const name of readdirSync(workshop)) {
    const path = join(workshop, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > hoursKept * 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

/** Makes what stands at a path, unless it stands; a second process waits for the first. */
async function once(path: string, make: () => Promise<void>): Promise<void> {
  await mkdir(workshop, { recursive: true });
  const lock = `${path}.lock`;
  while (!existsSync(path)) {
    if (await take(lock)) {
      try {
        if (!existsSync(path)) await make();
      } finally {
        await rm(lock, { force: true });
      }
    } else await wait(300);
  }
}

/** Takes a lock file, also one whose holder is no more. */
async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = Number(await readFile(lock, "utf8").catch(() => "0")); // gone meanwhile: try again
  if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true });
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders)
    for (const name of (readdirSync(join(repository, folder), { recursive: true }) as string[]).sort()) {
      if (!/\.(ts|js|md|css|json)$/.test(name) || /(^|\/)(_\w+|\.observablehq)\//.test(name)) continue;
      hash.update(name).update(readFileSync(resolve(repository, folder, name)));
    }
  return hash.digest("hex").slice(0, 12);
}
