import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Cache } from "../../loaders/cache.js";
import { describeError } from "../../loaders/errors.js";

const scriptsFolder = new URL("..", import.meta.url).pathname;

/**
 * Bundles again when the code behind a page changes, which the open page then shows, and after that, as when another snapshot
 * is used, prepares again, in a process of its own, because modules once loaded stay; not before the pages are prepared for the
 * first time. A new page refreshes the sidebar: Framework reads its config again when it is touched.
 */
export function watchSources(options: {
  cache: Cache;
  config: string;
  bundle: () => Promise<void>;
  prepared: Promise<void>;
  say: (text: string) => void;
}): { close(): void } {
  const { cache, config, bundle, prepared, say } = options;
  // after a pause in which the open page shows what is new: it takes the same processors
  const prepare = settled(1000, () => prepared.then(() => runPrepare(cache, say)));
  const bundleAgain = settled(50, () => bundle().then(prepare, (error) => say(describeError(error))));
  const touch = settled(100, async () => {
    const now = new Date();
    await utimes(config, now, now);
  });
  const watchers = codeFolders().map((folder) =>
    watch(folder, { recursive: true }, (_, name) => name?.endsWith(".ts") && bundleAgain()),
  );
  watchers.push(watch("src", (event, name) => event === "rename" && name?.endsWith(".md") && touch()));
  watchers.push(watch(dirname(cache.current), (_, name) => name === "current" && prepare()));
  return { close: () => watchers.forEach((watcher) => watcher.close()) };
}

/** All of `src/` but what is generated there. */
function codeFolders(): string[] {
  return readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map(({ name }) => join("src", name));
}

/** Runs an action once changes have been quiet for a while, and again when more came meanwhile. */
function settled(quiet: number, action: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await action();
    running = false;
    if (again) {
      again = false;
      void run();
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quiet);
  };
}

async function runPrepare(cache: Cache, say: (text: string) => void): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", join(scriptsFolder, "prepare.ts"), "--bundled"], {
    env: { ...process.env, ATLAS_CACHE: cache.root },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.on("data", (chunk: Buffer) => say(chunk.toString().trim()));
  await new Promise((resolve) => child.on("close", resolve));
}
