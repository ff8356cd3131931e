import type { Page } from "playwright-core";

/** Picks an entry of a figure's menu. */
export async function choose(page: Page, name: string, action: string): Promise<void> {
  const figure = page.locator(`[data-figure=${name}]`);
  await figure.locator("summary.tool").click();
  await figure.locator(`[data-action=${action}]`).click();
}

/** The path of the file that an entry of the menu saves. */
export async function save(page: Page, name: string, action: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(page, name, action)]);
  return download.path();
}

/** The text that an entry of the menu puts on the clipboard. */
export async function chooseAndPaste(page: Page, name: string, action: string): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, name, action);
  await page.waitForFunction(
    (figure) =>
      /copied/i.test(document.querySelector(`[data-figure=${figure}] .tool-status`)?.textContent ?? ""),
    name,
  );
  return page.evaluate(() => navigator.clipboard.readText());
}
