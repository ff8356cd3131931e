import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { buildSnapshot } from "../../loaders/snapshot/build.js";
import { findCurrent } from "../../loaders/snapshot/store.js";
import type { Cache } from "../../loaders/cache.js";
import { chooseVintages } from "../../scripts/site/vintages.js";
import { formatValue } from "../../src/measures/index.js";
import { atlas, temporaryFolder } from "../atlas.js";
import { startFakeClaude } from "../servers/claude.js";
import { makeFixtureCache, smallSpec } from "../loaders/snapshot/fixture.js";
import { openBrowser, visit } from "./browser.js";
import { buildInto, serve } from "./build.js";
import { measure } from "./command.js";

/** Two snapshots of three months; the second revises one import of January by 700 dollars, and answers a task from scratch too. */
async function twoSnapshots(folder: string): Promise<{ cache: Cache; old: string; newest: string }> {
  const path = join(folder, "cache");
  const cache = await makeFixtureCache(path);
  const first = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
  const spec = smallSpec();
  const january = spec.months?.find(({ flow, month }) => flow === "imports" && month === "2025-01");
  const revised = january?.facts.find((row) => row["hs10"] === "8471500150");
  assert.ok(revised);
  revised["con_val"] = Number(revised["con_val"]) + 700;
  await signAddresses(await makeFixtureCache(path, spec));
  await answerDrones(folder);
  const current = await findCurrent(cache);
  assert.ok(current);
  return { cache, old: first.id, newest: current.id };
}

/** A question that is nowhere in the repository, from its name to a snapshot that holds it beside the paper's. */
async function answerDrones(folder: string): Promise<void> {
  const fake = await startFakeClaude();
  fake.relevance = (hs10) => ({ "85": "Drone", "84": "Dual" })[hs10.slice(0, 2)] ?? "Unrelated";
  fake.category = (relevance) => (relevance === "Unrelated" ? "Not_drones" : "Airframes");
  try {
    for (const args of [
      ["task", "new", "drones", "--goods", "unmanned aircraft", "--pilot", "0", "--category", "Airframes"],
      ["label", "--labeler", "claude", "--task", "drones", "--sync", "--run", "drones-1"],
      ["snapshot", "--task", "ai-data-centers", "drones", "--allow-unlabelled"],
    ]) {
      const classes = ["--in", "Drone", "--apart", "Dual", "--out", "Unrelated", "--example", "8504.40"];
      const environment = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url };
      const made = await atlas([...args, ...(args[0] === "task" ? classes : [])], environment, folder);
      assert.equal(made.code, 0, made.stderr);
    }
  } finally {
    await fake.close();
  }
}

/** What addresses carried when older versions kept them whole. */
const secrets = ["analyst-of-us", "pass-word-of-ours", "c1ear-signature", "fragment-of-ours"];

