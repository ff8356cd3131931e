import { after, before } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, visit, type Visit } from "./browser.js";
import { builtSite, serve, type BuiltSite } from "./build.js";

/** The built sample, served and in a browser. */
export interface OpenedSample extends BuiltSite {
  address: string;
  browser: Browser;
  /** Opens a page by what follows the site's address, or by a whole one. */
  visit(path?: string, options?: Parameters<typeof visit>[2]): Promise<Visit>;
}

/** All tests of a process share one: a browser takes a second of processor time to start. */
let shared: Promise<OpenedSample & { close(): Promise<void> }> | undefined;

/** The sample for the tests of a `describe`, there once they begin; what they leave open is closed after them. */
export function openedSample(): OpenedSample {
  const sample = {} as OpenedSample;
  before(async () => void Object.assign(sample, await (shared ??= open())));
  after(async () => {
    for (const context of sample.browser?.contexts() ?? []) await context.close();
  });
  return sample;
}

after(async () => (await shared)?.close());

async function open(): Promise<OpenedSample & { close(): Promise<void> }> {
  const site = await builtSite();
  const server = await serve(site.folder);
  const browser = await openBrowser();
  return {
    ...site,
    address: server.address,
    browser,
    visit: (path = "", options) => visit(browser, new URL(path, server.address).href, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
