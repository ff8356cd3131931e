import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Page } from "playwright-core";
import { duckdbBackend } from "../../../loaders/engine/api/backend.js";
import { apiServer } from "../../../loaders/engine/api/server.js";
import { settled } from "../browser.js";
import { labelsSettled } from "../reader/oracle.js";
import { openedSample } from "../sample.js";

interface Asking {
  page: Page;
  requests: string[];
  bodies: string[];
  /** addresses that were refused */
  refused: string[];
}

/** The built sample, told where an API is as `npm run build -- --api URL` tells it. */
describe("a site that asks an API", { timeout: 300_000 }, () => {
  let api: FastifyInstance;
  let told: string;
  const sample = openedSample();

  before(async () => {
    const backend = await duckdbBackend(sample.cache.root, { seconds: 60, rows: 1e6, megabytes: 2000 });
    api = await apiServer({
      ...{ backend, sql: false, questions: true, keys: [] },
      origin: new URL(sample.address).origin,
    });
    told = await api.listen({ host: "127.0.0.1", port: 0 });
  });
  after(async () => {
    await api?.close();
  });

  it("shows the same, counts a reader's labels and SQL by itself, and says when the API is gone", async () => {
    const [alone, asking] = [await open(), await open(told)];
    for (const { page } of [alone, asking]) {
      await page.getByLabel("Exports").check();
      await page.getByLabel("Dollars").check();
      await page.waitForFunction(() =>
        document.querySelector("#trend .figure-title")?.textContent?.includes("$"),
      );
      await settled(page);
    }
    const asked = (): string[] => asking.requests.filter((url) => url.startsWith(told));
    assert.ok(asked().length > 0, "nothing was asked of the API");
    assert.deepEqual(
      asked().filter((url) => !/\/measures\/\w+\?.*snapshot=|\/questions$/.test(url)),
      [],
    );
    assert.equal(await textOf(asking.page), await textOf(alone.page));

    for (const { page } of [alone, asking]) await relabel(page, "8471");
    assert.equal(await asking.page.locator(".failed").count(), 0);
    assert.deepEqual(
      asking.bodies.filter((body) => body.includes("'8471'")),
      [],
      "a reader's labels were sent",
    );
    assert.deepEqual(asking.refused, []);
    assert.equal(
      await asking.page.locator(".headline").innerText(),
      await alone.page.locator(".headline").innerText(),
    );
    await alone.page.close();

    await asking.page.goto(`${sample.address}sql`);
    await asking.page.locator(".cm-content").waitFor();
    const before = asked().length;
    await asking.page.locator("[data-sql=run]").click();
    await asking.page.locator(".sql-result tbody tr").first().waitFor();
    assert.equal(asked().length, before, "a reader's SQL is never sent anywhere");

    await api.close();
    const gone = await open(told);
    await gone.page.getByLabel("Exports").check();
    await gone.page.getByLabel("Dollars").check();
    await gone.page
      .getByText(/The API at \S+ could not be reached/)
      .first()
      .waitFor();
  });

  async function open(withApi?: string): Promise<Asking> {
    const context = await sample.browser.newContext({
      serviceWorkers: "block",
      bypassCSP: withApi !== undefined, // the build would name the API in its policy
    });
    await context.grantPermissions(["local-network-access"]); // a page that a test fills in counts as one from afar
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const requests: string[] = [];
    const bodies: string[] = [];
    const refused: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("request", (request) => bodies.push(request.postData() ?? ""));
    page.on("response", (response) => response.status() >= 400 && refused.push(response.url()));
    if (withApi !== undefined)
      await page.route(
        (url) => url.href.startsWith(sample.address) && !/\.\w+$/.test(url.pathname),
        async (route) => {
          const response = await route.fetch();
          const html = await response.text();
          const body = html.replace(
            /(id="atlas-site"[^>]*>\{)/,
            (start) => `${start}"api":${JSON.stringify(withApi)},`,
          );
          assert.notEqual(body, html);
          await route.fulfill({ response, body });
        },
      );
    await page.goto(sample.address);
    await settled(page);
    return { page, requests, bodies, refused };
  }
});

async function textOf(page: Page): Promise<string> {
  return (await page.locator("[data-view]").allInnerTexts()).join("\n");
}

/** Calls all codes below a heading Low, as a reader does. */
async function relabel(page: Page, heading: string): Promise<void> {
  await page.locator(".reader-open").click();
  const search = page.locator("#reader-panel [role=combobox]");
  await search.fill(heading);
  await search.press("Enter");
  await page.locator("#reader-panel select[name=relevance]").selectOption("Low");
  await page.locator("#reader-panel .relabel-form button[type=submit]").click();
  await labelsSettled(page);
}
