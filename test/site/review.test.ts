import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { spawn, type ChildProcess } from "node:child_process";
import { chromium, type Browser, type Page } from "playwright-core";
import { readGoldFile } from "../../loaders/labels/gold-file.js";
import { findTask } from "../../loaders/tasks/task.js";
import { temporaryFolder } from "../atlas.js";
import { browserPath } from "./browser.js";
import { builtSite, serve } from "./build.js";
import { violations } from "./violations.js";

describe("a sheet of the built sample, by keyboard alone", { timeout: 300_000 }, () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let started: { process: ChildProcess; browser: Browser } | undefined;

  before(async () => {
    site = await serve((await builtSite()).folder);
    folder = await temporaryFolder();
  });
  after(async () => {
    await started?.browser.close().catch(() => undefined);
    started?.process.kill("SIGKILL");
    await site?.close();
    await folder?.remove();
  });

  /** The page in a browser with a profile on disk, as a person's is. */
  async function open(): Promise<Page> {
    started = await startBrowser(join(folder.path, "profile"));
    const page = await (started.browser.contexts()[0] ?? (await started.browser.newContext())).newPage();
    await page.goto(`${site.address}review`);
    await page.locator(".review-desk[data-code]").waitFor();
    return page;
  }
  const answered = async (page: Page): Promise<number> =>
    Number(/^(\d+) of/.exec(await page.locator(".review-last").innerText())?.[1]);
  const kept = (page: Page, count: number): Promise<unknown> =>
    page.locator(`.review-desk[data-kept="${count}"]`).waitFor();

  it("is answered in under two minutes, outlives a kill in the middle, and leaves as a file that the command reads", async () => {
    let page = await open();
    await page.emulateMedia({ colorScheme: "dark" });
    await fitsAPhone(page);
    assert.deepEqual(await violations(page), []);
    await page.emulateMedia({ colorScheme: "light" });
    assert.match(await page.locator(".review-card").innerText(), /\d{4}: \S.*\d{4}\.\d\d: \S/);
    const start = Date.now();
    await page.locator("input[name=who]").focus();
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    const total = await page.evaluate(
      () => document.querySelector<HTMLProgressElement>(".review-progress progress")?.max,
    );
    assert.ok(total && total > 150);
    const half = 100;
    const decide = async (i: number): Promise<number> => {
      if (i % 10 === 3) await page.keyboard.press("x");
      else if (i % 3 === 0) {
        await page.keyboard.press("h");
        await page.keyboard.press("1");
      } else await page.keyboard.press("l");
      return i + 1;
    };
    for (let i = 0; i < half;) i = await decide(i);
    await page.keyboard.press("u");
    assert.equal(await answered(page), half - 1);
    await page.keyboard.press("r");
    await page.keyboard.type("fruit");
    await page.keyboard.press("Enter");
    await page.keyboard.press("l");
    await kept(page, half);
    await killed(started?.process);

    page = await open();
    assert.equal(await answered(page), half);
    assert.equal(await page.locator("input[name=who]").inputValue(), "Ada");
    await page.locator(".review-desk").focus();
    for (let i = half; i < total;) i = await decide(i);
    await kept(page, total);
    assert.match(await page.locator(".review-desk").innerText(), /Every code of this sheet is answered/);
    assert.ok(Date.now() - start < 120_000, `${(Date.now() - start) / 1000} s`);

    await page.locator("summary", { hasText: "What it says so far" }).click();
    assert.match(
      await page.locator(".review-findings").innerText(),
      /share of imports in \d{4}: .* to .*more codes would halve/,
    );
    await page.locator("summary", { hasText: "Save, open" }).click();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the sheet (CSV)" }).click(),
    ]);
    const file = join(folder.path, "saved.csv");
    await saved.saveAs(file);
    const gold = readGoldFile(await readFile(file), "saved.csv", findTask("ai-data-centers"));
    assert.deepEqual([gold.answers.length, gold.people, gold.drawn, gold.notes], [total, ["Ada"], true, []]);
    assert.equal(gold.answers.filter(({ note }) => note === "fruit").length, 1);
    assert.deepEqual(await violations(page), []);

    // a second person's sheet, and one that was changed
    const text = await readFile(file, "utf8");
    const second = text.replaceAll(",Ada,", ",Ben,").replace(",Low,Not_DC_Related,Ben", ",Medium,,Ben");
    await page.locator("input[type=file]").setInputFiles([
      { name: "ben.csv", mimeType: "text/csv", buffer: Buffer.from(second) },
      {
        name: "bad.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(text.replace("ai-data-centers,", "other-task,")),
      },
    ]);
    await page.getByText("bad.csv asks task other-task").waitFor();
    assert.match(
      await page.locator(".review-notices").innerText(),
      new RegExp(`ben\\.csv: ${total} answers taken in\\.`),
    );
    await page.locator("summary", { hasText: "Two people" }).click();
    assert.match(await page.locator(".review-people").innerText(), /They differ on 1 code/);
    await page.locator(".review-settle button").first().click();
    await page.getByText(/1 of them settled/).waitFor();
    assert.deepEqual(await violations(page), []);

    // the browser draws what the build drew by the same rule and seed
    const sheets = () =>
      page
        .locator("select[name=sheet] option")
        .evaluateAll((options) => options.map((o) => (o as HTMLOptionElement).value));
    const before = await sheets();
    await page.getByRole("button", { name: "Draw a sheet" }).click();
    await page.getByText(/codes drawn from/).waitFor({ timeout: 60_000 });
    assert.deepEqual(await sheets(), before);
    await fitsAPhone(page);

    // without a network: the page as it was left, and a change of mind
    await keptForLater(page);
    await site.close();
    await page.goto(`${site.address}review`);
    await page.locator(".review-desk[data-code]").waitFor();
    assert.equal(await answered(page), total);
    await page.locator(".review-desk").focus();
    await page.keyboard.press("b");
    await page.keyboard.press("x");
    await kept(page, 2 * total + 1); // Ada's, Ben's, and what they settled
    assert.match(await page.locator(".review-last").innerText(), /cannot tell/);
  });
});

async function fitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(beyond <= 0, `${beyond} pixels too wide for 320`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Waits until the service worker holds the page and all that it loaded. */
async function keptForLater(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (!navigator.serviceWorker.controller) return false;
    const loaded = performance
      .getEntriesByType("resource")
      .filter(({ name }) => /\/_(file|import)\//.test(name));
    const found = await Promise.all(loaded.map(({ name }) => caches.match(name)));
    return found.every(Boolean) && (await caches.match(location.href)) !== undefined;
  });
}

/** A browser of a profile, started by hand so that it can be killed as a power cut would. */
async function startBrowser(profile: string): Promise<{ process: ChildProcess; browser: Browser }> {
  const flags = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--remote-debugging-port=0",
  ];
  const process = spawn(browserPath(), [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const address = await new Promise<string>((found, failed) => {
    process.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const listening = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (listening) found(listening);
    });
    process.on("exit", () => failed(new Error(`the browser ended: ${said}`)));
  });
  return { process, browser: await chromium.connectOverCDP(address) };
}

async function killed(process: ChildProcess | undefined): Promise<void> {
  if (process === undefined) return;
  const ended = new Promise((done) => process.once("exit", done));
  process.kill("SIGKILL");
  await ended;
}
