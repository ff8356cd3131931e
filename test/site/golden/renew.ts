import { readdirSync } from "node:fs";
import { openBrowser, visit } from "../browser.js";
import { builtSite, serve } from "../build.js";
import { clear, renew } from "./goldens.js";
import { holdStill, looks, takeOn } from "./picture.js";

/**
 * `npm run goldens`: takes what the pages of the built sample look like now as the golden pictures of pages.test.ts;
 * `npm run goldens -- tariffs code` those of some pages.
 */
const asked = process.argv.slice(2);
const { folder } = await builtSite();
const server = await serve(folder);
const browser = await openBrowser();
let bytes = 0;
if (!asked.length) await clear();
try {
  const pages = readdirSync(folder)
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => file.replace(".html", ""));
  for (const name of pages.filter((page) => !asked.length || asked.includes(page))) {
    const { page } = await visit(browser, server.address + name.replace("index", ""), { touch: true });
    await page.waitForLoadState("networkidle");
    const session = await page.context().newCDPSession(page);
    await holdStill(page);
    for (const look of looks) {
      await takeOn(page, session, look);
      bytes += await renew(page, session, name, look);
    }
    process.stdout.write(`${name}: ${looks.length} pictures, ${(bytes / 1e6).toFixed(2)} MB so far\n`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
