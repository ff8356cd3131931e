import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { pageNamed, pageNames } from "../scripts/site/bundle.js";
import { siteOfHtml, type Site } from "../src/base/site.js";
import { unchangedLabels } from "../src/measures/label-changes.js";
import { readsLabels } from "../src/measures/reader-labels.js";
import { detailOf } from "../src/database/detail.js";
import { Outside } from "../src/sums/outside.js";
import { Sums } from "../src/sums/sums.js";
import { SumTables } from "../src/sums/tables.js";
import { defaultState } from "../src/view/state/url.js";
const folder = process.env["FOLDER"]!;
let read = 0;
async function bytes(path: string): Promise<Uint8Array> {
  const content = await readFile(join(folder, path.replace(/\?.*/, "")));
  read += content.length;
  return new Uint8Array(content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content);
}
async function json<T>(path: string): Promise<T> { return JSON.parse(Buffer.from(await bytes(path)).toString("utf8")) as T; }
const html = await readFile(join(folder, "index.html"), "utf8");
const site = siteOfHtml(html) as Site;
const names = process.env["PAGES"]?.split(",") ?? (await pageNames());
for (const name of names) {
  const page = (await pageNamed(name)) as unknown as { inputs: never; views: Record<string, { questions(state: never, site: Site): Record<string, never> }> };
  const state = defaultState(page.inputs, site) as never;
  const questions = new Map<string, { sql: string }>();
  try { for (const [view, { questions: q }] of Object.entries(page.views)) for (const question of Object.values(q(state, site)) as { sql: string }[]) if (readsLabels(question.sql)) questions.set(question.sql, Object.assign(question, { view })); } catch (e) { console.log(name, "error", (e as Error).message.slice(0,100)); continue; }
  const file = await json<never>(site.sums ?? "");
  const sums = new Sums(file, json, async () => new SumTables(await json(site.tables), bytes));
  const codes = ["8471500150", "8473301180", "8504406012", "8517620090"];
  const totals: number[] = []; const each: Record<string, number[]> = {}; const out: string[] = [];
  for (const code of codes) {
    const labels = { ...unchangedLabels, changes: [{ prefix: code, relevance: "Low" as const }] };
    let total = 0;
    for (const [sql, question] of questions) {
      const c = process.cpuUsage();
      try { await sums.rows(sql, labels as never, detailOf(question as never)); } catch (e) { if (!(e instanceof Outside)) throw e; if (code === codes[0]) out.push(`   REFUSED ${(question as any).view}: ${e.message}: ${sql.replaceAll(/\s+/g, " ").slice(0, Number(process.env.LEN ?? 200))}`); continue; }
      const u = process.cpuUsage(c); const ms = (u.user + u.system) / 1000;
      total += ms; (each[(question as any).view + " " + sql.replaceAll(/\s+/g, " ").slice(0, 90)] ??= []).push(ms);
    }
    totals.push(Math.round(total));
  }
  console.log(name, questions.size, "questions; cpu", totals.join(" "), "read kB", (read / 1000) | 0);
  for (const line of out) console.log(line);
  if (process.env["EACH"]) for (const [q, ms] of Object.entries(each).sort((a, b) => b[1].at(-1)! - a[1].at(-1)!).slice(0, 8)) console.log("     ", ms.map(Math.round).join(" "), q);
  read = 0;
}
