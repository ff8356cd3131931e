import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import { argument } from "./argument.js";
import { median } from "./process.js";
import { writeResults } from "./results.js";
import type { Line } from "./run.js";
import { benchedSite } from "./site-folder.js";
import { freshPage, relabel } from "./site-page.js";

/**
 * Milliseconds from a reader's change of a code until the whole page shows it beside the site's own labels: the first
 * change on a page that was just opened, and the five after it. `npm run bench -- relabel`, of the built sample; with
 * `--before FOLDER`, of an older build of it in turn. `--repeats N` opens each page so often (default 3); `--pages a,b` asks
 * some pages and writes nothing.
 */
const repeats = Number(argument("--repeats") ?? 3);
const codes = ["8471500150", "8473301180", "8504406012", "8517620090", "8471801000", "8542310045"];
/** As long as a reader takes for the next change, in milliseconds; what starts in idle time may start. */
const pause = 1500;

const storyPages =
  "index products countries tariffs exports balance sourcing hierarchy places robustness code".split(" ");

export default async function relabelBench(): Promise<Line[]> {
  const chosen = argument("--pages")?.split(",");
  const before = argument("--before");
  const { folder } = await benchedSite();
  const browser = await openBrowser();
  const lines: Line[] = [];
  try {
    for (const page of chosen ?? storyPages) {
      const now: Changes[] = [];
      const then: Changes[] = [];
      for (let i = 0; i < repeats; i++) {
        now.push(await changesOf(browser, folder, page));
        if (before !== undefined) then.push(await changesOf(browser, before, page));
      }
      const line: Line = { what: page, first: medianOf(now, "first"), later: medianOf(now, "later") };
      if (before !== undefined)
        Object.assign(line, {
          "first, before": medianOf(then, "first"),
          "later, before": medianOf(then, "later"),
        });
      lines.push(line);
    }
  } finally {
    await browser.close();
  }
  if (!chosen) await writeResults("relabel", [lines]);
  return lines;
}

interface Changes {
  first: number;
  later: number;
}

async function changesOf(browser: Browser, folder: string, name: string): Promise<Changes> {
  const server = await serve(folder);
  const page = await freshPage(browser, { name: "localhost" });
  try {
    await page.goto(server.address + (name === "index" ? "" : name));
    await settled(page);
    const taken: number[] = [];
    for (const code of codes) {
      if (taken.length > 0) await wait(pause);
      taken.push((await relabel(page, [code])).wholePage);
    }
    return { first: taken[0] ?? NaN, later: median(taken.slice(1)) };
  } finally {
    await page.context().close();
    await server.close();
  }
}

function medianOf(changes: readonly Changes[], part: keyof Changes): string {
  return `${median(changes.map((change) => change[part])).toFixed(0)} ms`;
}
