import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { partition, type Cache, type Flow } from "../cache.js";
import { withoutSecrets } from "../errors.js";
import { readFactsMonth, type FactsMonth } from "../facts.js";
import { addMonths, monthRange } from "../month.js";
import { placeParts, readPlacesMonth, type PlacePart, type PlacesMonth } from "../places.js";
import { DamagedError, readStored, stored } from "../stored.js";
import type { LabelRun, OwnList, SourceFile } from "./manifest.js";
import { ifThere } from "../if-there.js";

export const flows: readonly Flow[] = ["imports", "exports"];

/** What the cache holds for a snapshot to be built from. */
export interface Inputs {
  months: Record<Flow, FactsMonth[]>;
  /** ports and states of those months, where they were pulled */
  places: Record<PlacePart, Record<Flow, PlacesMonth[]>>;
  lists: { name: string; file: string; sources: SourceFile[]; own?: OwnList }[];
  /** `task`: the name of the task that the run answers; empty where its record does not say */
  runs: { run: LabelRun; task: string; file: string; sources: SourceFile[] }[];
  /** labels that people decided, which win over every run; see loaders/labels/overrides.ts */
  overrides: { file: string; task: string; sources: SourceFile[] } | null;
  /** run folders that hold no labels yet */
  unfinishedRuns: string[];
  /** folders of facts that a puller did not finish, in sentences */
  incomplete: string[];
}

export async function collectInputs(cache: Cache): Promise<Inputs> {
  const inputs: Inputs = {
    months: { imports: [], exports: [] },
    places: { ports: { imports: [], exports: [] }, states: { imports: [], exports: [] } },
    lists: [],
    runs: [],
    overrides: null,
    unfinishedRuns: [],
    incomplete: [],
  };
  for (const flow of flows) {
    await collectMonths(cache, flow, inputs);
    await collectPlaces(cache, flow, inputs);
  }
  for (const name of await folders(cache.lists)) {
    const file = join(cache.lists, name, "list.parquet");
    const wayOut = `remove ${join(cache.lists, name)} and run atlas lists`;
    if (isMissing(inputs, file, "source.json", wayOut)) continue;
    const source = await recordOf(inputs, join(cache.lists, name, "source.json"), stored.listed, wayOut);
    if (source) inputs.lists.push({ name, file, sources: sourcesOf(source), ...ownList(name, source) });
  }
  for (const name of await folders(join(cache.labels, "runs"))) {
    const folder = join(cache.labels, "runs", name);
    const file = join(folder, "labels.parquet");
    const wayOut = `label or import the run again with --replace, or remove ${folder}`;
    if (isMissing(inputs, file, "run.json", wayOut)) {
      if (!existsSync(join(folder, "run.json"))) inputs.unfinishedRuns.push(name);
      continue;
    }
    const run = await recordOf(inputs, join(folder, "run.json"), stored.run, wayOut);
    if (!run) continue;
    const task = typeof run["task"] === "string" ? run["task"] : "";
    inputs.runs.push({ run: labelRun(name, run), task, file, sources: sourcesOf(run) });
  }
  const overrides = join(cache.labels, "overrides");
  const wayOut = "run atlas label override with the file of overrides again";
  if (!isMissing(inputs, join(overrides, "overrides.parquet"), "source.json", wayOut)) {
    const source = await recordOf(inputs, join(overrides, "source.json"), stored.source, wayOut);
    if (source) {
      const task = typeof source["task"] === "string" ? source["task"] : "";
      inputs.overrides = { file: join(overrides, "overrides.parquet"), task, sources: sourcesOf(source) };
    }
  }
  return inputs;
}

/** Months between the first and the last that are not there. */
export function holesIn(months: readonly string[]): string[] {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthRange(first, last).filter((month) => !months.includes(month));
}

/** `2024-01 to 2024-03, 2024-05` for months in order. */
export function describeMonths(months: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const month of months) {
    const span = spans.at(-1);
    if (span && addMonths(span[1], 1) === month) span[1] = month;
    else spans.push([month, month]);
  }
  return spans.map(([from, to]) => (from === to ? from : `${from} to ${to}`)).join(", ");
}

/** Paths of a file of the monthly partitions, for the months that have it. */
export function monthlyFiles(
  root: string,
  flow: Flow,
  months: readonly string[],
  name: string,
): [string, string][] {
  return months
    .map((month): [string, string] => [month, join(partition(root, flow, month), name)])
    .filter(([, file]) => existsSync(file));
}

