import type { Browser, Page } from "playwright-core";
import { printHistory } from "../src/components/reader/kept-history.js";
import { storageKey } from "../src/components/reader/store.js";
import { unchangedLabels } from "../src/measures/label-changes.js";
import { settled } from "../test/site/browser.js";

/** A connection: bytes a second downwards and milliseconds for each request. */
export interface Network {
  name: string;
  bytesPerSecond?: number;
  latency?: number;
}

export interface Opening {
  /** milliseconds from the navigation to the first frame with a chart, or a table where a page has none */
  firstChart: number;
  /** requests begun before that frame, the page itself included */
  requests: number;
}

/** Opens a page with an empty cache and waits for its first chart; undefined where the snapshot has none for it. */
export async function openPage(
  browser: Browser,
  address: string,
  network: Network,
): Promise<Opening | undefined> {
  const page = await freshPage(browser, network);
  try {
    await page.goto(address);
    await settled(page);
    const drawn = await page.evaluate(
      () => new Promise<boolean>((done) => setTimeout(() => done("firstChart" in globalThis), 500)),
    );
    if (!drawn) return undefined;
    return await page.evaluate(() => {
      const { firstChart } = globalThis as unknown as { firstChart: number };
      const begun = performance
        .getEntriesByType("resource")
        .filter((entry) => entry.startTime < firstChart).length;
      return { firstChart, requests: begun + 1 };
    });
  } finally {
    await page.context().close();
  }
}

/** A page of its own, with nothing kept from others, that notes when its first chart stands. */
export async function freshPage(browser: Browser, network: Network): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (network.bytesPerSecond !== undefined) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.latency ?? 0,
      downloadThroughput: network.bytesPerSecond,
      uploadThroughput: network.bytesPerSecond,
    });
  }
  // tsx wraps named functions in a helper that pages do not have
  await page.addInitScript("globalThis.__name = (made) => made");
  await page.addInitScript(() => {
    const watch = (): void => {
      const nodes = document.querySelectorAll("[data-view] figure svg, [data-view] table");
      if ([...nodes].some((node) => node.getBoundingClientRect().height > 0))
        Object.assign(globalThis, { firstChart: performance.now() });
      else requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  return page;
}

/** Milliseconds from a change of an input to the frame in which every view shows its new answer. */
export async function changeInput(page: Page, name: string, value: string): Promise<number> {
  return timeRedraw(page, { input: name, value });
}

/** Milliseconds from a reader's change of these codes to Low until every view shows it beside the site's own. */
export async function relabel(page: Page, codes: readonly string[]): Promise<number> {
  const changes = codes.map((prefix) => ({ prefix, relevance: "Low" as const }));
  const text = printHistory({ past: [], present: { ...unchangedLabels, changes }, future: [] });
  return timeRedraw(page, { channel: storageKey, text });
}

type Change = { input: string; value: string } | { channel: string; text: string };

async function timeRedraw(page: Page, change: Change): Promise<number> {
  await settled(page);
  return page.evaluate(async (made) => {
    const views = [...document.querySelectorAll<HTMLElement>("[data-view]")];
    for (const view of views) view.firstElementChild?.setAttribute("data-old", "");
    const start = performance.now();
    if ("channel" in made) {
      // labels come as from another tab: the same way through the page, without the dialog
      const channel = new BroadcastChannel(made.channel);
      channel.postMessage(made.text);
      setTimeout(() => channel.close(), 1000);
    } else {
      const fields = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
        `form.controls [name="${made.input}"]`,
      );
      for (const field of fields) {
        if (field instanceof HTMLInputElement && field.type === "radio" && field.value !== made.value)
          continue;
        if (field instanceof HTMLInputElement && field.type === "radio") field.checked = true;
        else if (field instanceof HTMLInputElement && field.type === "checkbox")
          field.checked = made.value === "1";
        else field.value = made.value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    const isDone = (): boolean =>
      document.querySelector("[data-view] > [data-old]") === null &&
      views.every((view) => view.dataset["state"] === "ready");
    while (!isDone()) {
      if (views.some((view) => view.dataset["state"] === "failed")) throw new Error("a view failed");
      if (performance.now() - start > 120_000) throw new Error("the views did not follow within two minutes");
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - start;
  }, change);
}
