import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import { argument } from "./argument.js";
import { median } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { benchedSite, highCodes } from "./site-folder.js";
import { freshPage, relabel } from "./site-page.js";

/**
 * Milliseconds from a reader's change of a code until the whole page shows it beside the site's own labels: the first
 * change on a page that was just opened, as from another tab; the first with the drawer of labels, in which a reader takes two
 * seconds to choose; and the five after the former.
 * `npm run bench -- relabel`, of the built sample; with `--before FOLDER`, of an older build of it in turn; with `--scale`, as
 * `bench/site-folder.ts` says. `--repeats N` opens each page so often (default 3); `--slow N` slows the page's thread down N times;
 * `--pages a,b` asks some pages and writes nothing.
 */
const repeats = Number(argument("--repeats") ?? 3);
/** Changes on a page: one, and five after it. */
const changes = 6;
const slow = Number(argument("--slow") ?? 1);
const section = `relabel${process.argv.includes("--scale") ? ", at scale" : ""}${slow > 1 ? `, ${slow} times slower` : ""}`;
/** As long as a reader takes to choose in the drawer of labels. */
const choosing = 2000;
/** As long as a reader takes for the next change, in milliseconds; what starts in idle time may start. */
const pause = 1500;

const storyPages =
  "index products countries tariffs exports balance sourcing hierarchy places robustness code".split(" ");

export default async function relabelBench(): Promise<Line[]> {
  const chosen = argument("--pages")?.split(",");
  const before = argument("--before");
  const { folder, cache } = await benchedSite();
  const high = (await highCodes(cache)).slice(0, 7 * changes);
  const codes = high.filter((_, i) => i % 7 === 0); // of several headings
  const browser = await openBrowser();
  const lines: Line[] = [];
  try {
    for (const page of chosen ?? storyPages) {
      const now: Changes[] = [];
      const then: Changes[] = [];
      for (let i = 0; i < repeats; i++) {
        now.push(await changesOf(browser, folder, page, codes));
        if (before !== undefined) then.push(await changesOf(browser, before, page, codes));
      }
      const line: Line = {
        what: page,
        first: medianOf(now, "first"),
        "first, in the drawer": medianOf(now, "chosen"),
        later: medianOf(now, "later"),
      };
      if (before !== undefined)
        Object.assign(line, {
          "first, before": medianOf(then, "first"),
          "in the drawer, before": medianOf(then, "chosen"),
          "later, before": medianOf(then, "later"),
        });
      lines.push(line);
    }
  } finally {
    await browser.close();
  }
  if (!chosen) await writeResults(section, [lines]);
  return lines;
}

interface Changes {
  first: number;
  chosen: number;
  later: number;
}

async function changesOf(
  browser: Browser,
  folder: string,
  name: string,
  codes: readonly string[],
): Promise<Changes> {
  const server = await serve(folder);
  const address = server.address + (name === "index" ? "" : name);
  try {
    const taken = await relabelings(browser, address, codes);
    const [chosen = NaN] = await relabelings(browser, address, codes.slice(0, 1), openDrawer);
    return { first: taken[0] ?? NaN, chosen, later: median(taken.slice(1)) };
  } finally {
    await server.close();
  }
}

async function openDrawer(page: Page): Promise<void> {
  await page.locator(".reader-open").click();
  await page.locator("#reader-panel").getByRole("combobox").first().focus();
  await wait(choosing);
}

/** What a page takes for one change after another. */
async function relabelings(
  browser: Browser,
  address: string,
  changed: readonly string[],
  prepare?: (page: Page) => Promise<void>,
): Promise<number[]> {
  const page = await freshPage(browser, { name: "localhost" });
  try {
    const session = await page.context().newCDPSession(page);
    if (slow > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.goto(address);
    await settled(page, 120_000);
    await prepare?.(page);
    const taken: number[] = [];
    for (const code of changed) {
      if (taken.length > 0) await wait(pause);
      taken.push((await relabel(page, [code])).wholePage);
    }
    return taken;
  } finally {
    await page.context().close();
  }
}

function medianOf(changes: readonly Changes[], part: keyof Changes): string {
  return `${median(changes.map((change) => change[part])).toFixed(0)} ms`;
}
