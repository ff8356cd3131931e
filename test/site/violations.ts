import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * What axe-core finds against WCAG 2.2 A and AA, or against one rule: the rule, where, and why. Of all those rules only
 * `color-contrast` reads colours, so a second theme needs no other.
 */
export async function violations(page: Page, rule?: "color-contrast"): Promise<string[]> {
  await page.evaluate(await readFile(axe, "utf8")); // a script element would be refused by the site's policy
  const results = await page.evaluate(async (only) => {
    const { axe: library } = globalThis as unknown as {
      axe: { run(context: unknown, options: unknown): Promise<AxeResults> };
    };
    return library.run(document, {
      runOnly: only
        ? { type: "rule", values: [only] }
        : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      resultTypes: ["violations"],
    });
  }, rule);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}