async function collectMonths(cache: Cache, flow: Flow, inputs: Inputs): Promise<void> {
  for (const name of await folders(join(cache.facts, `flow=${flow}`))) {
    const month = /^month=(\d{4}-\d{2})$/.exec(name)?.[1];
    if (month === undefined) continue;
    const facts = await readFactsMonth(cache, flow, month);
    const folder = partition(cache.facts, flow, month);
    if (facts && existsSync(join(folder, "facts.parquet"))) inputs.months[flow].push(facts);
    else
      inputs.incomplete.push(
        `incomplete facts: ${folder} (expected facts.parquet and month.json; remove that folder and ` +
          `run atlas pull --flow ${flow} --from ${month} --to ${month})`,
      );
  }
}

/** A month of ports or states counts where the trade of that month is there too. */
async function collectPlaces(cache: Cache, flow: Flow, inputs: Inputs): Promise<void> {
  for (const part of placeParts)
    for (const { month } of inputs.months[flow]) {
      const found = await orIncomplete(inputs, () => readPlacesMonth(cache, part, flow, month));
      if (!found) continue;
      const folder = partition(cache[part], flow, month);
      if (existsSync(join(folder, `${part}.parquet`))) inputs.places[part][flow].push(found);
      else
        inputs.incomplete.push(
          `incomplete ${part}: ${folder} (expected ${part}.parquet beside places.json; remove that folder and ` +
            `pull the ${part} of ${month} again)`,
        );
    }
}

async function folders(root: string): Promise<string[]> {
  const entries = await ifThere(readdir(root, { withFileTypes: true }), []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !entry.name.includes(".tmp-"))
    .map((entry) => entry.name)
    .sort();
}

/** Whether there is no such Parquet file; one that is gone while its record stands is named. */
function isMissing(inputs: Inputs, file: string, record: string, wayOut: string): boolean {
  if (existsSync(file)) return false;
  if (existsSync(join(dirname(file), record))) inputs.incomplete.push(`missing file: ${file} (${wayOut})`);
  return true;
}

/** The record beside a Parquet file; without one, what is missing stands in `incomplete`. */
async function recordOf(
  inputs: Inputs,
  path: string,
  schema: z.ZodType,
  wayOut: string,
): Promise<Record<string, unknown> | undefined> {
  const record = await orIncomplete(inputs, () => readStored<Record<string, unknown>>(path, schema, wayOut));
  if (record === undefined && !existsSync(path)) inputs.incomplete.push(`missing file: ${path} (${wayOut})`);
  return record;
}

async function orIncomplete<T>(inputs: Inputs, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    inputs.incomplete.push(error.message);
    return undefined;
  }
}

/** A `source.json` is one source; a `run.json` may carry `sources`. */
function sourcesOf(record: Record<string, unknown>): SourceFile[] {
  const candidates = Array.isArray(record["sources"]) ? record["sources"] : [record["source"] ?? record];
  return (candidates as Partial<SourceFile>[])
    .filter((source) => typeof source.address === "string" && typeof source.sha256 === "string")
    .map((source) => ({
      name: source.name ?? "",
      publisher: source.publisher ?? "",
      address: withoutSecrets(source.address ?? ""), // older caches hold them whole
      fetched: source.fetched ?? "",
      bytes: source.bytes ?? 0,
      sha256: source.sha256 ?? "",
      last_modified: source.last_modified ?? null,
    }));
}

function ownList(name: string, record: Record<string, unknown>): { own?: OwnList } {
  if (record["own"] !== true) return {};
  const {
    kind = "product_set",
    title = name,
    effective = null,
    rate = null,
    countries,
  } = record as Partial<OwnList>;
  return { own: { list: name, kind, title, effective, rate, ...(countries && { countries }) } };
}

function labelRun(name: string, record: Record<string, unknown>): LabelRun {
  const run = record as Partial<LabelRun>;
  return {
    run: name,
    labeler: run.labeler ?? "",
    model: run.model ?? null,
    prompt_hash: run.prompt_hash ?? "",
    schema_version: run.schema_version ?? "",
    labelled: run.labelled ?? "",
    codes: run.codes ?? 0,
    cost_usd: run.cost_usd ?? null,
    failures: run.failures ?? 0,
    note: run.note ?? "",
  };
}
