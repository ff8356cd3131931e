import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "playwright-core";
import { listen } from "../../../scripts/site/server.js";
import { eventually, settled } from "../browser.js";
import { chooseAndPaste } from "./figure-menu.js";
import { openedSample } from "../sample.js";

describe("an embedded figure of the built sample", { timeout: 600_000 }, () => {
  const sample = openedSample();
  let host: Server;
  let hostAddress: string;
  let body = "";

  before(async () => {
    host = createServer((_, response) => {
      response
        .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
        .end(`<!doctype html><h1>Host</h1>${body}`);
    });
    hostAddress = await listen(host, 0);
  });
  after(async () => {
    host?.close();
  });

  it("stands in another site's page at its own height, alone, and leads back", async () => {
    const { page: source } = await sample.visit("?measure=share");
    const code = await chooseAndPaste(source, "trend", "embed");
    await source.close();
    assert.match(code, /src="[^"]*\/embed\/v1\/overview\/trend\.html\?measure=share"/);
    // addresses of before there was a version still open
    const old = code.replace("embed/v1/overview/trend.html?", "?embed=share&amp;");
    body = `${code}<p>Text of the host.</p>${old}`;
    const context = await sample.browser.newContext({ viewport: { width: 1000, height: 3000 } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(hostAddress);
    const [trend, share] = await framesOf(page, 2);
    assert.ok(trend && share);
    for (const [frame, name] of [
      [trend, "trend"],
      [share, "share"],
    ] as const) {
      assert.equal(await shownText(frame, "h1, nav, .tiles, .site-footer, .controls"), "", name);
      assert.deepEqual(await shownFigures(frame), [name]);
      assert.match(
        await frame.locator(`#${name} figcaption`).innerText(),
        /Source: .*Sample data, not for citation/,
      );
    }
    assert.match(await trend.locator("h2.figure-title").first().innerText(), /% of imports were AI-related/);
    const back = trend.getByRole("link", { name: "The whole page" });
    assert.equal(await back.getAttribute("href"), `${sample.address}?measure=share#trend`);
    assert.equal(await back.getAttribute("target"), "_blank");

    await fits(page, 0);
    await fits(page, 1);
    await trend.locator("[data-action=table]").first().click();
    await fits(page, 0);
    await page.setViewportSize({ width: 360, height: 3000 });
    await fits(page, 0);
    await fits(page, 1);
    const elsewhere = requests.filter(
      (url) => !url.startsWith(sample.address) && !url.startsWith(hostAddress),
    );
    assert.deepEqual(
      elsewhere.filter((url) => !url.startsWith("data:")),
      [],
    );
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  it("takes no message from anyone but its frame", async () => {
    const { page: source } = await sample.visit();
    body = await chooseAndPaste(source, "trend", "embed");
    await source.close();
    const page = await sample.browser.newPage();
    await page.goto(hostAddress);
    await framesOf(page, 1);
    await fits(page, 0);
    const height = await page.evaluate(async () => {
      postMessage({ atlasHeight: 5000 }, "*");
      await new Promise((later) => setTimeout(later, 100));
      return document.querySelector("iframe")?.clientHeight;
    });
    assert.notEqual(height, 5000);
    await page.close();
  });

  it("shows the labels of its address, not those that the reader keeps", async () => {
    const context = await sample.browser.newContext();
    const page = await context.newPage();
    await page.goto(sample.address);
    await settled(page);
    await page.locator(".reader-open").click();
    await page.locator("#reader-panel select[name=medium]").selectOption("ai");
    await page.waitForFunction(() => location.search.includes("labels="));
    await page.goto(`${sample.address}?embed=trend`);
    await settled(page);
    assert.equal(new URL(page.url()).search, "?embed=trend");
    assert.equal(await page.locator("#trend .reader-comparison").count(), 0);
    await context.close();
  });

  it("says so where the page has no such figure", async () => {
    const { page } = await sample.visit("products?embed=%3Cb%3Egone");
    await page.locator(".notice a").waitFor();
    assert.match(await page.locator("main").innerText(), /shows no figure “<b>gone”\. The whole page/);
    await page.close();
  });
});

/** The frames of a page once their figures stand. */
async function framesOf(page: Page, count: number): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (let i = 0; i < count; i++) {
    const handle = await page.locator("iframe").nth(i).elementHandle();
    const frame = await handle?.contentFrame();
    assert.ok(frame);
    await frame.locator("[data-view][data-state=ready] > .embed-figure").waitFor();
    frames.push(frame);
  }
  return frames;
}

/** Waits until a frame is as high as what it shows. */
async function fits(page: Page, index: number): Promise<void> {
  const frame = page.locator("iframe").nth(index);
  const content = frame.contentFrame().locator("#observablehq-center");
  const difference = async (): Promise<number> => {
    const [outside, inside] = await Promise.all([frame.boundingBox(), content.boundingBox()]);
    return Math.abs((outside?.height ?? 0) - (inside?.height ?? 1e9));
  };
  await eventually(`frame ${index} is as high as what it shows`, async () => (await difference()) <= 1);
  const { width = 0 } = (await frame.boundingBox()) ?? {};
  assert.ok(((await content.boundingBox())?.width ?? 1e9) <= width);
}

function shownText(frame: Frame, selector: string): Promise<string> {
  return frame.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((node) => node.checkVisibility())
        .map((node) => node.innerText)
        .join("\n"),
    selector,
  );
}

function shownFigures(frame: Frame): Promise<(string | undefined)[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-figure]")]
      .filter((node) => node.checkVisibility())
      .map((node) => node.dataset["figure"]),
  );
}
