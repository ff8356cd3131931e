import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { parse } from "csv-parse/sync";
import { openBrowser, settled, visit } from "./browser.js";
import { builtSite, serve, type BuiltSite } from "./build.js";
import { measure } from "./command.js";

describe("the overview of the built sample", { timeout: 600_000 }, () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  before(async () => {
    site = await builtSite();
    server = await serve(site.folder);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it("shows its charts from the build, before any script has run", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.address);
    assert.equal((await page.locator("[data-figure=trend] .chart-wide path[d]").count()) >= 3, true);
    assert.match(await page.locator("[data-figure=trend] .figure-title").innerText(), /stood at \d+ in/);
    await context.close();
  });

  it("moves nothing when its letters come, and keeps the text that the build drew", async () => {
    for (const name of ["", "data", "balance"]) {
      const context = await browser.newContext({
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
      await page.goto(server.address + name);
      await page.evaluate(() => document.fonts.ready);
      await settled(page);
      const { moved, kept } = await page.evaluate(() => {
        const { seen } = globalThis as unknown as { seen: { moved: number; built: Element[] } };
        return { moved: seen.moved, kept: seen.built.map((node) => node.isConnected) };
      });
      assert.ok(moved < 0.01, `${name || "index"} moves by ${moved}`);
      assert.deepEqual(kept, [true], name || "index");
      await context.close();
    }
  });

  it("asks no other host, at most 15 files and 450 kB before the browser has taken over, and no database", async () => {
    const { page, errors, requests } = await visit(browser, server.address);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(errors, []);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:")),
      [],
    );
    assert.equal(
      requests.some((url) => /wasm|parquet/.test(url)),
      false,
      requests.join("\n"),
    );
    assert.ok(requests.length <= 15, `${requests.length} requests:\n${requests.join("\n")}`);
    const bytes = await page.evaluate(() =>
      (["navigation", "resource"] as const)
        .flatMap((kind) => performance.getEntriesByType(kind) as PerformanceResourceTiming[])
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    );
    assert.ok(bytes > 100_000 && bytes <= 450_000, `${bytes} bytes over the wire before the database`);
    await page.close();
  });

  it("prints the numbers of atlas measure in its chart, tiles and headline", async () => {
    const { page } = await visit(browser, server.address);
    const rows = await measure(site.cache, "import_index", "--by", "month,group", "--from", "2022-01");
    await sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);
    const [value] = await measure(
      site.cache,
      "import_value",
      "--by",
      "group",
      "--from",
      "2025-01",
      "--to",
      "2025-12",
    );
    const ai = (await measure(site.cache, "import_value", "--by", "year,group")).find(
      (row) => row["year"] === 2025 && row["group"] === "ai",
    );
    assert.ok(value && ai);
    const printed = `$${(Number(ai["value"]) / 1e9).toFixed(1)}B`;
    assert.ok((await page.locator(".headline").innerText()).includes(printed), printed);
    assert.equal(await page.locator(".tile-value").first().innerText(), printed);
    await page.close();
  });

  it("recomputes in the browser when an input changes, and keeps the input in the address", async () => {
    const { page, errors } = await visit(browser, server.address);
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await settled(page);
    assert.equal(new URL(page.url()).search, "?flow=exports");
    const rows = await measure(site.cache, "export_index", "--by", "month,group", "--from", "2022-01");
    await sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);

    await page.getByLabel("Dollars").check();
    await page.getByLabel("Count Medium as AI").check();
    await page.waitForFunction(() =>
      document.querySelector("[data-figure=trend] h2")?.textContent?.includes("Medium"),
    );
    await settled(page);
    assert.equal(new URL(page.url()).search, "?flow=exports&measure=dollars&medium=1");
    const shown = await csvOf(page, "[data-figure=trend]");
    const groups = await measure(site.cache, "export_value", "--by", "month,group", "--from", "2022-01");
    const sum = (month: string) =>
      groups
        .filter((row) => row["month"] === month && ["ai", "medium"].includes(String(row["group"])))
        .reduce((total, row) => total + Number(row["value"]), 0);
    for (const row of shown) assert.equal(Number(row["AI-related"]), sum(row["Month"] ?? ""), row["Month"]);

    await page.goBack();
    await page.goBack();
    await page.locator("[data-figure=trend] h2", { hasText: /exports stood at/ }).waitFor();
    assert.equal(new URL(page.url()).search, "?flow=exports");
    await page.goBack();
    await page.locator(".headline", { hasText: /imports/ }).waitFor();
    await settled(page); // leaving would cut off what is still asked for
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("hands table 1 on as it does a figure's table, but no picture of it", async () => {
    const { page } = await visit(browser, server.address);
    const [value] = await measure(
      site.cache,
      ...["import_value", "--by", "group"],
      ...["--from", "2025-01"],
      ...["--to", "2025-12"],
    );
    assert.equal(value?.["group"], "ai");
    const row = (await csvOf(page, "[data-view=table-1]")).find(({ Products }) => Products === "AI-related");
    assert.equal(Number(row?.["2025"]), Number(value["value"]));
    assert.equal(await page.locator("[data-view=table-1] [data-action=png]").count(), 0);
    await page.close();
  });

  it("opens a link to the same state, and names what it cannot read", async () => {
    const { page } = await visit(browser, `${server.address}?measure=share&base=1812&colour=red`);
    assert.match(await page.locator("[data-figure=trend] h2").innerText(), /% of imports were AI-related/);
    assert.match(await page.locator(".notice-ignored").innerText(), /base=1812, colour=red/);
    await page.close();
  });

  it("finds pages, codes and countries from the header by keyboard, without the database", async () => {
    const { page, requests, errors } = await visit(browser, server.address, { width: 390 });
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
    const page = await browser.newPage({ serviceWorkers: "block" });
    await page.route("**/*.js", (route) => route.abort());
    for (const [query, visible] of [
      ["?code=8471500150", false],
      ["?flow=exports", false],
    ] as const) {
      await page.goto(`${server.address}code${query}`);
      const tiles = page.locator("[data-view=numbers] .tiles");
      assert.equal(
        await tiles.evaluate((node) => getComputedStyle(node).visibility === "visible"),
        visible,
        query,
      );
    }
    await page.close();
  });

  it("shows a code's card and numbers from a small file", async () => {
    const rows = await measure(
      site.cache,
      "import_value",
      "--by",
      "year",
      "--group",
      "all",
      "--code",
      "8471500150",
    );
    const page = await browser.newPage({ serviceWorkers: "block" });
    await takeModulesAway(page);
    await page.goto(`${server.address}code?code=8471.50.0150`);
    const tile = page.locator("[data-view=numbers][data-drawn=browser] .tile-value").first();
    await tile.waitFor();
    const { value } = rows.find(({ year }) => year === 2025) ?? {};
    assert.equal(await tile.innerText(), `$${(Number(value) / 1e9).toFixed(1)}B`);
    assert.equal(await page.locator(".code-title").innerText(), "8471.50.0150");
    await page.close();
  });

  it("follows a first change, and opens a link to one, without the database", async () => {
    const rows = await measure(site.cache, "export_index", "--by", "month,group", "--from", "2022-01");
    const { page } = await visit(browser, server.address);
    await takeModulesAway(page);
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
    await sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);
    await page.close();

    const linked = await visit(browser, `${server.address}?base=2024`);
    assert.match(await linked.page.locator("[data-figure=trend] .figure-subtitle").innerText(), /2024/);
    assert.equal(
      linked.requests.some((url) => url.endsWith(".wasm")),
      false,
    );
    await linked.page.close();
  });

  it("counts Medium in without the database", async () => {
    const rows = await measure(site.cache, "export_share", "--by", "year", "--medium", "ai");
    const { page } = await visit(browser, `${server.address}?flow=exports`);
    await takeModulesAway(page);
    await page.getByLabel("Count Medium as AI").check();
    await settled(page);
    assert.equal(await page.locator(".failed").count(), 0);
    const share = rows.findLast(({ year }) => year === 2025)?.value;
    assert.match(
      await page.locator(".headline").innerText(),
      new RegExp(`${Number(share).toFixed(1)}\u00a0%`),
    );
    await page.close();
  });

  it("says what failed, and offers to try again, when neither sums nor the database can be loaded", async () => {
    const { page } = await visit(browser, `${server.address}?flow=exports`);
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

type CsvRow = Record<string, string>;

/** What the CSV of the menu of a figure, or of a table by itself, holds, its comment lines aside. */
async function csvOf(page: Page, selector: string): Promise<CsvRow[]> {
  const node = page.locator(selector);
  await node.locator("summary.tool").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    node.locator("[data-action=csv]").click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^# .+\r\n(# .+\r\n)+/);
  return parse<CsvRow>(text, { columns: true, comment: "#" });
}

async function sameNumbers(
  shown: readonly CsvRow[],
  rows: readonly Record<string, unknown>[],
  groups: readonly string[],
): Promise<void> {
  const titles: Record<string, string> = { ai: "AI-related", all: "All goods", non_ai: "Non-AI" };
  assert.ok(shown.length >= 12, `${shown.length} months`);
  for (const row of shown)
    for (const group of groups) {
      const expected = rows.find((r) => r["month"] === row["Month"] && r["group"] === group);
      const got = Number(row[titles[group] ?? ""]);
      assert.ok(
        Math.abs(got - Number(expected?.["value"])) <= Math.abs(got) * 1e-9,
        `${row["Month"]} ${group}: ${got}`,
      );
    }
}
