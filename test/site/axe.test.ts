import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./violations.js";
import { openedSample } from "./sample.js";

const pages = readdirSync(new URL("../../src", import.meta.url))
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/(index)?\.md$/, ""));

describe("accessibility of every page of the built sample", { timeout: 900_000 }, () => {
  const sample = openedSample();

  for (const name of pages)
    it(`${name || "index"} meets WCAG 2.2 AA in both themes, and shows where the keyboard is`, async () => {
      const { page } = await sample.visit(name);
      assert.deepEqual(await violations(page), [], "light theme");
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await violations(page, "color-contrast"), [], "dark theme");
      assert.deepEqual(await unmarkedFocus(page), []);
      await page.close();
    });
});

/**
 * One element of each kind on the page that takes the focus and looks the same with it as without it; and those that
 * are there to be clicked, but that the tab key passes by.
 */
async function unmarkedFocus(page: Page): Promise<string[]> {
  // tsx wraps named functions in a helper that pages do not have
  await page.evaluate("globalThis.__name = (made) => made");
  await page.keyboard.press("Tab"); // from here on the browser marks the focus as for a keyboard
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const kinds = new Map<string, HTMLElement>();
    const unmarked: string[] = [];
    for (const node of document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, details > summary, [tabindex], [role=button]",
    )) {
      if (!node.checkVisibility({ visibilityProperty: true }) || node.matches(":disabled")) continue;
      if (node.matches("button, a, summary, [role=button]") && node.tabIndex < 0)
        unmarked.push(node.outerHTML);
      const kind = `${node.tagName} ${node.className} ${node.getAttribute("type") ?? ""} ${node.parentElement?.className}`;
      if (node.tabIndex >= 0 && !kinds.has(kind)) kinds.set(kind, node);
    }
    for (const node of kinds.values()) {
      const look = (): string =>
        [node, node.nextElementSibling, node.parentElement]
          .filter((part) => part !== null)
          .map((part) => {
            const {
              outlineStyle,
              outlineWidth,
              outlineColor,
              boxShadow,
              backgroundColor,
              borderColor,
              left,
            } = getComputedStyle(part);
            const outline =
              outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
            return [outline, boxShadow, backgroundColor, borderColor, left].join(" ");
          })
          .join(" | ");
      node.blur();
      const before = look();
      node.focus({ preventScroll: true });
      if (document.activeElement !== node || look() === before) unmarked.push(node.outerHTML);
    }
    return unmarked.map((html) => html.slice(0, 160));
  });
}
