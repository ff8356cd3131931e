import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageNames } from "../../scripts/site/bundle.js";
import { settled } from "./browser.js";
import { openedSample } from "./sample.js";

describe("the first view of the built sample", { timeout: 600_000 }, () => {
  const sample = openedSample();

  it("shows its charts from the build, before any script has run", async () => {
    const context = await sample.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(sample.address);
    assert.equal((await page.locator("[data-figure=trend] .chart-wide path[d]").count()) >= 3, true);
    assert.match(await page.locator("[data-figure=trend] .figure-title").innerText(), /stood at \d+ in/);
    await context.close();
  });

  it("opens every page with sentences that can be quoted, from the build", async () => {
    const context = await sample.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const name of await pageNames()) {
      await page.goto(sample.address + (name === "overview" ? "" : name));
      const told = await page.locator("[data-view=headline]").allInnerTexts();
      const sentences = told.join(" ").split(/(?<=[.;:!?])\s+(?=[A-Z\d])/);
      const counted = sentences.filter((text) => /\d/.test(text));
      assert.ok(sentences.length >= 2 && counted.length >= 1, `${name}: ${sentences.join(" | ")}`);
    }
    await context.close();
  });

  it("moves nothing when its letters come, and keeps the text that the build drew", async () => {
    const links = ["code?code=8471.50.0150", "code?country=2010"]; // what the build drew is of another view
    for (const name of ["", "data", "balance", "explore", "sql", "methods", "code", "review", ...links]) {
      const context = await sample.browser.newContext({
        viewport: { width: 390, height: 844 },
        serviceWorkers: "block",
      });
      const page = await context.newPage();
      await page.addInitScript(() => {
        const seen = { moved: 0, built: [] as (Element | null)[] };
        Object.assign(globalThis, { seen });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        addEventListener("DOMContentLoaded", () => {
          seen.built = [...document.querySelectorAll("[data-view=headline] > *")];
        });
      });
      await page.route(/\.woff2$/, async (route) => {
        await new Promise((late) => setTimeout(late, 1000));
        await route.continue();
      });
      await page.goto(sample.address + name);
      await page.evaluate(() => document.fonts.ready);
      await settled(page);
      const { moved, kept } = await page.evaluate(() => {
        const { seen } = globalThis as unknown as { seen: { moved: number; built: Element[] } };
        return { moved: seen.moved, kept: seen.built.map((node) => node.isConnected) };
      });
      const most = name === "explore" ? 0.03 : 0.01; // its title takes a second line
      assert.ok(moved < most, `${name || "index"} moves by ${moved}`);
      assert.deepEqual(kept, [!links.includes(name)], name || "index");
      await context.close();
    }
  });

  it("keeps as much room for the search of Code, on a phone, as it takes", async () => {
    const context = await sample.browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      serviceWorkers: "block",
    });
    const page = await context.newPage();
    let letGo = (): void => undefined;
    const held = new Promise<void>((go) => (letGo = go));
    await page.route(/\.js$/, (route) => held.then(() => route.continue()));
    await page.goto(`${sample.address}code`, { waitUntil: "commit" });
    const finder = page.locator("div.finder");
    const before = (await finder.boundingBox())?.height;
    letGo();
    await finder.locator("input").waitFor();
    assert.equal((await finder.boundingBox())?.height, before);
    await context.close();
  });

  it("asks no other host, at most 15 files and no database before the browser has taken over", async () => {
    const { page, errors, requests } = await sample.visit();
    assert.deepEqual(errors, []);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(sample.address) && !url.startsWith("data:")),
      [],
    );
    assert.equal(
      requests.some((url) => /wasm|parquet/.test(url)),
      false,
      requests.join("\n"),
    );
    assert.ok(requests.length <= 15, `${requests.length} requests:\n${requests.join("\n")}`);
    await page.close();
  });

  it("loads no more of each page than its budget, all that comes unasked included", async () => {
    const weights: string[] = [];
    for (const name of await pageNames()) {
      const { page } = await sample.visit(name === "overview" ? "" : name);
      await page.waitForLoadState("networkidle");
      const bytes = await page.evaluate(() =>
        (["navigation", "resource"] as const)
          .flatMap((kind) => performance.getEntriesByType(kind) as PerformanceResourceTiming[])
          .reduce((sum, { transferSize }) => sum + transferSize, 0),
      );
      const most = budgets[name] ?? usualBudget;
      if (bytes < 100_000 || bytes > most * 1000) weights.push(`${name}: ${bytes} bytes of ${most} kB`);
      await page.close();
    }
    assert.deepEqual(weights, []);
  });
});

/** Kilobytes over the wire, with Brotli: a little above what pages take. Those named draw maps, or edit SQL. */
const usualBudget = 310;
const budgets: Readonly<Record<string, number>> = {
  overview: 275,
  countries: 360,
  places: 360,
  explore: 350,
  sql: 460,
};
