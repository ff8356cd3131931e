import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, settled } from "../browser.js";
import { builtSite, serve } from "../build.js";

describe("the form of a page while it is used", { timeout: 300_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    server = await serve((await builtSite()).folder);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const)
    for (const scrolled of [0, 180])
      it(`stays on the screen where it is, ${width} pixels wide, scrolled by ${scrolled}`, async () => {
        const page = await browser.newPage({ viewport: { width, height } });
        await page.goto(server.address);
        await settled(page);
        const toggle = page.locator(".controls-toggle");
        if (await toggle.isVisible()) await toggle.click();
        await page.evaluate((y) => scrollTo(0, y), scrolled);
        const form = page.locator("form.controls");
        const before = (await form.boundingBox())?.y ?? NaN;
        const corrections = new Set<number>();
        for (const label of ["Exports", "Dollars", "Imports", "Index", "Exports"]) {
          await form.locator("label", { hasText: label }).click();
          await settled(page);
          const y = (await form.boundingBox())?.y ?? NaN;
          assert.ok(Math.abs(y - before) <= 1, `${label}: at ${y}, before at ${before}`);
          corrections.add(await form.evaluate((node) => node.getBoundingClientRect().top + scrollY));
          corrections.add(await form.evaluate((node) => node.previousElementSibling?.clientHeight ?? 0));
        }
        assert.ok(corrections.size > 2, "nothing above it changed its height"); // else nothing was to be held
        await page.close();
      });
});