async function signAddresses(cache: Cache): Promise<void> {
  const [user, password, signature, fragment] = secrets;
  const files = await readdir(cache.root, { recursive: true });
  const records = files.filter((name) => /(month|source|places)\.json$/.test(name));
  assert.ok(records.length > 0);
  for (const name of records) {
    const path = join(cache.root, name);
    const text = await readFile(path, "utf8");
    const signed = text.replace(
      /https:\/\/(www\.census\.gov[^"]*)/g,
      `https://${user}:${password}@$1?X-Amz-Signature=${signature}&expires=9#${fragment}`,
    );
    assert.notEqual(signed, text);
    await writeFile(path, signed);
  }
}

describe("a site with an older vintage and another task beside it", { timeout: 900_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let made: Awaited<ReturnType<typeof twoSnapshots>>;
  let output: string;
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  before(async () => {
    folder = await temporaryFolder();
    made = await twoSnapshots(folder.path);
    output = join(folder.path, "site");
    await buildInto(output, made.cache, "3");
    server = await serve(output);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await folder?.remove();
  });

  it("publishes as many as there are, or those named, and refuses what it cannot", async () => {
    const { cache, old, newest } = made;
    const current = await findCurrent(cache);
    assert.ok(current);
    assert.equal(current.id, newest);
    assert.deepEqual(await chooseVintages(cache, undefined, current), []);
    assert.deepEqual(await chooseVintages(cache, "0", current), []);
    assert.deepEqual(await chooseVintages(cache, "5", current), [old]);
    assert.deepEqual(await chooseVintages(cache, old, current), [old]);
    await assert.rejects(chooseVintages(cache, `${old},${newest}`, current), /is the one in use/);
    await assert.rejects(chooseVintages(cache, "2019-01-0000", current), /unknown snapshot: "2019-01-0000"/);
  });

  it("publishes nothing that addresses carried beside scheme, host and path", async () => {
    const folders = [output, made.cache.snapshots];
    for (const folder of folders)
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        const whole = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
        for (const secret of secrets) assert.ok(!whole.includes(secret), `${secret} in ${path}`);
      }
    const manifest = await readFile(join(output, "snapshot/current/manifest.json"), "utf8");
    assert.match(manifest, /www\.census\.gov\/trade\/downloads/);
  });

  it("shows the old numbers under the old address, with a banner that leads to the newest page", async () => {
    const { cache, old, newest } = made;
    const { page, errors } = await visit(browser, `${server.address}vintage/${old}/countries?flow=exports`);
    const banner = page.locator(".vintage-banner");
    assert.match(await banner.innerText(), /old vintage, data through Jan 2025/);
    await banner.getByRole("link").click();
    await page.waitForURL(`${server.address}countries`);
    assert.equal(await page.locator(".vintage-banner").count(), 0);
    assert.match(await page.locator(".site-version").innerText(), new RegExp(newest));
    assert.deepEqual(errors, []);
    await page.close();

    const shown = await Promise.all(
      [`vintage/${old}/`, ""].map(async (root) => {
        const opened = await visit(browser, `${server.address}${root}countries`);
        const title = await opened.page.locator("[data-view=map] .figure-title").innerText();
        const [row] = await opened.page.evaluate(async () => {
          const app = document.querySelector<HTMLLinkElement>(
            "link[rel=modulepreload][href*='_app/countries.']",
          );
          const { answer, ask } = (await import(app?.href ?? "")) as {
            answer: (question: unknown) => Promise<{ value: number }[]>;
            ask: (name: string, query: object) => unknown;
          };
          return answer(ask("import_value", { from: "2025-01", to: "2025-01", where: { groups: ["ai"] } }));
        });
        assert.deepEqual(opened.errors, []);
        await opened.page.close();
        return { title, value: row?.value };
      }),
    );
    const expected = await Promise.all(
      [old, newest].map(async (id) => {
        const [row] = await measure(
          cache,
          "import_value",
          ...["--from", "2025-01", "--to", "2025-01", "--group", "ai", "--snapshot", id],
        );
        return Number(row?.["value"]);
      }),
    );
    assert.deepEqual(
      shown.map(({ value }) => value),
      expected,
    );
    for (const [i, { title }] of shown.entries())
      assert.ok(
        title.startsWith(`${formatValue(expected[i] ?? null, "dollars")} of AI-related imports`),
        title,
      );
    assert.equal((expected[1] ?? 0) - (expected[0] ?? 0), 700);
  });

  it("lists every kept snapshot with the way to those that are published, and takes frozen links there", async () => {
    const { old, newest } = made;
    const { page } = await visit(browser, `${server.address}vintages`);
    const rows = page.locator("[data-view=kept] tbody tr");
    assert.equal(await rows.count(), 2);
    assert.equal(await rows.nth(1).getByRole("link").getAttribute("href"), `./vintage/${old}/`);
    await page.goto(`${server.address}products?snapshot=${old}`);
    await page.getByRole("link", { name: "See the page as it was" }).click();
    await page.waitForURL(`${server.address}vintage/${old}/products?snapshot=${old}`);
    assert.equal(await page.locator(".notice-frozen").count(), 0);
    assert.match(await page.locator(".vintage-banner").innerText(), new RegExp(newest));
    await page.close();
  });

  it("names the other task rightly on every page, in links, the feed, the brief and what pages hold", async () => {
    const root = join(output, "task/drones");
    const files = (await readdir(root, { recursive: true })).filter(
      (name) => /\.(html|xml|txt|cff)$|^_file\/_data\/.*\.json$/.test(name) && !/^(embed|404)/.test(name),
    );
    assert.ok(files.filter((name) => name.endsWith(".html")).length > 15, files.join());
    assert.ok(!files.includes("reproduction.html"));
    const faults: string[] = [];
    for (const name of files) {
      const bytes = await readFile(join(root, name));
      const whole = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      const text = whole
        .toString("utf8")
        .replace(/<details class="task-switch"[\s\S]*?<\/details>/, "") // names its siblings
        .replace(/"tasks":\[[\s\S]*?\}\],/, "");
      // SQL is written in these, and so are values of inputs and what the manifest says of columns
      const others = /sql|\.json$/.test(name) ? /(?!)/g : /(?<!["'=])\b(?:High|Medium|Low)\b(?!["']|-value)/g;
      for (const pattern of [/\bAI\b|AI-|data[ -]cent(?:er|re)/g, /Waugh|\b[Tt]he paper\b/g, others])
        for (const { index } of text.matchAll(pattern))
          faults.push(`${name}: ${text.slice(Math.max(0, index - 60), index + 60).replaceAll("\n", " ")}`);
    }
    assert.deepEqual(faults, []);
    assert.match(await readFile(join(root, "index.html"), "utf8"), /<title>[^<]*Drones Trade Atlas/);
  });

  it("leads from a page to the same one of the other task and back, by keyboard and thumb", async () => {
    const { cache, old } = made;
    const { page, errors } = await visit(browser, `${server.address}countries?flow=exports`);
    await page.setViewportSize({ width: 390, height: 800 });
    const summary = page.locator(".task-switch > summary");
    const { width = 0, height = 0 } = (await summary.boundingBox()) ?? {};
    assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    await summary.focus();
    await page.keyboard.press("Enter");
    const drones = page.locator(".task-switch").getByRole("link", { name: /^Drones Trade Atlas/ });
    assert.ok(((await drones.boundingBox())?.height ?? 0) >= 44);
    await page.keyboard.press("Escape");
    await drones.waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await drones.click();
    await page.waitForURL(`${server.address}task/drones/countries?flow=exports`);
    const value = await page.evaluate(async () => {
      const app = document.querySelector<HTMLLinkElement>("link[rel=modulepreload][href*='_app/countries.']");
      const { answer, ask } = (await import(app?.href ?? "")) as {
        answer: (question: unknown) => Promise<{ value: number }[]>;
        ask: (name: string, query: object) => unknown;
      };
      return (await answer(ask("import_value", { to: "2024-12", where: { groups: ["ai"] } })))[0]?.value;
    });
    const asked = ["--to", "2024-12", "--group", "drones", "--task", "drones"];
    const [expected] = await measure(cache, "import_value", ...asked);
    assert.equal(value, Number(expected?.["value"]));
    await summary.click();
    await page
      .locator(".task-switch")
      .getByRole("link", { name: /^AI Trade Atlas/ })
      .click();
    await page.waitForURL(`${server.address}countries?flow=exports`);
    assert.deepEqual(errors, []);
    const hrefOf = async (path: string) =>
      /href="([^"]*)"[^>]*>Drones Trade/.exec(await readFile(join(output, path), "utf8"))?.[1];
    assert.equal(await hrefOf("reproduction.html"), "./task/drones/", "a page that the other lacks");
    assert.equal(await hrefOf(`vintage/${old}/countries.html`), undefined, "a site of one task");
    await page.close();
  });

  it("keeps one copy of what is equal in both", async () => {
    const { old } = made;
    const [wasm = ""] = readdirSync(join(output, "_assets")).filter((name) => name.startsWith("duckdb-eh"));
    const [one, other] = await Promise.all(
      [output, join(output, "vintage", old)].map((root) => stat(join(root, "_assets", wasm))),
    );
    assert.ok(one && one.size > 1e6);
    assert.equal(one.ino, other?.ino);
    for (const name of ["_assets", "snapshot"])
      assert.ok(!existsSync(join(output, "task/drones", name)), name);
  });
});
