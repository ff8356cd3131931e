import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser, type Page } from "playwright-core";
import type { Question, Row } from "../../src/measures/question.js";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Chromium of `$CHROMIUM` or of the system; `npm test` sees to it that there is one. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: flags });
}

/** Where that Chromium is. */
export function browserPath(): string {
  const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium", chromium.executablePath()];
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error("no Chromium (expected npm test to install one, or CHROMIUM to name it)");
  return executablePath;
}

export interface Visit {
  page: Page;
  /** errors of the console, of scripts and of requests */
  errors: string[];
  /** addresses in the order in which they were asked for */
  requests: string[];
}

/** Opens a page of a site and waits until its views are taken over. Requests to other hosts are cut off and recorded. */
export async function visit(
  browser: Browser,
  address: string,
  options: { width?: number; scheme?: "light" | "dark"; wait?: boolean; touch?: boolean } = {},
): Promise<Visit> {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? "light",
    hasTouch: options.touch ?? false,
    acceptDownloads: true,
    serviceWorkers: "block", // they would answer before the routes of a test
  });
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => {
    // a page that is left takes what it still asks for with it
    if (request.failure()?.errorText !== "net::ERR_ABORTED") errors.push(`request failed: ${request.url()}`);
  });
  const { host } = new URL(address);
  await page.route(
    (url) => url.host !== host && /^https?:|^wss?:/.test(url.protocol),
    (route) => route.abort(),
  );
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      console.error(`refused by the policy: ${violatedDirective} ${blockedURI} ${sample}`),
    ),
  );
  await page.goto(address, { timeout: 90_000 }); // a preview on a busy machine compiles its modules at the first page
  if (options.wait !== false) await settled(page);
  return { page, errors, requests };
}

/** Waits until every view of the page shows its answer. */
export async function settled(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>("[data-view]")].every((view) =>
        ["ready", "failed"].includes(view.dataset["state"] ?? ""),
      ),
    undefined,
    { timeout },
  );
}

/** Asks as a cell of the page would. */
export function answerInPage(page: Page, question: Question): Promise<Row[]> {
  return page.evaluate(async (asked) => {
    const preload = [...document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]")];
    const app = preload.find((link) => /_app\/[\w-]+\.\w+\.js$/.test(link.href))?.href ?? "";
    const { answer } = (await import(app)) as { answer: (question: Question) => Promise<Row[]> };
    return answer(asked);
  }, question);
}

/** A question that nothing but the database answers: 42. */
export const fromDatabase = { sql: "SELECT 42 AS n FROM countries LIMIT 1", detail: "none" } as const;

/** Waits until the service worker has kept what the database is made of; its worker loads it out of the page's sight. */
export async function keptModules(page: Page): Promise<void> {
  await eventually("the service worker keeps the database", async () => {
    const modules = await page.evaluate(async () => {
      const lists = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
      return (await Promise.all(lists)).flat().filter(({ url }) => url.endsWith(".wasm")).length;
    });
    return modules >= 1;
  });
}

/** Waits until something holds that comes about outside of the page, or in a way that no event tells of. */
export async function eventually(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await wait(100))
    assert.ok(Date.now() < end, `within ${seconds} seconds: ${what}`);
}
