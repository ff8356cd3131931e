import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

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

/** What Chromium logs of a rectangle of negative width, which draws nothing. */
const withoutWidth = /<rect> attribute width: A negative value is not valid/;

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
    if (message.type() === "error" && !withoutWidth.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") errors.push(`request failed: ${request.url()}`); // a page was left meanwhile
  });
  const { host } = new URL(address);
  await page.route(
    (url) => url.host !== host && /^https?:|^wss?:/.test(url.protocol),
    (route) => route.abort(),
  );
  await page.goto(address);
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
