import assert from "node:assert/strict";
import type { CDPSession, Page } from "playwright-core";

/** A phone in the hand: in CSS pixels. */
const phone = { width: 390, height: 844 };
/** A place beside every chart. */
const beside = { x: 2, y: 500 };
/** The least side of what a thumb hits; a pixel less for rounding. */
const thumb = 43;

/**
 * On a phone: the title of the first chart stands in the first screen; every chart shows its values at a tap, keeps them
 * until the next, and follows a dragged thumb where it shows periods; what is tapped has room for a thumb, and answers
 * before the page is laid out anew.
 */
export async function assertTouch(page: Page, name: string): Promise<void> {
  await page.setViewportSize(phone);
  await page.evaluate(async () => {
    scrollTo(0, 0);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  const title = page.locator("main .figure-title").first();
  if (await title.count()) {
    const bottom = await title.evaluate((node) => node.getBoundingClientRect().bottom);
    assert.ok(bottom <= phone.height, `the first title of ${name} ends at ${Math.round(bottom)} pixels`);
  }
  assert.deepEqual(await smallTargets(page), [], `targets on ${name} too small for a thumb`);
  await assertTiles(page, name);
  await assertResetBeside(page, name);
  const session = await page.context().newCDPSession(page);
  const menu = page.locator("main .figure-tools .menu:visible").first();
  if (await menu.count()) {
    await menu.locator("summary").click();
    const [first, last] = [menu.locator("button:visible").first(), menu.locator(".menu-items")];
    const [from, to] = [await first.boundingBox(), await last.boundingBox()];
    assert.ok(from && to && from.y >= 0 && to.y + to.height <= phone.height, `the first menu of ${name}`);
    await menu.locator("summary").press("Enter");
  }
  for (const [i, chart] of (await page.locator(".figure-chart:visible").all()).entries()) {
    const what = `chart ${i + 1} of ${name}`;
    await chart.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
    const box = await chart.boundingBox();
    if (!box) continue;
    const readout = chart.locator("xpath=..").locator(".readout");
    const at = (part: number) => ({ x: box.x + box.width * part, y: box.y + box.height / 2 });
    await tap(session, at(0.45));
    assert.match(await readout.innerText({ timeout: 60_000 }), /\S+\s+\S*(\d|no |none)/, `a tap on ${what}`);
    if (await chart.locator("[data-series]:visible").count()) {
      const before = await readout.locator("strong").innerText();
      await tap(session, beside);
      await drag(session, at(0.2), at(0.6));
      assert.notEqual(await readout.locator("strong").innerText(), before, `a drag along ${what}`);
    }
    await tap(session, beside);
    await readout
      .waitFor({ state: "hidden", timeout: 60_000 })
      .catch(() => assert.fail(`a tap beside ${what} takes its values away`));
  }
  await session.detach();
  await assertZooms(page, name);
  await assertAnsweredFirst(page, "[data-action=table]", ".figure-table", name);
  await assertAnsweredFirst(page, ".controls-toggle", ".controls-body", name);
}

/** Headline numbers stand in rows of one height, what and how much on one line, numbers one below the other. */
async function assertTiles(page: Page, name: string): Promise<void> {
  const tiles = await page.locator("main .tiles:visible > .tile").evaluateAll((nodes) =>
    nodes.map((node) => {
      const [what, value] = [".tile-name", ".tile-value"].map((of) =>
        node.querySelector(of)?.getBoundingClientRect(),
      );
      return {
        height: Math.round(node.getBoundingClientRect().height),
        right: Math.round(value?.right ?? 0),
        beside: what && value ? what.top < value.bottom && value.top < what.bottom : false,
      };
    }),
  );
  for (const key of ["height", "right"] as const)
    assert.ok(
      new Set(tiles.map((tile) => tile[key])).size <= 1,
      `${key} of tiles on ${name}: ${tiles.map((tile) => tile[key]).join()}`,
    );
  assert.ok(
    tiles.every(({ beside }) => beside),
    `tiles on ${name}`,
  );
}

/** The button that takes all choices back stands beside another, and over none. */
async function assertResetBeside(page: Page, name: string): Promise<void> {
  const toggle = page.locator("main .controls-toggle:visible").first();
  if (!(await toggle.count())) return;
  await toggle.tap();
  const form = page.locator("main .controls").first();
  await form.locator("[type=reset]").waitFor();
  const others = await form.evaluate((node) => {
    const reset = node.querySelector("[type=reset]")?.getBoundingClientRect();
    return [...node.querySelectorAll("button, select, .segments, label")].flatMap((other) => {
      if (other.matches("[type=reset]") || !reset || !other.checkVisibility()) return [];
      const { top, bottom, left, right } = other.getBoundingClientRect();
      const beside = Math.min(bottom, reset.bottom) - Math.max(top, reset.top) > 20;
      const over = beside && left < reset.right && reset.left < right && !other.matches(".controls-toggle");
      return beside ? [over ? `over ${other.textContent}` : "beside"] : [];
    });
  });
  assert.ok(others.length > 0 && others.every((other) => other === "beside"), `${name}: ${others.join()}`);
  await toggle.tap();
  await form.locator(".controls-body").waitFor({ state: "hidden" });
}

/** A map comes closer, and its labels stay as large as they were. */
async function assertZooms(page: Page, name: string): Promise<void> {
  const map = page.locator("main .figure-body:has(> .map-zoom)").first();
  if (!(await map.count())) return;
  const [label, places] = [map.locator("svg text").first(), map.locator("svg path").first()];
  const sizes = async () => [
    (await label.boundingBox())?.height ?? 0,
    (await places.boundingBox())?.width ?? 0,
  ];
  const [before = 0, wide = 0] = await sizes();
  await map.getByRole("button", { name: "Closer" }).click();
  const [after = 0, wider = 0] = await sizes();
  assert.ok(wider > 1.5 * wide, `the map of ${name} comes closer: ${wide} to ${wider} pixels`);
  assert.ok(Math.abs(after - before) < 2, `labels on the map of ${name}: ${before} to ${after} pixels`);
  await map.getByRole("button", { name: "Whole map" }).click();
}

/** What moves the page comes a frame after the button that a reader taps has answered. */
async function assertAnsweredFirst(page: Page, button: string, moved: string, name: string): Promise<void> {
  const node = page.locator(`main ${button}:visible`).first();
  if (!(await node.count())) return;
  await node.evaluate((tapped, inside) => {
    const box = tapped.closest(".figure, .controls")?.querySelector(inside);
    tapped.dataset["before"] = String(box?.checkVisibility());
    const answered = "[aria-pressed=true], [aria-expanded=true]";
    addEventListener(
      "click",
      () => (tapped.dataset["answered"] = `${tapped.matches(answered)} ${box?.checkVisibility()}`),
      { once: true },
    );
  }, moved);
  assert.equal(await node.getAttribute("data-before"), "false", `${moved} of ${name} before the tap`);
  await node.tap();
  await page
    .locator(`main :is(.figure, .controls):has([data-answered]) ${moved}`)
    .waitFor({ timeout: 60_000 });
  assert.equal(await node.getAttribute("data-answered"), "true false", `${button} of ${name} at the tap`);
  await node.tap();
  await page
    .locator(`main :is(.figure, .controls):has([data-answered]) ${moved}`)
    .waitFor({ state: "hidden", timeout: 60_000 });
}

async function tap(session: CDPSession, point: { x: number; y: number }): Promise<void> {
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function drag(
  session: CDPSession,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  const steps = 6;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  for (let i = 1; i <= steps; i++)
    await session.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      touchPoints: [{ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + 1 }],
    });
  // a thumb that leaves while it moves flings, and browsers take the next tap as the end of that
  await new Promise((rested) => setTimeout(rested, 150));
  await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [to] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** What can be tapped on the page but is smaller than a thumb; links within text excepted, as everywhere. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const kinds = new Map<string, string>();
    for (const node of document.querySelectorAll<HTMLElement>(
      "main :is(button, input, select, summary), #observablehq-header :is(button, summary, input, a)",
    )) {
      const target = node.closest("label") ?? node;
      if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".sample-banner, .term, p, li"))
        continue;
      const { width, height } = target.getBoundingClientRect();
      if (width > 1 && Math.min(width, height) < least)
        kinds.set(
          `${node.tagName} ${node.className}`,
          `${Math.round(width)} × ${Math.round(height)} ${node.outerHTML.slice(0, 120)}`,
        );
    }
    return [...kinds.values()];
  }, thumb);
}
