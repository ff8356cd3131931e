import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { fileFolders } from "../../scripts/site/layout.js";
import { openBrowser, visit } from "./browser.js";
import { builtSite, sampleCache } from "./build.js";

/** A page that is still to be prepared when the preview answers. */
const toCome = "sourcing";

describe("npm start", { timeout: 300_000 }, () => {
  let child: ChildProcess;
  let browser: Browser;
  let address: string;
  let output = "";

  before(async () => {
    const { root, cache } = await builtSite();
    // what the build has prepared of the same snapshot stands: counting it again would take a minute
    for (const folder of [...fileFolders, "_data"])
      await cp(`${root}/${folder}`, `src/${folder}`, { recursive: true });
    await rm(`src/_data/views/${toCome}.json`);
    const port = await freePort();
    const preview = fileURLToPath(new URL("../../scripts/preview.ts", import.meta.url));
    child = spawn(process.execPath, ["--import", "tsx", preview], {
      env: { ...process.env, CI: "1", PORT: String(port), ATLAS_CACHE: cache.root },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    address = `http://127.0.0.1:${port}/`;
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on("data", () => {
        if (output.includes(address)) resolve();
      });
      child.on("close", () => reject(new Error(`the preview ended: ${output}`)));
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    child?.kill();
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
