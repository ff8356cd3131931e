import { readdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { openSnapshot } from "../loaders/snapshot/session.js";
import type { Cache } from "../loaders/cache.js";
import { argument } from "./argument.js";
import { peakMemory } from "./peak-memory.js";
import { serveNoting, type Sent } from "./loaded.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { benchedSite } from "./site-folder.js";
import { relabel } from "./site-page.js";

/**
 * Bytes over the wire of every page, with Brotli: to open it, for the first relabelling of a code as the page answers it,
 * and of the same where nothing but the database answers; and what the tab held at most in memory. `npm run bench -- weight`; with `--scale`, of the snapshot that the
 * benchmark `snapshot` leaves. `--pages a,b` measures some and writes nothing.
 */
const limits = { opened: 1.5e6, database: 12e6 };
/** What starts in idle time has started by then, in milliseconds. */
const idle = 1500;

export default async function weight(): Promise<Line[]> {
  const { folder, cache } = await benchedSite();
  const chosen = argument("--pages")?.split(",");
  const code = await largestCode(cache);
  const browser = await openBrowser();
  const lines: Line[] = [];
  try {
    for (const name of await pagesOf(folder)) {
      if (chosen && !chosen.includes(name)) continue;
      const sums = await loaded(browser, folder, name, code);
      const database = await loaded(browser, folder, name, code, /^_assets\/sums-worker/);
      lines.push(lineOf(name, sums, database));
      console.log(lines.at(-1));
      if (process.argv.includes("--files"))
        for (const { path, bytes } of [...database.opened, ...database.relabelled])
          if (/^_tables|^snapshot|^_assets/.test(path)) console.log(`  ${bytes} ${path}`);
    }
  } finally {
    await browser.close();
  }
  const isScale = process.argv.includes("--scale");
  if (!chosen) await writeResults(isScale ? "weight, at scale" : "weight", [lines]);
  return lines;
}

interface Loaded {
  opened: Sent[];
  relabelled: Sent[];
  /** megabytes of the tab at most */
  memory: number;
}

async function loaded(
  browser: Browser,
  folder: string,
  name: string,
  code: string,
  without?: RegExp,
): Promise<Loaded> {
  const server = await serveNoting(folder, without);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    await page.addInitScript("globalThis.__name = (made) => made"); // tsx wraps functions in a helper that pages lack
    await page.goto(server.address + (name === "index" ? "" : name));
    await settled(page);
    await wait(idle);
    const opened = server.taken();
    await relabel(page, [code]);
    await wait(idle);
    return { opened, relabelled: server.taken(), memory: await peakMemory(browser) };
  } finally {
    await context.close();
    await server.close();
  }
}

function lineOf(name: string, sums: Loaded, database: Loaded): Line {
  const all = [...database.opened, ...database.relabelled];
  const [opened, whole] = [bytesOf(sums.opened), bytesOf(all)];
  const over = [opened > limits.opened ? "opened" : "", whole > limits.database ? "database" : ""];
  return {
    what: name,
    opened: megabytes(opened),
    "first relabelling": megabytes(bytesOf(sums.relabelled)),
    "of which the database": megabytes(bytesOf(sums.relabelled.filter(isDatabase))),
    "all by the database": megabytes(whole),
    "of which tables": megabytes(bytesOf(all.filter(({ path }) => /^_tables|^snapshot/.test(path)))),
    "tab, relabelled": `${sums.memory} MB`,
    "tab, all by the database": `${database.memory} MB`,
    "over its limit": over.filter(Boolean).join(", ") || "nothing",
  };
}

const isDatabase = ({ path }: Sent): boolean => /^_assets\/duckdb/.test(path);

function bytesOf(sent: readonly Sent[]): number {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

async function pagesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => file.slice(0, -5))
    .sort();
}

/** The code labelled High that is imported most. */
async function largestCode(cache: Cache): Promise<string> {
  const session = await openSnapshot(cache);
  try {
    const { hs10 } = await session.database.one<{ hs10: string }>(
      `SELECT hs10 FROM imports_by_code JOIN labels_in_use USING (hs10)
WHERE flow = 'imports' AND relevance = 'High' GROUP BY hs10 ORDER BY sum(con_val) DESC LIMIT 1`,
    );
    return hs10;
  } finally {
    session.close();
  }
}
