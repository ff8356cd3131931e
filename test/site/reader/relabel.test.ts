import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import type { LabelChange } from "../../../src/measures/label-changes.js";
import { settled } from "../browser.js";
import { csvOf, labelsSettled, withLabels } from "./oracle.js";
import { openedSample } from "../sample.js";

describe("a reader who disagrees", { timeout: 900_000 }, () => {
  const sample = openedSample();
  /** the code with the largest imports that is labelled Low, and the one labelled High */
  let low: string;
  let high: string;

  before(async () => {
    const session = await openSnapshot(sample.cache);
    const largest = async (relevance: string): Promise<string> => {
      const [row] = await session.database.rows<{ hs10: string }>(`SELECT t.hs10 FROM imports_by_code t
JOIN labels_in_use l ON l.flow = 'imports' AND l.hs10 = t.hs10 AND l.relevance = '${relevance}'
WHERE left(t.hs10, 2) NOT IN ('27', '71', '98', '99') GROUP BY 1 ORDER BY sum(t.con_val) DESC LIMIT 1`);
      return row?.hs10 ?? "";
    };
    [low, high] = [await largest("Low"), await largest("High")];
    session.close();
  });

  /** Changes a code in the panel, as a reader does. */
  async function relabel(page: Page, code: string, relevance: string): Promise<void> {
    if (
      await page
        .locator("#reader-panel")
        .count()
        .then((n) => n === 0)
    )
      await page.locator(".reader-open").click();
    const search = page.locator("#reader-panel [role=combobox]");
    await search.fill(code);
    await search.press("Enter");
    await page.locator("#reader-panel select[name=relevance]").selectOption(relevance);
    await page.locator("#reader-panel .relabel-form button[type=submit]").click();
    await labelsSettled(page);
  }

  async function sharesAre(page: Page, changes: readonly LabelChange[]): Promise<void> {
    const { session, ask } = await withLabels(sample.cache, { changes });
    const expected = await ask("import_share", { by: ["year"] });
    session.close();
    const { value } = expected.findLast((row) => row["year"] === 2025) ?? {};
    const shown = await page.locator(".headline").innerText();
    assert.ok(shown.includes(`${Number(value).toFixed(1)}\u00a0%`), `${shown}, expected ${String(value)}`);
  }

  it("sees every figure move beside the baseline, on every page and after a reload, and can go back", async () => {
    const { page, errors } = await sample.visit();
    const before = await page.locator(".headline").innerText();
    await relabel(page, high, "Low");
    await sharesAre(page, [{ prefix: high, relevance: "Low" }]);
    assert.match(
      await page.locator("[data-figure=trend] .reader-comparison").innerText(),
      /Baseline: AI-related imports stood/,
    );
    assert.match(await page.locator(".tile .baseline-value").first().innerText(), /^baseline \$/);
    assert.ok(await page.locator(".with-bar .baseline-value").count());
    const under = page.locator(".with-bar .bar ~ .baseline-value");
    assert.equal(await under.count(), 0, "a value stands between a bar and its track");
    await page.locator(".reader-effect", { hasText: /your list [\d.]+\s%, baseline [\d.]+\s%/ }).waitFor();
    assert.match(page.url(), /\?labels=1\./);

    await page.waitForLoadState("networkidle"); // going on would cut off what is still asked for
    await page.locator("#observablehq-sidebar a", { hasText: "Explore" }).click();
    await page.waitForURL(/explore/);
    await labelsSettled(page);
    assert.match(page.url(), /labels=1\./);
    assert.match(await page.locator(".reader-open").innerText(), /1 change/);
    await page.waitForLoadState("networkidle");
    await page.goBack();
    await settled(page);
    await page.waitForLoadState("networkidle");
    await page.reload();
    await labelsSettled(page);
    await sharesAre(page, [{ prefix: high, relevance: "Low" }]);

    await relabel(page, low.slice(0, 4), "High");
    await sharesAre(page, [
      { prefix: high, relevance: "Low" },
      { prefix: low.slice(0, 4), relevance: "High" },
    ]);
    await page.getByRole("button", { name: "Undo" }).click();
    await labelsSettled(page);
    await sharesAre(page, [{ prefix: high, relevance: "Low" }]);
    await page.getByRole("button", { name: "Redo" }).click();
    await labelsSettled(page);
    assert.match(await page.locator(".reader-open").innerText(), /2 changes/);
    await page.getByRole("button", { name: "Reset", exact: true }).first().click();
    await labelsSettled(page);
    assert.equal(await page.locator(".headline").innerText(), before);
    assert.equal(await page.locator(".reader-comparison").count(), 0);
    assert.equal(new URL(page.url()).search, "");
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("gets country detail of codes beyond the loaded ones", async () => {
    const { page } = await sample.visit(`code?code=${low}`);
    await page.locator(`.code-card [data-relabel="${low}"]`).focus();
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog");
    await dialog.locator("select[name=relevance]").selectOption("High");
    await dialog.locator("select[name=category]").selectOption("Cooling_HVAC");
    await dialog.getByRole("button", { name: "Change", exact: true }).press("Enter");
    await labelsSettled(page);
    await page.goto(
      `${sample.address}explore?rows=country&columns=category&chart=heat&top=all&from=2025-01&to=2025-12`,
    );
    await labelsSettled(page);
    const { session, ask } = await withLabels(sample.cache, {
      changes: [{ prefix: low, relevance: "High", category: "Cooling_HVAC" }],
    });
    const expected = await ask("import_value", {
      by: ["country", "category"],
      from: "2025-01",
      to: "2025-12",
      where: { groups: ["ai"], categories: ["Cooling_HVAC"] },
    });
    const names = new Map(
      (await session.database.rows("SELECT cty_code, name FROM countries")).map((row) => [
        row["name"],
        row["cty_code"],
      ]),
    );
    session.close();
    const shown = await csvOf(page, "slice");
    const values = new Map(
      shown.map((row) => [names.get(row["Country"]), Number(row["Cooling and HVAC"] || NaN)]),
    );
    for (const { country, value } of expected)
      if (values.has(country)) assert.equal(values.get(country), Number(value), String(country));
    assert.ok(expected.length >= 10 && shown.length >= 10);
    await page.close();
  });

  it("hands the labels on as a link that opens to the same numbers", async () => {
    const { page } = await sample.visit();
    await relabel(page, high, "Medium");
    const [address, headline] = [page.url(), await page.locator(".headline").innerText()];
    const context = await sample.browser.newContext();
    const other = await context.newPage();
    await other.route("**/*.wasm", (route) => route.abort()); // what moves is answered without the database
    await other.goto(address);
    await labelsSettled(other);
    assert.equal(await other.locator(".headline").innerText(), headline);
    await context.close();
    await page.close();
  });

  it("is told in a sentence when a link cannot be read, and sees the site's own labels", async () => {
    for (const labels of ["1.AAAA", "9.zzz", "<script>", "x".repeat(6_000)]) {
      const { page, errors } = await sample.visit(`?${new URLSearchParams({ labels })}`);
      assert.match(await page.locator(".notice-labels").innerText(), /cannot be read/);
      assert.equal(await page.locator(".reader-open").innerText(), "Labels and what is counted");
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  it("opens a drawer beside the charts that says what changes load, and loads nothing before its first field is used", async () => {
    const { page, requests } = await sample.visit();
    await page.locator(".reader-open").click();
    const panel = page.locator("#reader-panel");
    assert.match(await panel.locator(".reader-head").innerText(), /AI share of imports, 2025: [\d.]+\s%/);
    assert.match(await panel.innerText(), /Changing labels loads .* \(about \d+ MB, once\)/);
    assert.ok((await panel.locator("select[name=base] option").count()) > 5);
    const [drawer, chart] = [
      await panel.boundingBox(),
      await page.locator("[data-figure=trend]").boundingBox(),
    ];
    assert.ok(drawer && chart && chart.x + chart.width <= drawer.x, "the drawer covers the chart");
    assert.deepEqual(
      requests.filter((url) => /\.wasm$|_tables|_sums/.test(url)),
      [],
    );
    await page.keyboard.press("Escape");
    assert.equal(await panel.isVisible(), false);

    await page.locator(".reader-open").click();
    const asked = page.waitForRequest(/_sums/);
    await panel.getByRole("combobox").first().focus(); // the change that comes finds its sums begun
    await asked;
    await page.close();
  });

  it("shows what a slider does while it stays under the thumb, and the header in its line", async () => {
    for (const { width, height, line } of [
      { width: 1280, height: 900, line: 60 },
      { width: 390, height: 844, line: 100 }, // a second line for what was changed
    ]) {
      const { page } = await sample.visit();
      await page.setViewportSize({ width, height });
      await page.locator(".reader-open").click();
      const slider = page.locator("#reader-panel input[name=confidence]");
      const top = async (): Promise<number> => Math.round((await slider.boundingBox())?.y ?? 0);
      const before = await top();
      assert.ok(before < height - 30, `the slider stands at ${before}`);
      await slider.fill("90");
      await page.locator(".reader-effect", { hasText: /your list [\d.]+\s%, baseline [\d.]+\s%/ }).waitFor();
      assert.equal(await top(), before, `the slider moved at ${width} pixels`);
      await labelsSettled(page);
      assert.equal(await top(), before, `the slider moved at ${width} pixels`);
      const header = (await page.locator(".site-header").boundingBox())?.height ?? 0;
      assert.ok(header <= line, `the header takes ${header} of ${line} pixels`);
      const drawer = (await page.locator("#reader-panel").boundingBox())?.x ?? 0;
      for (const tile of await page.locator(".tile").all()) {
        const { x = 0, width: own = 0 } = (await tile.boundingBox()) ?? {};
        assert.ok(x + own <= (drawer || width), `a tile ends at ${x + own}`);
      }
      assert.doesNotMatch(
        await page.locator("main .reader-comparison").first().innerText(),
        /[a-z%]\.[A-Z]/,
        "two sentences of the baseline run together",
      );
      await page.close();
    }
  });

  it("counts no change that repeats the site's label", async () => {
    const { page } = await sample.visit();
    await relabel(page, high, "High");
    assert.equal(await page.locator(".reader-open").innerText(), "Labels and what is counted");
    assert.match(await page.locator(".reader-changes li").innerText(), /does not count/);
    assert.equal(await page.locator(".reader-comparison").count(), 0);
    await page.close();
  });

  it("slides the threshold and takes Medium in", async () => {
    const { page } = await sample.visit();
    await page.locator(".reader-open").click();
    await page.locator("[name=confidence]").evaluate((input: HTMLInputElement) => {
      for (const value of ["40", "70", "95"]) {
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await page.locator("#reader-panel select[name=medium]").selectOption("ai");
    await labelsSettled(page);
    const { session, ask } = await withLabels(sample.cache, { confidence: 95, medium: "ai" });
    const expected = (await ask("import_share", { by: ["year"] })).findLast((row) => row["year"] === 2025);
    session.close();
    assert.ok(
      (await page.locator(".headline").innerText()).includes(
        `${Number(expected?.["value"]).toFixed(1)}\u00a0%`,
      ),
    );
    await page.close();
  });

  it("has the same labels in two tabs", async () => {
    const context = await sample.browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [one, two]) await page.goto(sample.address);
    await one.locator(".reader-open").click();
    await one.locator("#reader-panel select[name=medium]").selectOption("ai");
    await labelsSettled(one);
    await two.waitForFunction(() =>
      /Medium counts as AI/.test(document.querySelector(".reader-open")?.textContent ?? ""),
    );
    await labelsSettled(two);
    assert.equal(await two.locator(".headline").innerText(), await one.locator(".headline").innerText());
    await context.close();
  });
});
