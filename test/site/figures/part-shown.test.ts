import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { chooseAndPaste, save } from "./figure-menu.js";
import { openedSample } from "../sample.js";

describe("a part of the months of a chart of the built sample", { timeout: 600_000 }, () => {
  const sample = openedSample();

  it("is what title, table, files, picture and link speak of, until the whole period is shown again", async () => {
    const { page, errors } = await sample.visit();
    const share = page.locator("[data-figure=share]");
    const whole = await said(page);
    await drag(page, 0.4, 0.6);
    await share.getByRole("button", { name: "Whole period" }).waitFor();
    const part = await said(page);
    const [from = "", to = ""] = /shown: (.+) to (.+)$/.exec(part.subtitle)?.slice(1) ?? [];
    assert.match(part.title, new RegExp(`from [\\d.]+\\s% in ${from} to [\\d.]+\\s% in ${to}$`));
    assert.match(part.alternative, new RegExp(`in ${from} to .* in ${to}\\.`));
    assert.notEqual(part.title, whole.title);
    assert.ok(part.rows > 2 && part.rows < whole.rows, `${part.rows} rows`);
    assert.equal(await share.locator("tbody tr").first().locator("th, td").first().textContent(), to);

    const csv = await readFile(await save(page, "share", "csv"), "utf8");
    assert.ok(
      csv.startsWith(`# ${part.title.replace(/\s+/g, " ")}\r\n# ${part.subtitle}`),
      csv.slice(0, 300),
    );
    assert.equal(parse(csv, { columns: true, comment: "#" }).length, part.rows);
    const svg = await readFile(await save(page, "share", "svg"), "utf8");
    assert.equal(/<title>(.*?)<\/title>/.exec(svg)?.[1], part.title);

    const other = await sample.visit(await chooseAndPaste(page, "share", "link"));
    assert.deepEqual(await said(other.page), part);
    await other.page.close();

    await share.getByRole("button", { name: "Whole period" }).click();
    assert.deepEqual(await said(page), whole);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("is told from what a title says of the whole, and keeps what was added", async () => {
    const { page } = await sample.visit(
      `exports?chart=mexico-round-trip*minus*reexported*from*2024-02*to*2025-06`,
    );
    const trip = page.locator("[data-figure=mexico-round-trip]");
    const title = await trip.locator(".figure-title").innerText();
    assert.match(title, /^Whole period: .* in 2025 /);
    await trip.getByRole("button", { name: "Whole period" }).click();
    assert.equal(`Whole period: ${await trip.locator(".figure-title").innerText()}`, title);
    assert.match(page.url(), /chart=mexico-round-trip\*minus\*reexported$/);
    await page.close();
  });
});

/** What the figure of shares says beside its chart. */
async function said(page: Page) {
  return page.locator("[data-figure=share]").evaluate((figure) => ({
    title: figure.querySelector(".figure-title")?.textContent ?? "",
    subtitle: figure.querySelector(".figure-subtitle")?.textContent ?? "",
    alternative: figure.querySelector(".figure-chart")?.getAttribute("aria-label") ?? "",
    rows:
      Number(/\d+/.exec(figure.querySelector(".table-more")?.textContent ?? "")) ||
      figure.querySelectorAll("tbody tr").length,
  }));
}

/** Drags the mouse over the chart, from one part of its width to another. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const chart = page.locator("[data-figure=share] .figure-chart");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}
