import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { colors } from "../../src/charts/theme.js";

/** Width of A4 between its margins, in CSS pixels. */
const paperWidth = 720;
const clicked =
  ".controls, #observablehq-sidebar, .figure-tools, .theme-switch, .reader-bar, .sql-buttons, .tool";

/** A page in the dark theme prints in the light one, within the sheet, whole, and without what is clicked. */
export async function assertPrints(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: paperWidth, height: 1000 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = await page.evaluate(async (selector) => {
    document.documentElement.dataset["theme"] = "dark";
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const style = getComputedStyle(document.documentElement);
    return {
      colors: ["--background", "--text"].map((variable) => style.getPropertyValue(variable)),
      beyond: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      clicked: [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((node) => node.checkVisibility())
        .map((node) => node.outerHTML.slice(0, 100)),
      cut: [...document.querySelectorAll<HTMLElement>(".table-box")]
        .filter((box) => box.checkVisibility() && box.scrollHeight > box.clientHeight + 2)
        .map((box) => box.getAttribute("aria-label")),
      narrow: [...document.querySelectorAll<SVGElement>(".figure-chart .chart > svg")]
        .filter((svg) => svg.checkVisibility())
        .map((svg) => svg.getBoundingClientRect().width)
        .filter((width) => width < 600),
      source: document.querySelector(".site-footer")?.checkVisibility(),
    };
  }, clicked);
  const light = [colors.background.light, colors.text.light];
  assert.deepEqual(
    seen,
    { colors: light, beyond: 0, clicked: [], cut: [], narrow: [], source: true },
    `${name || "index"} on paper`,
  );
}
