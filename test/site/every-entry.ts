import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { Database } from "../../loaders/duckdb.js";
import { quoteText } from "../../src/measures/sql.js";

/** What came of an entry of a menu. */
interface Chosen {
  figure: string;
  action: string;
  status: string;
  /** in base64 */
  file?: string;
}

/** Chooses every entry but the report of every figure's and table's menu of a page; Parquet must hold what CSV does. */
export async function assertEveryEntry(page: Page, name: string): Promise<void> {
  const chosen = await chooseAll(page, name === "index" ? 3 : 0);
  for (const { figure, action, status } of chosen) {
    const expected =
      action === "sql" ? /SQL is below/ : action.startsWith("cite") ? /citation/ : /Saved|copied|Handed/;
    assert.match(status, expected, `${name} ${figure} ${action}`);
  }
  const folder = await mkdtemp(join(tmpdir(), "atlas-menu-"));
  const database = await Database.open();
  for (const { figure, file = "" } of chosen.filter(({ action }) => action === "parquet")) {
    const csv = chosen.find((other) => other.figure === figure && other.action === "csv")?.file ?? "";
    const [titles = [], ...rows] = parse(Buffer.from(csv, "base64").toString("utf8"), { comment: "#" });
    const path = join(folder, `${figure}.parquet`);
    await writeFile(path, Buffer.from(file, "base64"));
    const source = `read_parquet(${quoteText(path)})`;
    const [counted] = await database.rows<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${source}`);
    const columns = await database.rows<{ column_name: string }>(`DESCRIBE FROM ${source}`);
    assert.equal(Number(counted?.rows), rows.length, `${name} ${figure}`);
    assert.deepEqual(
      columns.map(({ column_name }, i) => column_name.startsWith(titles[i] ?? "?")),
      titles.map(() => true),
      `${name} ${figure}: ${columns.map(({ column_name }) => column_name).join()} for ${titles.join()}`,
    );
  }
  database.close();
  await rm(folder, { recursive: true });
}

/** Pictures take long: at most so many are made. */
async function chooseAll(page: Page, mostPictures: number): Promise<Chosen[]> {
  await page.evaluate("globalThis.__name = (value) => value"); // tsx wraps functions in it, also those that a page runs
  return page.evaluate(async (most) => {
    const saved: Blob[] = [];
    const read = {
      async bytes(blob: Blob): Promise<string> {
        let text = "";
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
      },
    };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined; // nothing is saved to disk
    const clipboard = {
      writeText: () => Promise.resolve(),
      write: async ([item]: ClipboardItem[]) => {
        for (const type of item?.types ?? []) await item?.getType(type);
      },
    };
    Object.defineProperty(navigator, "clipboard", { value: clipboard });
    Object.defineProperty(navigator, "share", { value: () => Promise.resolve() });
    const chosen: Chosen[] = [];
    let pictures = 0;
    for (const tools of document.querySelectorAll<HTMLElement>(".figure-tools:has(.menu)")) {
      const status = tools.querySelector<HTMLElement>(".tool-status");
      const figure = tools.closest("[id]")?.id ?? "";
      const root = tools.closest<HTMLElement>("[id]");
      for (const { dataset } of tools.querySelectorAll<HTMLElement>(".menu [data-action]")) {
        const { action = "" } = dataset;
        if (action === "report") continue; // opens a letter in another program
        const draws = ["svg", "png", "copy-image"].includes(action);
        if (draws && (pictures >= most || !root?.querySelector(".figure-chart"))) continue;
        if (draws) pictures++;
        if (!status) continue;
        status.textContent = "";
        saved.length = 0;
        tools.querySelector<HTMLElement>(`.menu [data-action="${action}"]`)?.click();
        for (let waited = 0; waited < 1500 && !status.textContent; waited++)
          await new Promise((later) => setTimeout(later, 10));
        const [blob] = ["csv", "parquet"].includes(action) ? saved : [];
        const file = blob === undefined ? {} : { file: await read.bytes(blob) };
        chosen.push({ figure, action, status: status.textContent ?? "", ...file });
      }
      root?.querySelectorAll(".sql-panel, .citation-panel").forEach((panel) => panel.remove());
    }
    return chosen;
  }, mostPictures);
}
