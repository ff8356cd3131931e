import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "../browser.js";
import { measure } from "../command.js";
import { labelsSettled } from "./oracle.js";
import { openedSample } from "../sample.js";

const year = ["--from", "2025-01", "--to", "2025-12"];

describe("a reader who counts otherwise", { timeout: 600_000 }, () => {
  const sample = openedSample();

  const printed = async (...options: string[]): Promise<string> => {
    const [row] = await measure(sample.cache, "import_value", "--group", "ai", ...year, ...options);
    return `$${(Number(row?.["value"]) / 1e9).toFixed(1)}B`;
  };

  it("sees every page's imports follow, with the bar and the source line to say so", async () => {
    const [standard, cif] = [await printed(), await printed("--imports", "cif")];
    assert.notEqual(standard, cif);
    const { page, errors } = await sample.visit();
    assert.equal(await page.locator(".tile-value").first().innerText(), standard);
    await page.locator(".reader-open").click();
    await page.getByLabel("Imports for consumption, CIF value").check();
    await labelsSettled(page);
    assert.equal(await page.locator(".tile-value").first().innerText(), cif);
    assert.match(await page.locator(".reader-counts").innerText(), /^Counted: imports at CIF value$/);
    assert.match(
      (await page.locator("#trend .figure-source").textContent()) ?? "",
      /imports for consumption, CIF value/,
    );
    await page.waitForFunction(() => document.querySelector(".reader-counted .reader-effect p"));
    const effect = await page.locator(".reader-counted .reader-effect").innerText();
    assert.ok(effect.includes(`2025: ${cif} as you count, ${standard} as the site does`), effect);
    assert.equal(new URL(page.url()).searchParams.get("counted"), "cif");

    await page.goto(`${sample.address}countries`);
    await settled(page);
    assert.equal(new URL(page.url()).search, "?counted=cif");
    assert.ok(
      (await page.locator("[data-view=map] .figure-title").innerText()).startsWith(`${cif} of AI-related`),
    );
    await page.goto(`${sample.address}tariffs`);
    await settled(page);
    assert.match(
      (await page
        .locator("figcaption", { hasText: "the concept that duty belongs to" })
        .first()
        .textContent()) ?? "",
      /imports for consumption, customs value \(the concept that duty belongs to\)/,
    );
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("opens a link to the same count, and is told of one that means nothing", async () => {
    const expected = await printed("--imports", "general", "--all-goods");
    const context = await sample.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${sample.address}?counted=general,all_goods`);
    await settled(page);
    assert.equal(await page.locator(".tile-value").first().innerText(), expected);
    await page.goto(`${sample.address}?counted=nonsense`);
    await settled(page);
    assert.match(await page.locator(".notice-labels").innerText(), /counts cannot be read/);
    assert.equal(await page.locator(".tile-value").first().innerText(), await printed());
    await context.close();
  });
});
