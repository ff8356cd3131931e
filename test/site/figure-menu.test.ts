import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import type { Browser } from "playwright-core";
import { Database } from "../../loaders/duckdb.js";
import { quoteText } from "../../src/measures/sql.js";
import { openBrowser, visit } from "./browser.js";
import { builtSite, serve } from "./build.js";
import { chooseAndPaste, save } from "./figure-menu.js";

describe("the menu of a figure of the built sample", { timeout: 600_000 }, () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  before(async () => {
    server = await serve((await builtSite()).folder);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it("saves every row of what is shown as Parquet that DuckDB reads, as it does as CSV", async () => {
    const { page, errors } = await visit(browser, `${server.address}?measure=share`);
    const csv = parse<Record<string, string>>(await readFile(await save(page, "trend", "csv"), "utf8"), {
      columns: true,
      comment: "#",
    });
    const file = quoteText(await save(page, "trend", "parquet"));
    const database = await Database.open();
    const rows = await database.rows<Record<string, string | bigint | number | null>>(
      `SELECT * FROM read_parquet(${file})`,
    );
    assert.ok(csv.length > 24, `${csv.length} rows`);
    assert.deepEqual(rows.map(printed), csv);
    const about = await database.rows<{ key: string; value: string }>(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${file})`,
    );
    database.close();
    const told = Object.fromEntries(about.map(({ key, value }) => [key, value]));
    assert.match(told["source"] ?? "", /Census.*Sample data, not for citation/);
    assert.match(told["address"] ?? "", /\?measure=share#trend$/);
    assert.match(told["commands"] ?? "", /npx atlas measure import_share/);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("copies every row as a table for documents and for spreadsheets", async () => {
    const { page } = await visit(browser, server.address);
    const csv = parse(await readFile(await save(page, "trend", "csv"), "utf8"), { comment: "#" });
    const text = await chooseAndPaste(page, "trend", "copy-table");
    assert.match(await page.locator(".tool-status").first().innerText(), /^Table copied: \d+ rows\.$/);
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType("text/html"))?.text();
    });
    const lines = text.trimEnd().split("\r\n");
    assert.deepEqual(
      lines.slice(1).map((line) => line.split("\t").slice(1)),
      csv.slice(1).map((cells) => cells.slice(1)),
    );
    assert.equal(html?.match(/<tr/g)?.length, csv.length);
    await page.close();
  });
});

function printed(row: Record<string, string | bigint | number | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? "")]));
}
