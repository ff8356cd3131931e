import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { checkHost } from "../../scripts/site/check-host.js";
import { largestFile } from "../../scripts/site/parts.js";
import { hosts, serveAs } from "../servers/hosts.js";
import { openBrowser, settled } from "./browser.js";
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
    it(`works on ${host.name}`, { timeout: 120_000 }, async () => {
      const server = await serveAs(host, folder);
      const context = await browser.newContext();
      const errors: string[] = [];
      try {
        const page = await context.newPage();
        watch(page, errors);
        const first = host.folderInPlace ? server.address.slice(0, -1) : server.address;
        await page.goto(first);
        await settled(page);
        assert.deepEqual(await answerInPage(page), [{ n: 42 }]);

        await page.getByRole("link", { name: "Methods" }).first().click();
        await page.waitForFunction(
          () => document.querySelector("h1")?.textContent === "What does each number mean?",
        );
        for (const path of ["methods/?theme=dark#limits", "methods.html", "methods"]) {
          await page.goto(server.address + path);
          await page.waitForFunction(
            () => document.querySelector("h1")?.textContent === "What does each number mean?",
          );
          await settled(page);
          assert.match(page.url(), /methods(\.html)?(\?theme=dark#limits)?$/, path);
        }
        assert.deepEqual(errors, []);

        await page.goto(server.address);
        await settled(page);
        await kept(page);
        assert.deepEqual(await answerInPage(page), [{ n: 42 }]); // from now on under the service worker's eyes
        await keptModules(page);
        await page.goto(`${server.address}methods`);
        await settled(page);
        await kept(page);
        const { url } = { url: page.url() };
        await server.close();
        await page.goto(url);
        await settled(page);
        assert.equal(await page.locator("h1").first().innerText(), "What does each number mean?");
        await page.goto(server.address);
        await settled(page);
        assert.deepEqual(await answerInPage(page), [{ n: 42 }]);
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
    assert.ok(sum < 40_000_000, `${sum} bytes`);
  });

  it("tells what each host does wrong", async () => {
    const said = async (name: RegExp): Promise<string> => {
      const host = hosts.find((one) => name.test(one.name));
      assert.ok(host);
      const server = await serveAs(host, folder);
      try {
        const findings = await checkHost(server.address);
        return findings.map(({ level, text }) => `${level} ${text}`).join("\n");
      } finally {
        await server.close();
      }
    };
    const cloudflare = await said(/Cloudflare/);
    assert.doesNotMatch(cloudflare, /^(fault|warning)/m);
    const plain = await said(/folder over HTTP/);
    assert.doesNotMatch(plain, /^fault/m);
    for (const pattern of [
      /warning ranges are not/,
      /warning other origins/,
      /warning .*compresses nothing/,
      /warning \/methods forwards/,
    ])
      assert.match(plain, pattern);
    assert.match(await said(/takes .wasm for text/), /warning the database: .wasm is served as text\/plain/);
  });
});

function watch(page: Page, errors: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
}

/** Asks the page's own database for something that no file was prepared for. */
function answerInPage(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const preload = [...document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]")];
    const app = preload.find((link) => /_app\/app\.\w+\.js$/.test(link.href))?.href ?? "";
    const { answer } = (await import(app)) as {
      answer: (question: { sql: string; detail: string }) => Promise<unknown>;
    };
    return answer({ sql: "SELECT 42 AS n FROM countries LIMIT 1", detail: "none" });
  });
}

/** Waits until the service worker has kept what the database is made of; its worker loads it out of the page's sight. */
async function keptModules(page: Page): Promise<void> {
  for (const end = Date.now() + 30_000; ; await wait(100)) {
    const modules = await page.evaluate(async () => {
      const lists = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
      return (await Promise.all(lists)).flat().filter(({ url }) => url.endsWith(".wasm")).length;
    });
    if (modules >= 2) return;
    assert.ok(Date.now() < end, "the service worker did not keep the database within 30 seconds");
  }
}

/** Waits until the service worker has kept the page and what it loaded. */
async function kept(page: Page): Promise<void> {
  for (const end = Date.now() + 30_000; ; await wait(100)) {
    const isKept = await page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return false;
      const loaded = performance
        .getEntriesByType("resource")
        .filter(({ name }) => /\/_(file|import|pages)\//.test(name));
      return (await Promise.all(loaded.map(({ name }) => caches.match(name)))).every(Boolean);
    });
    if (isKept) return;
    assert.ok(Date.now() < end, "the service worker did not keep the page within 30 seconds");
  }
}
