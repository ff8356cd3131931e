import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { labelsSettled, withLabels } from "./oracle.js";
import { openedSample } from "../sample.js";

describe("a reader's file of labels", { timeout: 900_000 }, () => {
  const sample = openedSample();
  let codes: string[];

  before(async () => {
    const session = await openSnapshot(sample.cache);
    const rows = await session.database.rows<{ hs10: string }>(
      "SELECT DISTINCT hs10 FROM codes WHERE flow = 'imports' ORDER BY 1 LIMIT 400",
    );
    codes = rows.map((row) => row.hs10);
    session.close();
  });

  async function upload(page: Page, name: string, text: string): Promise<string> {
    const panel = page.locator("#reader-panel");
    if ((await panel.count()) === 0) await page.locator(".reader-open").click();
    await panel
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.waitForFunction(
      () => !/^(Reading …)?$/.test(document.querySelector(".reader-file-status")?.textContent ?? ""),
    );
    return page.locator(".reader-file-status").innerText();
  }

  it("takes a list of codes that is dropped onto a page for the goods that count", async () => {
    const { page, errors } = await sample.visit("products");
    const text = `Nummer,Ware\n${codes[0]},first\n8541.10 to 8541.60,range\nnothing,x\n`;
    await page.locator(".reader-open").waitFor();
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], "mine.csv", { type: "text/csv" }));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }, text);
    await page.waitForFunction(() =>
      /list of/.test(document.querySelector(".reader-file-status")?.textContent ?? ""),
    );
    const said = await page.locator(".reader-file-status").innerText();
    assert.match(said, /mine\.csv: a list of 7 codes of the column “Nummer”\./);
    assert.match(said, /line 4: no code in "nothing"/);
    await page.waitForFunction(() => location.href.includes("labels="));
    assert.match(
      (await page.locator(".reader-file-status a").getAttribute("href")) ?? "",
      /explore\?group=all&code=/,
    );
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("lists each line that it cannot use, runs nothing of it, and uses the rest", async () => {
    const { page, errors } = await sample.visit();
    const attack = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
    const lines = [
      "hs10,relevance,category",
      `${codes[0]},High,Compute_Hardware`,
      `${codes[1]},"${attack.replaceAll('"', '""')}",`,
      `"${attack.replaceAll('"', '""')}",High,`,
      "0000000001,High,",
      "x".repeat(2_000_000),
      `${codes[2]},Low,`,
    ];
    const said = await upload(page, "mine.csv", lines.join("\n"));
    assert.match(said, /mine\.csv: 2 labels used\. 4 lines have a problem/);
    assert.match(said, /Line 3, .*unknown relevance "<img/);
    assert.match(said, /Line 5, .*no code of this snapshot/);
    assert.equal(await page.evaluate(() => (window as { pwned?: number }).pwned), undefined);
    assert.equal(await page.locator(".reader-problems img, .reader-problems script").count(), 0);
    await labelsSettled(page);
    assert.match(await page.locator(".reader-open").innerText(), /1 change$/);
    assert.match(await upload(page, "wrong.csv", "a,b\n1,2"), /Columns are missing/);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("stands in for all labels, and comes out again as a file and as changes", async () => {
    const { page } = await sample.visit();
    await page.locator(".reader-open").click();
    await page.locator("[name=instead]").check();
    const wanted = codes.map((hs10, i) => [hs10, ["High", "Medium", "Low"][i % 3] ?? ""] as const);
    await upload(page, "all.csv", ["hs10,relevance", ...wanted.map((pair) => pair.join(","))].join("\n"));
    await labelsSettled(page);
    const { session, ask } = await withLabels(sample.cache, {
      base: { kind: "none" },
      changes: wanted.map(([prefix, relevance]) => ({ prefix, relevance: relevance as "High" })),
    });
    const expected = (await ask("import_share", { by: ["year"] })).findLast((row) => row["year"] === 2025);
    session.close();
    const share = Number(expected?.["value"]).toFixed(1);
    assert.ok((await page.locator(".headline").innerText()).includes(`${share}\u00a0%`), share);

    const save = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).click(),
      ]);
      return readFile(await download.path(), "utf8");
    };
    const csv = await save("Save labels (CSV)");
    assert.ok(csv.startsWith("hs10,relevance,category,confidence\n"));
    assert.ok(csv.includes(`\n${wanted[0]?.[0]},High,`));
    const changes = await save("Save changes (JSON)");
    await page.getByRole("button", { name: "Reset", exact: true }).first().click();
    await labelsSettled(page);
    await upload(page, "changes.json", changes);
    await labelsSettled(page);
    assert.ok((await page.locator(".headline").innerText()).includes(`${share}\u00a0%`), share);
    await page.close();
  });
});
