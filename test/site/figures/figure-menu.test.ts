import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { Database } from "../../../loaders/duckdb.js";
import { quoteText } from "../../../src/measures/sql.js";
import { choose, chooseAndPaste, save } from "./figure-menu.js";
import { eventually } from "../browser.js";
import { openedSample } from "../sample.js";

describe("the menu of a figure of the built sample", { timeout: 600_000 }, () => {
  const sample = openedSample();

  it("saves every row of what is shown as Parquet that DuckDB reads, as it does as CSV", async () => {
    const { page, errors } = await sample.visit("?measure=share");
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
    const { page } = await sample.visit();
    const csv = parse(await readFile(await save(page, "trend", "csv"), "utf8"), { comment: "#" });
    const text = await chooseAndPaste(page, "trend", "copy-table-full");
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
    const saidAtOnce = await page.evaluate(() => {
      const figure = document.querySelector("[data-figure=trend]");
      figure?.querySelector<HTMLElement>("[data-action=copy-table]")?.click();
      return figure?.querySelector(".tool-status")?.textContent;
    });
    assert.equal(saidAtOnce, "", "the message of the entry before stays until the next is done");
    const shown = (await chooseAndPaste(page, "trend", "copy-table")).split("\r\n");
    assert.match(shown[1] ?? "", /^[A-Z][a-z]{2} \d{4}\t\d+\.\d\t/);
    await page.close();
  });

  it("copies a link that opens the same table, sorted and filtered, at its place in the window", async () => {
    const { page } = await sample.visit("?measure=share");
    const trend = page.locator("[data-figure=trend]");
    await trend.locator("[data-action=table]").click();
    await trend.locator("thead button").nth(1).click();
    await trend.locator(".table-filter").fill("2025");
    const link = await chooseAndPaste(page, "trend", "link");
    const look = async (from: typeof page) => {
      const node = from.locator("[data-figure=trend]");
      const rows = await node.locator("tbody tr").allInnerTexts();
      return { rows, at: await node.evaluate((figure) => figure.getBoundingClientRect().top) };
    };
    const first = await look(page);
    const other = await sample.visit(link);
    assert.equal(first.rows.length, 12);
    let second = await look(other.page);
    await eventually("the table stands as it was left, at its place in the window", async () => {
      second = await look(other.page);
      return second.rows.length === first.rows.length && Math.abs(second.at - first.at) < 3;
    });
    assert.deepEqual(second.rows, first.rows);
    assert.equal(await other.page.locator(".notice-ignored").count(), 0);
    await other.page.close();
    await page.close();
  });

  it("shows a citation before it is copied", async () => {
    const { page } = await sample.visit();
    await choose(page, "trend", "cite-bibtex");
    const panel = page.locator("[data-figure=trend] .citation-panel");
    assert.match(await panel.locator("pre").innerText(), /^@misc\{aitradeatlas/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await panel.getByRole("button", { name: "Copy" }).click();
    await panel.getByText("Citation copied (BibTeX).").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@misc/);
    await page.close();
  });
});

function printed(row: Record<string, string | bigint | number | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? "")]));
}
