import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { parse } from "csv-parse/sync";
import type { Cache } from "../../../loaders/cache.js";
import { openSnapshot, type Session } from "../../../loaders/snapshot/session.js";
import { unchangedLabels, type ReaderLabels } from "../../../src/measures/label-changes.js";
import { readerLabelsSql } from "../../../src/measures/reader-labels.js";
import { measureSql, type Query } from "../../../src/measures/index.js";

/** The snapshot in native DuckDB with a reader's labels in use: what the browser must show. */
export async function withLabels(
  cache: Cache,
  labels: Partial<ReaderLabels>,
): Promise<{ session: Session; ask: (measure: string, query: Query) => Promise<Record<string, unknown>[]> }> {
  const session = await openSnapshot(cache);
  const { database } = session;
  await database.run("CREATE TEMP TABLE labels_base AS SELECT * FROM labels_in_use");
  await database.run("DROP VIEW labels_in_use");
  await database.run(
    `CREATE TEMP TABLE labels_in_use AS ${readerLabelsSql({ ...unchangedLabels, ...labels })}`,
  );
  return { session, ask: (measure, query) => database.rows(measureSql(measure, query)) };
}

/** What the CSV of a figure's menu holds, its comment lines aside. */
export async function csvOf(page: Page, figure: string): Promise<Record<string, string>[]> {
  const node = page.locator(`[data-figure=${figure}]`);
  await node.locator("summary.tool").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    node.locator("[data-action=csv]").click(),
  ]);
  return parse(await readFile(await download.path(), "utf8"), { columns: true, comment: "#" });
}

/** Waits until the page shows the labels of its bar. */
export async function labelsSettled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-reader]")?.getAttribute("aria-busy") === "false" &&
      [...document.querySelectorAll<HTMLElement>("[data-view]")].every(
        (view) => view.dataset["state"] === "ready",
      ),
    undefined,
    { timeout: 120_000 },
  );
}
