import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { settled } from "../browser.js";
import { measure } from "../command.js";
import { csvOf, sameNumbers } from "../shown.js";
import { openedSample } from "../sample.js";

describe("the built sample without its database", { timeout: 900_000 }, () => {
  const sample = openedSample();

  it("finds pages, codes and countries from the header by keyboard, without the database", async () => {
    const { page, requests, errors } = await sample.visit("", { width: 390 });
    await page.keyboard.press("/");
    const box = page.locator("[data-search] [role=combobox]");
    await box.waitFor();
    for (const [typed, href] of [
      ["tariffs", /tariffs$/],
      ["8471.50.0150", /code\?code=8471500150$/],
      ["mexi", /code\?country=2010$/],
    ] as const) {
      await page.keyboard.press("Control+k");
      await box.fill(typed);
      await page.locator("[data-search] [role=option]").first().waitFor();
      await page.keyboard.press("ArrowDown");
      assert.match((await box.getAttribute("aria-activedescendant")) ?? "", /combobox/);
      if (typed === "tariffs")
        assert.deepEqual(
          requests.filter((url) => url.endsWith(".wasm")),
          [],
        );
      await page.keyboard.press("Enter");
      await page.waitForURL(href);
      await settled(page);
    }
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("shows nothing of another page before what a link asks for is there", async () => {
    // a service worker of the first address would hand out the scripts at the second
    const page = await sample.browser.newPage({ serviceWorkers: "block" });
    await page.route("**/*.js", (route) => route.abort());
    for (const [query, visible] of [
      ["", true],
      ["?code=8471500150", false],
      ["?flow=exports", false],
    ] as const) {
      await page.goto(`${sample.address}code${query}`, { waitUntil: "domcontentloaded" });
      const shown = await page
        .locator("[data-view] > *")
        .evaluateAll((nodes) => nodes.filter((node) => node.checkVisibility({ visibilityProperty: true })));
      assert.equal(shown.length > 0, visible, query);
    }
    await page.close();
  });

  it("shows a code's card and numbers from a small file", async () => {
    const rows = await measure(
      sample.cache,
      "import_value",
      "--by",
      "year",
      "--group",
      "all",
      "--code",
      "8471500150",
    );
    const page = await sample.browser.newPage({ serviceWorkers: "block" });
    await takeModulesAway(page);
    await page.goto(`${sample.address}code?code=8471.50.0150`);
    const tile = page.locator("[data-view=numbers][data-drawn=browser] .tile-value").first();
    await tile.waitFor();
    const { value } = rows.find(({ year }) => year === 2025) ?? {};
    assert.equal(await tile.innerText(), `$${(Number(value) / 1e9).toFixed(1)}B`);
    assert.equal(await page.locator(".code-title").innerText(), "8471.50.0150");
    await page.close();
  });

  it("follows a first change, and opens a link to one, without the database", async () => {
    const rows = await measure(sample.cache, "export_index", "--by", "month,group", "--from", "2022-01");
    const { page } = await sample.visit();
    await takeModulesAway(page);
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
    sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);
    await page.close();

    const linked = await sample.visit("?base=2024");
    assert.match(await linked.page.locator("[data-figure=trend] .figure-subtitle").innerText(), /2024/);
    assert.equal(
      linked.requests.some((url) => url.endsWith(".wasm")),
      false,
    );
    await linked.page.close();
  });

  it("counts Medium in without the database", async () => {
    const rows = await measure(sample.cache, "export_share", "--by", "year", "--medium", "ai");
    const { page } = await sample.visit("?flow=exports");
    await takeModulesAway(page);
    await page.getByLabel("Count Medium as AI").check();
    const share = rows.findLast(({ year }) => year === 2025)?.value;
    await page.locator(".headline", { hasText: `${Number(share).toFixed(1)}\u00a0%` }).waitFor();
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
    await page.close();
  });

  it("says what failed, and offers to try again, when neither sums nor the database can be loaded", async () => {
    const { page } = await sample.visit("?flow=exports");
    await takeModulesAway(page);
    await page.route("**/_sums/*", (route) => route.fulfill({ status: 404, body: "gone" }));
    await page.getByLabel("Count Medium as AI").check();
    await page.locator(".failed").first().waitFor();
    assert.match(
      await page.locator(".failed").first().innerText(),
      /could not be computed[\s\S]*database could not be started/,
    );
    await page.unroute("**/*.wasm");
    await page.locator(".failed button").first().click();
    await page.waitForFunction(() => document.querySelectorAll(".failed").length < 5);
    await settled(page);
    await page.close();
  });
});

/** The database cannot be loaded from now on. */
async function takeModulesAway(page: Page): Promise<void> {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
}
