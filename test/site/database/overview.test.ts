import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "../browser.js";
import { measure } from "../command.js";
import { csvOf, sameNumbers } from "../shown.js";
import { openedSample } from "../sample.js";

describe("the overview of the built sample", { timeout: 900_000 }, () => {
  const sample = openedSample();

  it("prints the numbers of atlas measure in its chart, tiles and headline", async () => {
    const { page } = await sample.visit();
    const rows = await measure(sample.cache, "import_index", "--by", "month,group", "--from", "2022-01");
    sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);
    const [value] = await measure(
      sample.cache,
      "import_value",
      "--by",
      "group",
      "--from",
      "2025-01",
      "--to",
      "2025-12",
    );
    const ai = (await measure(sample.cache, "import_value", "--by", "year,group")).find(
      (row) => row["year"] === 2025 && row["group"] === "ai",
    );
    assert.ok(value && ai);
    const printed = `$${(Number(ai["value"]) / 1e9).toFixed(1)}B`;
    assert.ok((await page.locator(".headline").innerText()).includes(printed), printed);
    assert.equal(await page.locator(".tile-value").first().innerText(), printed);
    await page.close();
  });

  it("recomputes in the browser when an input changes, and keeps the input in the address", async () => {
    const { page, errors } = await sample.visit();
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await settled(page);
    assert.equal(new URL(page.url()).search, "?flow=exports");
    const rows = await measure(sample.cache, "export_index", "--by", "month,group", "--from", "2022-01");
    sameNumbers(await csvOf(page, "[data-figure=trend]"), rows, ["ai", "all", "non_ai"]);

    await page.getByLabel("Dollars").check();
    await page.getByLabel("Count Medium as AI").check();
    await page.waitForFunction(() =>
      document.querySelector("[data-figure=trend] h2")?.textContent?.includes("Medium"),
    );
    await settled(page);
    assert.equal(new URL(page.url()).search, "?flow=exports&measure=dollars&medium=1");
    const shown = await csvOf(page, "[data-figure=trend]");
    const groups = await measure(sample.cache, "export_value", "--by", "month,group", "--from", "2022-01");
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
    const { page } = await sample.visit();
    const [value] = await measure(
      sample.cache,
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
    const { page } = await sample.visit("?measure=share&base=1812&colour=red");
    assert.match(await page.locator("[data-figure=trend] h2").innerText(), /% of imports were AI-related/);
    assert.match(await page.locator(".notice-ignored").innerText(), /base=1812, colour=red/);
    await page.close();
  });
});
