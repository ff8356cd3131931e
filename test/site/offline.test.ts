import assert from "node:assert/strict";
import { appendFile, cp, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { writeServiceWorker } from "../../scripts/site/offline.js";
import { answerInPage, eventually, fromDatabase, keptModules, openBrowser, settled } from "./browser.js";
import { builtSite, serve } from "./build.js";

describe("the built sample without a network", { timeout: 600_000 }, () => {
  let folder: string;
  let browser: Browser;
  let context: BrowserContext;
  let server: Awaited<ReturnType<typeof serve>>;
  let address: string;
  /** names of the caches before the newer build */
  let older: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-offline-"));
    await cp((await builtSite()).folder, folder, { recursive: true });
    browser = await openBrowser();
    context = await browser.newContext();
    server = await serve(folder);
    address = server.address;
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("opens again what was opened, the database too, and says what was not", async () => {
    const page = await context.newPage();
    await open(page, address);
    await kept(page);
    await page.getByLabel("Exports").check();
    await page.getByLabel("Dollars").check();
    await page.waitForFunction(() =>
      document.querySelector("#trend .figure-title")?.textContent?.includes("$"),
    );
    await settled(page);
    await answerInPage(page, fromDatabase);
    await keptModules(page);
    await open(page, `${address}methods`);
    await server.close();

    await open(page, `${address}?measure=dollars`);
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
    assert.match(await page.locator("#trend .figure-title").innerText(), /exports/);
    assert.deepEqual(await answerInPage(page, fromDatabase), [{ n: 42 }]);
    await page.getByRole("link", { name: "Methods" }).click();
    await settled(page);
    assert.match(await page.locator("h1").innerText(), /\w/);

    await page.goto(`${address}products`);
    assert.match(await page.locator("body").innerText(), /This page was not opened before/);
    await page.getByRole("link", { name: "Overview" }).click();
    await settled(page);
    assert.ok((await page.locator("#trend path").count()) >= 3);
    older = await page.evaluate(() => caches.keys());
    await page.close();
  });

  it("shows the page of a network that asks for a name, and keeps the site's own", async () => {
    const welcome = "Welcome to the hotel: your name, please";
    const hotel = createServer((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(`<title>Hotel</title><h1>${welcome}</h1>`),
    );
    await new Promise<void>((resolve) => hotel.listen(Number(new URL(address).port), "127.0.0.1", resolve));
    const page = await context.newPage();
    for (const path of ["methods", "products", ""]) {
      await page.goto(address + path);
      assert.equal(await page.locator("h1").innerText(), welcome);
    }
    const texts = await page.evaluate(async () => {
      const worker = await fetch("_file/x.0123abcd.json").then((response) => response.text());
      const kept = await Promise.all(
        (await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          const responses = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
          return Promise.all(
            responses.map(async (response) => {
              const type = response?.headers.get("content-type") ?? "";
              return type.includes("html") ? ((await response?.text()) ?? "") : "";
            }),
          );
        }),
      );
      return { asked: worker, kept: kept.flat() };
    });
    assert.ok(texts.asked.includes(welcome)); // the network is the hotel's
    assert.ok(texts.kept.length > 0 && texts.kept.every((text) => !text.includes(welcome)));
    hotel.closeAllConnections();
    await new Promise((resolve) => hotel.close(resolve));
    await open(page, `${address}methods`);
    assert.match(await page.locator("#observablehq-main h1").innerText(), /What does each number mean/);
    await page.close();
  });

  it("gives way to a newer build: its pages show at once, and what is no longer in it is dropped", async () => {
    const [style] = await readdir(join(folder, "_import/styles")).then((names) =>
      names.filter((n) => n.endsWith(".css")),
    );
    assert.ok(style);
    await rename(join(folder, "_import/styles", style), join(folder, "_import/styles/style.0000beef.css"));
    await appendFile(join(folder, "index.html"), "<p id=newer>newer</p>");
    await writeServiceWorker(folder);
    server = await serve(folder, Number(new URL(address).port));

    const page = await context.newPage();
    await page.goto(address);
    assert.equal(await page.locator("#newer").count(), 1);
    // where the old worker was at work when the new one came, Chromium waits until it has been idle for half a minute
    await eventually(
      "the caches of the older build are gone",
      async () => {
        const names = await page.evaluate(() => caches.keys());
        return names.length === 1 && !older.includes(names[0] ?? "");
      },
      120,
    );
    const paths = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0] ?? "");
      return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    });
    const stale = [`/_import/styles/${style}`, "/methods"].filter((path) => paths.includes(path));
    assert.deepEqual(stale, []);
    assert.ok(
      paths.some((path) => /duckdb-eh\.\w+\.wasm$/.test(path)),
      `the database is gone:\n${paths.join("\n")}`,
    );
    await page.close();
  });
});

/** Opens a page and waits until its views stand. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Waits until the worker watches over the page and has kept what it loaded. */
function kept(page: Page): Promise<void> {
  return eventually("the service worker keeps the page", () =>
    page.evaluate(async () => {
      if (!navigator.serviceWorker.controller) return false;
      const loaded = performance
        .getEntriesByType("resource")
        .filter((entry) => /_(file|import)\//.test(entry.name));
      const found = await Promise.all(loaded.map((entry) => caches.match(entry.name)));
      return found.every(Boolean) && (await caches.match(location.href)) !== undefined;
    }),
  );
}
