import type { Browser, Page } from "playwright-core";
import { printHistory } from "../src/labels/kept-history.js";
import { storageKey } from "../src/labels/store.js";
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

/** Milliseconds from a change to the frame in which views show their new answer. */
export interface Redraw {
  /** the views of which some stood in the window when the change was made */
  inWindow: number;
  wholePage: number;
}

/** From a change of an input. */
export async function changeInput(page: Page, name: string, value: string): Promise<Redraw> {
  return timeRedraw(page, { input: name, value });
}

/** From a reader's change of these codes to Low until views show it beside the site's own. */
export async function relabel(page: Page, codes: readonly string[]): Promise<Redraw> {
  const changes = codes.map((prefix) => ({ prefix, relevance: "Low" as const }));
  const text = printHistory({ past: [], present: { ...unchangedLabels, changes }, future: [] });
  return timeRedraw(page, { channel: storageKey, text });
}

type Change = { input: string; value: string } | { channel: string; text: string };

async function timeRedraw(page: Page, change: Change): Promise<Redraw> {
  await settled(page);
  return page.evaluate(async (made) => {
    const views = [...document.querySelectorAll<HTMLElement>("[data-view]")];
    const seen = views.filter((view) => {
      const { top, bottom } = view.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    for (const view of views) view.firstElementChild?.setAttribute("data-old", "");
    /** Asked when the page changes, not every frame: frames that nothing asks for would take time from the page. */
    const drawn = (waited: HTMLElement[]): Promise<void> =>
      new Promise<void>((done, failed) => {
        const isDone = (view: HTMLElement): boolean =>
          view.querySelector(":scope > [data-old]") === null && view.dataset["state"] === "ready";
        const stop = (error?: Error): void => {
          clearTimeout(late);
          observer.disconnect();
          if (error) failed(error);
          else requestAnimationFrame(() => done());
        };
        const look = (): void => {
          if (views.some((view) => view.dataset["state"] === "failed")) stop(new Error("a view failed"));
          else if (waited.every(isDone)) stop();
        };
        const late = setTimeout(() => stop(new Error("no redraw within two minutes")), 120_000);
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-state"] });
      });
    const start = performance.now();
    const since = (): number => performance.now() - start;
    const redraws = Promise.all([drawn(seen).then(since), drawn(views).then(since)]);
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
    const [inWindow, wholePage] = await redraws;
    return { inWindow, wholePage };
  }, change);
}
