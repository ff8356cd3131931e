import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openedSample } from "../sample.js";

describe("the built sample on paper and on large screens", { timeout: 900_000 }, () => {
  const sample = openedSample();

  it("gives links of the text their address", async () => {
    const { page } = await sample.visit("sql");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const printed = await page
      .locator("main > p a[href$=data]")
      .evaluate((link) => [link.dataset["address"], getComputedStyle(link, "::after").content]);
    assert.deepEqual(printed, [`${sample.address}data`, `" (${sample.address}data)"`]);
    await page.close();
  });

  it("takes its part of a 4K screen: charts grow, lines of text keep their length", async () => {
    for (const name of ["", "countries", "data"]) {
      const { page } = await sample.visit(name, { width: 3840 });
      const { beyond, figures, lines } = await page.evaluate(() => ({
        beyond: document.documentElement.scrollWidth - innerWidth,
        figures: [...document.querySelectorAll(".figure-chart svg.plot")].map((svg) => {
          const { width, height } = svg.getBoundingClientRect();
          return { width, ratio: width / height };
        }),
        lines: [...document.querySelectorAll<HTMLElement>("main > p, main li")].map(
          (text) => text.clientWidth,
        ),
      }));
      assert.equal(beyond, 0, name);
      for (const { width, ratio } of figures) {
        assert.ok(width >= 1500 && width <= 2000, `${name}: a chart of ${width} pixels`);
        assert.ok(ratio < 12, `${name}: a chart ${ratio.toFixed(1)} times as wide as high`);
      }
      for (const width of lines) assert.ok(width <= 800, `${name}: lines of ${width} pixels`);
      await page.close();
    }
  });

  it("moves nothing for readers who asked for that", async () => {
    const { page } = await sample.visit();
    await page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((node) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
          return (
            !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth"
          );
        })
        .map((node) => node.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(moving, []);
    await page.close();
  });
});
