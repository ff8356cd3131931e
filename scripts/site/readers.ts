import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Session } from "../../loaders/snapshot/session.js";
import { completeYears, type Site } from "../../src/base/site.js";
import { filesFor, type Catalog } from "../../src/base/catalog.js";
import { ask } from "../../src/measures/question.js";
import type { Layout } from "./layout.js";
import { flowMeasure, wholeYears } from "../../src/measures/asking.js";

/** What the reader's drawer says before the database runs: lists to start from, the headline, and what will load. */
export async function readersFacts(
  { database }: Session,
  layout: Layout,
  site: Site,
): Promise<Pick<Site, "lists" | "loads" | "shares">> {
  const lists = await database.rows<{ list: string }>("SELECT DISTINCT list FROM lists ORDER BY list");
  const shares: Partial<Record<"imports" | "exports", number>> = {};
  for (const flow of ["imports", "exports"] as const) {
    const year = completeYears(site, flow).at(-1);
    if (year === undefined) continue;
    const { sql } = ask(flowMeasure(flow, "share"), { by: ["year"], ...wholeYears(year) });
    const [row] = await database.rows<{ value: number | null }>(sql);
    if (typeof row?.value === "number") shares[flow] = row.value;
  }
  return { lists: lists.map(({ list }) => list), loads: await bytesToLoad(layout, site), shares };
}

/** Tables that the first change of a label reads. */
const firstTables = [
  ...["labels_base", "codes", "coverage", "imports_by_code", "exports_by_code"],
  ...["imports_by_label_base", "exports_by_label_base"],
];

/** Bytes of the engine as the built site packs it, nearly, and of the values of the first tables. */
async function bytesToLoad(layout: Layout, { assets, tables, shared = "" }: Site): Promise<number> {
  const parts = [assets.duckdbModule, assets.duckdbWorker];
  const packed = parts.map(async (path) => {
    const content = await readFile(join(layout.files, path.slice(shared.length))); // each layout has its own
    return (await promisify(gzip)(content, { level: 1 })).length;
  });
  const { whole } = JSON.parse(await readFile(join(layout.files, tables), "utf8")) as Catalog;
  const isValue = (column: string): boolean => column.endsWith("_val") && column !== "gen_val";
  const rows = firstTables.flatMap((name) => filesFor(whole[name] ?? [], isValue).map(({ bytes }) => bytes));
  return [...(await Promise.all(packed)), ...rows].reduce((sum, bytes) => sum + bytes, 0);
}
