import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** Pages whose charts are asked here: one with a list of countries, one with several charts of the same months. */
export const askedPages = ["countries", "balance"];

/**
 * A country that is added to a chart stands in it, in the page's address, and in what that address opens; a month that
 * one chart shows is marked on the others of the page.
 */
export async function assertAsked(page: Page): Promise<void> {
  const list = page.locator(".chart-more select").first();
  if (await list.count()) {
    const name = (await list.locator("option").nth(1).textContent()) ?? "";
    const chart = page
      .locator(".figure", { has: page.locator(".chart-more") })
      .first()
      .locator(".chart svg");
    await list.selectOption(name);
    await chart.getByText(name, { exact: true }).first().waitFor({ state: "attached", timeout: 60_000 });
    assert.match(new URL(page.url()).search, /chart=[\w-]+\*plus\*/);
    await page.reload();
    await chart.getByText(name, { exact: true }).first().waitFor({ state: "attached", timeout: 60_000 });
    await page.getByRole("button", { name: `Take ${name} out` }).click();
    await page.waitForFunction(() => !location.search.includes("chart="), undefined, { timeout: 60_000 });
  }
  const monthly = page.locator(".figure-chart:has([data-series])");
  if ((await monthly.count()) < 2) return;
  await monthly.first().focus();
  await page.keyboard.press("ArrowLeft");
  const marked = page.locator(".figure-chart:has(.readout-rule)");
  await marked.nth(1).waitFor({ state: "attached", timeout: 60_000 });
  await page.keyboard.press("Escape");
}
