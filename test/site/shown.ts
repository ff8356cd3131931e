import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";

type CsvRow = Record<string, string>;

/** What the CSV of the menu of a figure, or of a table by itself, holds, its comment lines aside. */
export async function csvOf(page: Page, selector: string): Promise<CsvRow[]> {
  const node = page.locator(selector);
  await node.locator("summary.tool").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    node.locator("[data-action=csv]").click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^# .+\r\n(# .+\r\n)+/);
  return parse<CsvRow>(text, { columns: true, comment: "#" });
}

/** Are the shown months of an overview's chart those of `atlas measure`, to the last digit that a double holds? */
export function sameNumbers(
  shown: readonly CsvRow[],
  rows: readonly Record<string, unknown>[],
  groups: readonly string[],
): void {
  const titles: Record<string, string> = { ai: "AI-related", all: "All goods", non_ai: "Non-AI" };
  assert.ok(shown.length >= 12, `${shown.length} months`);
  for (const row of shown)
    for (const group of groups) {
      const expected = rows.find((r) => r["month"] === row["Month"] && r["group"] === group);
      const got = Number(row[titles[group] ?? ""]);
      assert.ok(
        Math.abs(got - Number(expected?.["value"])) <= Math.abs(got) * 1e-9,
        `${row["Month"]} ${group}: ${got}`,
      );
    }
}
