import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { findFaults } from "../../scripts/site/check.js";
import { findBrokenLinks } from "../../scripts/site/links.js";
import { promised } from "../../scripts/site/sharing/promised-embeds.js";
import { embedPath } from "../../src/view/figure/embed-address.js";
import { askedPages, assertAsked } from "./asked.js";
import { assertEveryEntry } from "./every-entry.js";
import { lookedOtherwise } from "./golden/goldens.js";
import { holdStill, looks, takeOn } from "./golden/picture.js";
import { assertPrints } from "./paper.js";
import { assertTouch } from "./touch.js";
import { openedSample } from "./sample.js";

describe("every page of the built sample", { timeout: 900_000 }, () => {
  const sample = openedSample();
  let pages: string[];

  before(async () => {
    pages = readdirSync(sample.folder)
      .filter((name) => name.endsWith(".html") && name !== "404.html")
      .map((name) => name.replace(/(index)?\.html$/, ""));
  });

  it("would ask no other host and leaves no import unresolved", async () => {
    assert.deepEqual(await findFaults(sample.folder), []);
  });

  it("links only to pages and files that are there", async () => {
    assert.deepEqual(await findBrokenLinks(sample.folder), []);
  });

  it("says what language it is in, lets readers zoom, and carries the sample's banner and its footer", () => {
    for (const name of pages) {
      const html = readFileSync(join(sample.folder, `${name || "index"}.html`), "utf8");
      assert.match(html, /<html lang="en">/, name);
      assert.doesNotMatch(html, /maximum-scale/, name);
      assert.match(html, /Sample data, not for citation/, name);
      assert.doesNotMatch(html, /How to go live/, `${name}: only a preview says how`);
      assert.match(html, /not endorsed or certified by the Census Bureau/, name);
    }
  });

  it("tells those who share or find a page what it holds, and keeps every embed address", () => {
    const described = new Set<string>();
    for (const name of pages) {
      const html = readFileSync(join(sample.folder, `${name || "index"}.html`), "utf8");
      const content = (of: string): string => new RegExp(`="${of}" content="([^"]*)"`).exec(html)?.[1] ?? "";
      assert.ok(content("og:title").length > 5 && content("description").length > 30, name);
      assert.match(content("og:image"), /^\.\/_share\/[\w-]+\.[0-9a-f]{8}\.png$/, name);
      const picture = readFileSync(join(sample.folder, content("og:image")));
      assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1200, 630], name);
      assert.ok(picture.length < 60_000, `${name}: ${picture.length} bytes`);
      assert.equal(content("twitter:card"), "summary_large_image");
      const dataset = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "{}") as {
        distribution: { contentUrl: string }[];
        temporalCoverage: string;
      };
      assert.equal(dataset.temporalCoverage, "2018-01-01/2026-01-31");
      assert.ok(dataset.distribution.every(({ contentUrl }) => existsSync(join(sample.folder, contentUrl))));
      described.add(content("description"));
    }
    assert.equal(described.size, pages.length);
    for (const [page, figures] of Object.entries(promised))
      for (const figure of figures)
        assert.ok(existsSync(join(sample.folder, embedPath(page, figure))), figure);
    for (const file of ["feed.xml", "brief.txt", "robots.txt", "CITATION.cff"])
      assert.ok(readFileSync(join(sample.folder, file), "utf8").length > 20, file);
  });

  it("opens without an error or another host, fits every width in both themes, follows a thumb, prints, and does what its menus say", async () => {
    const otherwise: string[] = [];
    for (const name of pages) {
      const { page, errors, requests } = await sample.visit(name, { touch: true });
      await page.waitForLoadState("networkidle");
      const session = await page.context().newCDPSession(page);
      const letGo = await holdStill(page);
      for (const look of [...looks, { name: "narrowest", width: 320, colorScheme: "dark" } as const]) {
        const { width, colorScheme } = look;
        await takeOn(page, session, look);
        if (width > 320) otherwise.push(...(await lookedOtherwise(page, session, name || "index", look)));
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${name || "index"} is ${beyond} pixels too wide for ${width}`);
        const [ground, text] = await page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.documentElement);
          return [backgroundColor, color];
        });
        assert.notEqual(ground, text, `${name} ${colorScheme}`);
        assert.equal(
          brightness(ground) > brightness(text),
          colorScheme === "light",
          `${name} ${colorScheme}`,
        );
      }
      await letGo();
      await page.emulateMedia({ colorScheme: "light" });
      await assertTouch(page, name || "index");
      if (askedPages.includes(name)) await assertAsked(page);
      await assertEveryEntry(page, name || "index");
      await assertPrints(page, name);
      assert.deepEqual(errors, [], name);
      const outside = requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(sample.address));
      assert.deepEqual(outside, [], name);
      assert.deepEqual(await page.locator("[data-view] .failed").allInnerTexts(), [], name);
      await page.close();
    }
    assert.deepEqual(otherwise, []);
  });
});

/** Sum of the channels of a CSS colour. */
function brightness(color: string | undefined): number {
  return [...(color ?? "").matchAll(/\d+(\.\d+)?/g)]
    .slice(0, 3)
    .reduce((sum, [channel]) => sum + Number(channel), 0);
}
