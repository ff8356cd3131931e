import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openedSample } from "../sample.js";

describe("terms on the built sample", { timeout: 300_000 }, () => {
  const sample = openedSample();

  it("are explained by keyboard, and to screen readers; Escape closes", async () => {
    const { page } = await sample.visit("tariffs");
    const term = page.locator(".figure-subtitle .term").first();
    await term.focus();
    const tip = page.locator(".term-tip");
    assert.match(
      await tip.innerText(),
      /^Effective tariff rate\s+Calculated duty over imports for consumption/,
    );
    const described = await term.getAttribute("aria-describedby");
    assert.match(
      (await page.locator(`#${described}`).textContent()) ?? "",
      /^Calculated duty over imports for consumption/,
    );
    await page.keyboard.press("Escape");
    assert.equal(await tip.isVisible(), false);
    await page.keyboard.press("Enter");
    assert.equal(await tip.isVisible(), true);
    await page.close();
  });

  it("stand once in a view, change no text and move nothing", async () => {
    const { page } = await sample.visit("tariffs");
    const subtitle = page.locator("#tariff-months .figure-subtitle");
    assert.equal(
      await subtitle.textContent(),
      "Effective tariff rate, percent, monthly, Jan 2018 to Jan 2026",
    );
    assert.equal(
      await page.locator("#tariff-months .term", { hasText: /effective tariff rate/i }).count(),
      1,
    );
    const heights = await subtitle.evaluate((node) => {
      const marked = node.getBoundingClientRect().height;
      const plain = document.createElement("p");
      plain.className = node.getAttribute("class") ?? "";
      plain.append(String(node.textContent));
      node.after(plain);
      return [marked, plain.getBoundingClientRect().height];
    });
    assert.equal(heights[0], heights[1]);
    await page.close();
  });

  it("explains a control by a button beside it", async () => {
    const { page } = await sample.visit("tariffs");
    await page.getByRole("button", { name: /^About Lists match codes/ }).focus();
    assert.match(await page.locator(".term-tip").innerText(), /Annex II is written in ten digits/);
    await page.close();
  });
});
