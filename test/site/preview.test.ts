import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { fileFolders } from "../../scripts/site/layout.js";
import { eventually, openBrowser, visit } from "./browser.js";
import { builtSite, sampleCache } from "./build.js";
import { freshWorkspace, startPreview, type Preview } from "./workspace.js";

/** A page that is still to be prepared when the preview answers. */
const toCome = "sourcing";

describe("npm start", { timeout: 600_000 }, () => {
  let workspace: Awaited<ReturnType<typeof freshWorkspace>>;
  let preview: Preview;
  let browser: Browser;
  let address: string;

  before(async () => {
    const { root, cache } = await builtSite();
    workspace = await freshWorkspace();
    const source = join(workspace.folder, "src");
    // what the build has prepared of the same snapshot stands: counting it again would take a minute
    for (const folder of [...fileFolders, "_data"])
      await cp(join(root, folder), join(source, folder), { recursive: true });
    await rm(join(source, `_data/views/${toCome}.json`));
    preview = await startPreview(workspace.folder, cache.root);
    ({ address } = preview);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await preview?.end();
    await workspace?.remove();
  });

  it("serves the pages, the tables of the browser and the snapshot's files on the port of PORT", async () => {
    const { page, errors } = await visit(browser, address);
    assert.deepEqual(errors, []);
    assert.ok((await page.locator("[data-figure=trend] path").count()) >= 3);
    await page.getByLabel("Exports").check();
    await page.waitForFunction(() => document.querySelector(".headline")?.textContent?.includes("exports"));
    await page.close();
    const manifest = await fetch(`${address}snapshot/current/manifest.json`);
    assert.equal(((await manifest.json()) as { kind: string }).kind, "sample");
    const described = await fetch(`${address}snapshot/current/datapackage.json`);
    assert.match(((await described.json()) as { title: string }).title, /sample/);
  });

  it("shows a page that is asked for before it is prepared as soon as it is, with its figures", async () => {
    const response = await fetch(`${address}${toCome}`);
    assert.equal(response.status, 200);
    const drawn = (await response.text()).match(/<div data-view="[\w-]+"><figure/g) ?? [];
    assert.ok(drawn.length >= 3, `${drawn.length} figures are drawn`);
  });

  it("keeps nothing for times without a network, and ends the worker of a built site that does", async () => {
    assert.doesNotMatch(await (await fetch(address)).text(), /serviceWorker/);
    assert.match(await (await fetch(`${address}service-worker.js`)).text(), /registration\.unregister\(\)/);
  });

  it("shows a saved module in the open page, and outlasts one that is wrong", async () => {
    const { page } = await visit(browser, `${address}exports`);
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    const save = (path: string, text: string) => writeFile(join(workspace.folder, "src", path), text);
    await save("workbench/statement.ts", "export const statement = (;");
    await eventually("the terminal says what is wrong", () =>
      Promise.resolve(/workbench\/statement\.ts:1:26: ERROR/.test(preview.said())),
    );
    await save("workbench/statement.ts", await readFile("src/workbench/statement.ts", "utf8"));
    const module = await readFile("src/pages/exports.ts", "utf8");
    const [end, changed] = ["leave as they came in.", "leave as they came, unchanged."];
    assert.ok(module.includes(end));
    await save("pages/exports.ts", module.replace(end, changed));
    await page.locator("main", { hasText: changed }).waitFor({ timeout: 120_000 });
    assert.equal(await page.evaluate(() => "isSamePage" in globalThis), true, "the page was loaded anew");
    await page.close();
  });

  it("refuses a port in use in one sentence", async () => {
    const blocked = createServer();
    await new Promise<void>((resolve) => blocked.listen(0, "127.0.0.1", resolve));
    const { port } = blocked.address() as { port: number };
    const second = spawn(process.execPath, ["--import", "tsx", "scripts/preview.ts"], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      env: { ...process.env, CI: "1", PORT: String(port), ATLAS_CACHE: (await sampleCache()).root },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    second.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((resolve) => second.on("close", resolve));
    blocked.close();
    assert.equal(code, 2);
    assert.match(said, new RegExp(`port ${port} cannot be used: EADDRINUSE`));
  });
});
