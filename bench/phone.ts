import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { openBrowser, settled } from "../test/site/browser.js";
import { serve } from "../test/site/build.js";
import { violations } from "../test/site/violations.js";
import type { Line } from "./run.js";
import { benchedSite } from "./site-folder.js";
import { writeResults } from "./results.js";
import { pagesOf } from "./site.js";

/**
 * What a reader with a phone waits for, on every page of the built sample: `npm run bench -- phone`. Chromium at 390 × 844,
 * its processor slowed to a quarter, 1.6 Mbps down and 150 ms for each request, nothing kept. Each page is told as it is
 * measured; once all are, their table goes to RESULTS.md. `--pages tariffs,code` measures some and writes nothing.
 */
const slowdown = 4;
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const limits = { paint: 2500, interaction: 200, shift: 0.05 };

/** Largest paint and interaction in milliseconds, layout shift without a unit. */
interface Vitals {
  paint: number;
  shift: number;
  /** the longest of a tap on the first chart, on its table, and on the way to the controls */
  interaction: number;
}

export default async function phone(): Promise<Line[]> {
  const { folder } = await benchedSite();
  const server = await serve(folder);
  const browser = await openBrowser();
  const asked = /--pages[= ]([\w,-]+)/.exec(process.argv.join(" "))?.[1]?.split(",");
  const lines: Line[] = [];
  try {
    for (const name of (await pagesOf(folder)).filter((page) => asked?.includes(page || "index") ?? true)) {
      const started = performance.now();
      const { paint, shift, interaction, broken } = await visitPage(browser, server.address + name);
      const late = [
        paint > limits.paint ? "paint" : "",
        interaction > limits.interaction ? "interaction" : "",
        shift > limits.shift ? "shift" : "",
        ...broken,
      ].filter(Boolean);
      lines.push({
        what: name || "index",
        "largest paint, ms": paint.toFixed(0),
        "interaction, ms": interaction.toFixed(0),
        "layout shift": shift.toFixed(3),
        "over its limit": late.join(", ") || "nothing",
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`${Object.values(lines.at(-1) ?? {}).join(" · ")} (${seconds} s)`);
    }
    if (!asked) await writeResults("phone", [lines]);
  } finally {
    await browser.close();
    await server.close();
  }
  return lines;
}

async function visitPage(browser: Browser, address: string): Promise<Vitals & { broken: string[] }> {
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
    await tapAround(page);
    const vitals = await page.evaluate<Vitals>("globalThis.vitals()");
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const broken: string[] = [];
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const rule = scheme === "dark" ? "color-contrast" : undefined; // no other reads colours
      if ((await violations(page, rule)).length) broken.push(`axe ${scheme}`);
    }
    return { ...vitals, broken };
  } finally {
    await context.close();
  }
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
