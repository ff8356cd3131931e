import { readdir } from "node:fs/promises";
import { readFileSync } from "node:fs";
import type { Browser, CDPSession, Page } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import { violations } from "../test/site/violations.js";
import type { Line } from "./run.js";
import { median } from "./process.js";
import { benchedSite } from "./site-folder.js";
import { writeResults } from "./results.js";

/**
 * What a reader with a phone waits for, on every page of the built sample: `npm run bench -- phone`. Chromium at 390 × 844,
 * its processor slowed to a quarter, 1.6 Mbps down and 150 ms for each request, nothing kept. Every page is opened three
 * times, all pages in turn; medians of paint and interaction, and the largest shift, go to RESULTS.md. `--pages tariffs,code`
 * measures some and writes nothing.
 */
const openings = 3;
const slowdown = 4;
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const limits = { paint: 2500, interaction: 200, shift: 0.05 };

/** Largest paint and interaction in milliseconds, layout shift without a unit. */
interface Vitals {
  paint: number;
  shift: number;
  /** what the largest paint was of */
  painted: string;
  /** the longest of a tap on the first chart, on its table, and on the way to the controls */
  interaction: number;
}

export default async function phone(): Promise<Line[]> {
  const { folder } = await benchedSite();
  const server = await serve(folder);
  const browser = await openBrowser();
  const asked = /--pages[= ]([\w,-]+)/.exec(process.argv.join(" "))?.[1]?.split(",");
  try {
    const pages = (await readdir(folder))
      .filter((name) => name.endsWith(".html") && name !== "404.html")
      .map((name) => name.replace(/(index)?\.html$/, ""))
      .filter((page) => asked?.includes(page || "index") ?? true);
    const seen = new Map(pages.map((name): [string, Vitals[]] => [name, []]));
    const broken = new Map<string, string[]>();
    for (let opening = 0; opening < openings; opening++)
      for (const [name, vitals] of seen)
        await openPage(browser, server.address + name, async (page, session) => {
          vitals.push(await vitalsOf(page));
          console.log(`${name || "index"} ${JSON.stringify(vitals.at(-1))}`);
          if (opening > 0) return;
          await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
          broken.set(name, await brokenRules(page));
        });
    const lines = [...seen].map(([name, vitals]) => lineOf(name || "index", vitals, broken.get(name) ?? []));
    if (!asked) await writeResults("phone", [lines]);
    return lines;
  } finally {
    await browser.close();
    await server.close();
  }
}

function lineOf(what: string, vitals: readonly Vitals[], broken: readonly string[]): Line {
  const paints = vitals.map(({ paint }) => paint).sort((a, b) => a - b);
  const paint = median(paints);
  const interaction = median(vitals.map((one) => one.interaction));
  const shift = Math.max(...vitals.map((one) => one.shift));
  const late = [
    paint > limits.paint ? "paint" : "",
    interaction > limits.interaction ? "interaction" : "",
    shift > limits.shift ? "shift" : "",
    ...broken,
  ].filter(Boolean);
  return {
    what,
    "largest paint, ms": `${paint.toFixed(0)} (${paints[0]?.toFixed(0)} to ${paints.at(-1)?.toFixed(0)})`,
    "interaction, ms": interaction.toFixed(0),
    "layout shift": shift.toFixed(3),
    "over its limit": late.join(", ") || "nothing",
  };
}

async function openPage(
  browser: Browser,
  address: string,
  measure: (page: Page, session: CDPSession) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", network);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(readFileSync(new URL("phone-vitals.js", import.meta.url), "utf8"));
    await page.goto(address);
    await settled(page);
    await page.waitForTimeout(500); // what is painted and moved late
    await measure(page, session);
  } finally {
    await context.close();
  }
}

async function vitalsOf(page: Page): Promise<Vitals> {
  await tapAround(page);
  return page.evaluate<Vitals>("globalThis.vitals()");
}

/** Themes in which axe finds something. */
async function brokenRules(page: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const rule = scheme === "dark" ? "color-contrast" : undefined; // no other reads colours
    if ((await violations(page, rule)).length) broken.push(`axe ${scheme}`);
  }
  return broken;
}

/** Taps what a reader taps first, where the page has it. */
async function tapAround(page: Page): Promise<void> {
  for (const target of [".figure-chart", "[data-action=table]", ".controls-toggle"]) {
    const node = page.locator(`main ${target}:visible`).first();
    if (!(await node.count())) continue;
    await node.tap();
    await page.waitForTimeout(300);
  }
}
