import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { findFaults } from "../../scripts/site/check.js";
import { findBrokenLinks } from "../../scripts/site/links.js";
import { openBrowser, visit } from "./browser.js";
import { builtSite, serve, type BuiltSite } from "./build.js";

describe("every page of the built sample", { timeout: 900_000 }, () => {
  let site: BuiltSite;
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let pages: string[];

  before(async () => {
    site = await builtSite();
    server = await serve(site.folder);
    browser = await openBrowser();
    pages = readdirSync(site.folder)
      .filter((name) => name.endsWith(".html") && name !== "404.html")
      .map((name) => name.replace(/(index)?\.html$/, ""));
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it("would ask no other host and leaves no import unresolved", async () => {
    assert.deepEqual(await findFaults(site.folder), []);
  });

  it("links only to pages and files that are there", async () => {
    assert.deepEqual(await findBrokenLinks(site.folder), []);
  });

  it("says what language it is in, lets readers zoom, and carries the sample's banner and its footer", () => {
    for (const name of pages) {
      const html = readFileSync(join(site.folder, `${name || "index"}.html`), "utf8");
      assert.match(html, /<html lang="en">/, name);
      assert.doesNotMatch(html, /maximum-scale/, name);
      assert.match(html, /Sample, not for citation/, name);
      assert.match(html, /not endorsed or certified by the Census Bureau/, name);
    }
  });

  for (const [width, scheme] of [
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [320, "dark"],
  ] as const)
    it(`opens without an error or another host, and fits ${width} pixels in the ${scheme} theme`, async () => {
      for (const name of pages) {
        const { page, errors, requests } = await visit(browser, server.address + name, { width, scheme });
        await page.waitForLoadState("networkidle");
        assert.deepEqual(errors, [], name);
        const outside = requests.filter(
          (url) => !/^(data|blob):/.test(url) && !url.startsWith(server.address),
        );
        assert.deepEqual(outside, [], name);
        const failed = await page.locator("[data-view] .failed").allInnerTexts();
        assert.deepEqual(failed, [], name);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${name || "index"} is ${beyond} pixels too wide`);
        await page.close();
      }
    });
});
