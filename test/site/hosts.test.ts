import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { largestFile } from "../../loaders/snapshot/table-file.js";
import { hosts, serveAs } from "../servers/hosts.js";
import { answerInPage, eventually, fromDatabase, keptModules, openBrowser, settled } from "./browser.js";
import { builtSite } from "./build.js";

describe("the built sample on seven hosts", { timeout: 600_000 }, () => {
  let folder: string;
  let browser: Browser;

  before(async () => {
    ({ folder } = await builtSite());
    browser = await openBrowser();
  });
  after(() => browser?.close());

  for (const host of hosts)
    it(`works on ${host.name}`, { timeout: 240_000 }, async () => {
      const server = await serveAs(host, folder);
      const context = await browser.newContext();
      const errors: string[] = [];
      try {
        const page = await context.newPage();
        watch(page, errors);
        if (host.folderInPlace) {
          await page.goto(server.address.slice(0, -1));
          await settled(page);
          assert.equal(page.url(), server.address);
        }
        await page.goto(server.address);
        await settled(page);
        await kept(page);
        assert.deepEqual(await answerInPage(page, fromDatabase), [{ n: 42 }]); // under the service worker's eyes
        await keptModules(page);
        await page.getByRole("link", { name: "Methods" }).first().click();
        await headed(page, methods);
        await page.goto(`${server.address}methods/?theme=dark#limits`);
        await headed(page, methods);
        await settled(page);
        assert.match(page.url(), /methods(\.html)?\?theme=dark#limits$/);
        await kept(page);
        const { url } = { url: page.url() };
        assert.deepEqual(errors, []);
        await showsWayBack(page, server.address);
        await server.close();
        await page.goto(url);
        await headed(page, methods);
        await page.goto(server.address);
        await settled(page);
        assert.deepEqual(await answerInPage(page, fromDatabase), [{ n: 42 }]);
      } finally {
        await context.close();
        await server.close().catch(() => undefined);
      }
    });

  it("has no file that a host refuses, and is no larger than it must be", async () => {
    let sum = 0;
    for (const name of await readdir(folder, { recursive: true })) {
      const found = await stat(join(folder, name));
      if (!found.isFile()) continue;
      assert.ok(found.size <= largestFile, `${name} has ${found.size} bytes`);
      sum += found.size;
    }
    assert.ok(sum < 35_000_000, `${sum} bytes`);
  });
});

const methods = "What does each number mean?";

async function headed(page: Page, title: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector("h1")?.textContent === text, title);
}

/** An address that is not there, deep in the site, shows the page for it with its styles, and links into the site. */
async function showsWayBack(page: Page, address: string): Promise<void> {
  const response = await page.goto(`${address}no/such/page`);
  assert.equal(response?.status(), 404);
  await page.getByRole("heading", { name: "This page is not here" }).waitFor();
  const { font, href } = await page.evaluate(() => {
    const link = document.querySelector<HTMLAnchorElement>("main li a");
    return { font: getComputedStyle(document.body).fontFamily, href: link?.href };
  });
  assert.doesNotMatch(font, /^("?Times|serif)/);
  assert.equal(href, address);
}

function watch(page: Page, errors: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
}

/** Waits until the service worker has kept the page and what it loaded. */
async function kept(page: Page): Promise<void> {
  await eventually("the service worker keeps the page", () =>
    page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return false;
      const loaded = performance
        .getEntriesByType("resource")
        .filter(({ name }) => /\/_(file|import|pages)\//.test(name));
      return (await Promise.all(loaded.map(({ name }) => caches.match(name)))).every(Boolean);
    }),
  );
}
