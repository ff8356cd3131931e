import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** Megabytes that the tab's process held at most, its workers and their WebAssembly memory included; of the largest of several. */
export async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(
      ({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) / 1000,
    );
  return Math.round(Math.max(...peaks));
}
