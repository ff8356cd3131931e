import { join } from "node:path";
import type { Cache, Flow } from "../../../cache.js";
import { monthRange, type Month } from "../../../month.js";
import { placesToKeep } from "../../../places.js";
import { digest, Journal } from "../journal.js";
import { mayBeRevised } from "../months.js";
import { isCovered } from "./codes.js";
import type { PlaceShape } from "./dataset.js";
import type { CodeWork } from "./plan.js";

/** What is to be pulled of a flow: every code with the months that lack it, or a pull that was interrupted. */
export interface PlacesWork {
  shape: PlaceShape;
  flow: Flow;
  root: string;
  purpose: string;
  codes: readonly CodeWork[];
  journal: Journal | undefined;
}

export async function findPlacesWork(
  cache: Cache,
  shape: PlaceShape,
  flow: Flow,
  codes: readonly string[],
  range: { from: Month; to: Month; refresh: boolean },
): Promise<PlacesWork | undefined> {
  const root = join(cache.raw, "api", shape.dataset, flow);
  const { from, to, refresh } = range;
  const key = digest(codes.join()).slice(0, 8);
  const purpose = `${shape.dataset} ${flow} ${from} to ${to}, ${codes.length} codes (${key})${refresh ? ", refresh" : ""}`;
  const journal = await Journal.resume(root, purpose);
  const works = journal
    ? journal.plan.map(readCodeWork)
    : await missingCodes(cache, shape, flow, codes, range);
  return works.length > 0 ? { shape, flow, root, purpose, codes: works, journal } : undefined;
}

/** From the first month that any of the codes lacks to the last. */
export function workRange(codes: readonly CodeWork[]): { from: Month; to: Month } {
  const months = codes.flatMap(({ from, to }) => [from, to]).sort();
  return { from: months[0] ?? "", to: months.at(-1) ?? "" };
}

/** A line of a journal's plan. */
export function writeCodeWork({ code, from, to }: CodeWork): string {
  return `${code} ${from} ${to}`;
}

function readCodeWork(line: string): CodeWork {
  const [code = "", from = "", to = ""] = line.split(" ");
  return { code, from, to };
}

async function missingCodes(
  cache: Cache,
  shape: PlaceShape,
  flow: Flow,
  codes: readonly string[],
  { from, to, refresh }: { from: Month; to: Month; refresh: boolean },
): Promise<CodeWork[]> {
  const months = new Map<string, Month[]>(codes.map((code) => [code, []]));
  for (const month of monthRange(from, to)) {
    const record = await placesToKeep(cache, shape.part, flow, month);
    const isFresh = record && !(refresh && mayBeRevised(record, new Date()));
    for (const [code, missing] of months) if (!isFresh || !isCovered(code, record.codes)) missing.push(month);
  }
  return [...months].flatMap(([code, missing]) => {
    const [first, last] = [missing[0], missing.at(-1)];
    return first !== undefined && last !== undefined ? [{ code, from: first, to: last }] : [];
  });
}
