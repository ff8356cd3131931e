import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import { describeError } from "../errors.js";
import type { Reporter } from "../progress.js";
import { readListFile, type ReadList } from "./entries.js";
import { fetchOrigin, readOrigin, type Origin } from "../origin.js";
import { productSetEntries, productSets, productSetSource } from "./product-sets.js";
import { addressOf, type LabelSource, type ListPart, type ListSource } from "./registry.js";
import { labelSources, listSources } from "./sources.js";
import { readListRecord, writeList, type ListRecord } from "./store.js";

export interface ListOptions {
  /** names of sources to take; all when empty */
  only: readonly string[];
  /** local copies by name of source */
  files: ReadonlyMap<string, string>;
  /** a folder with local copies; what is not there is left as it is, and nothing is fetched */
  folder?: string;
}

export interface ListOutcome {
  written: ListRecord[];
  /** label files to import, in the order of the registry */
  labels: { source: LabelSource; origin: Origin }[];
  /** sources that a folder of local copies does not hold */
  absent: string[];
  failed: { name: string; reason: string }[];
}

/** Fetches, checks and keeps every list of the registry. A source that fails leaves its old lists in place. */
export async function fetchLists(
  cache: Cache,
  options: ListOptions,
  reporter: Reporter,
): Promise<ListOutcome> {
  const outcome: ListOutcome = { written: [], labels: [], absent: [], failed: [] };
  for (const set of productSets.filter(({ list }) => wanted(options, list))) {
    const entries = productSetEntries(set);
    const record = listRecord(set, productSetSource(set), entries, 0);
    await writeList(cache, record, entries);
    outcome.written.push(record);
  }
  const sources = [...listSources, ...labelSources].filter(({ name }) => wanted(options, name));
  const task = reporter.task("lists", sources.length, "requests");
  for (const source of sources) {
    try {
      const origin = await open(source, options, reporter);
      if (origin === undefined) outcome.absent.push(source.name);
      else if ("run" in source) outcome.labels.push({ source, origin });
      else outcome.written.push(...(await keep(cache, source, origin, reporter)));
    } catch (error) {
      outcome.failed.push({ name: source.name, reason: describeError(error) });
    }
    task.advance(1);
  }
  task.finish(`${outcome.written.length} lists, ${outcome.failed.length} sources failed`);
  return outcome;
}

function wanted(options: ListOptions, name: string): boolean {
  if (options.only.length > 0) return options.only.includes(name);
  return true;
}

async function open(
  source: ListSource | LabelSource,
  options: ListOptions,
  reporter: Reporter,
): Promise<Origin | undefined> {
  const { name, publisher } = source;
  const path = options.files.get(name);
  if (path !== undefined) return readOrigin(name, publisher, path);
  if (options.folder === undefined)
    return fetchOrigin(name, publisher, addressOf(source.path), (line) => reporter.note(line));
  for (const candidate of [source.file, join("labels", source.file), join("lists", source.file)])
    if (existsSync(join(options.folder, candidate)))
      return readOrigin(name, publisher, join(options.folder, candidate));
  return undefined;
}

async function keep(
  cache: Cache,
  source: ListSource,
  origin: Origin,
  reporter: Reporter,
): Promise<ListRecord[]> {
  const read = readListFile(source, origin.bytes);
  if (!origin.local && read.rows < source.rows / 2)
    throw new Error(
      `${source.name}: only ${read.rows} rows (expected about ${source.rows}); was it cut off? If it is right, save it and give it with --from-file ${source.name}=PATH`,
    );
  for (const note of read.notes) reporter.note(note);
  const records: ListRecord[] = [];
  for (const list of read.lists) {
    if (list.entries.length === 0) continue;
    const { part, entries } = list.isNew ? await dated(cache, list, origin, reporter) : list;
    const [first] = entries.flatMap(({ effective }) => effective ?? []).sort();
    // what the record of a new list keeps is the day on which it was first seen, for the next time that it is read
    const effective = list.isNew ? part.effective : (first ?? part.effective);
    const record = listRecord({ ...part, effective }, origin.source, entries, list.duplicates);
    await writeList(cache, record, entries);
    records.push(record);
  }
  return records;
}

/** A new list of a file without dates counts from the day on which it was first seen, and says so. */
async function dated(
  cache: Cache,
  { part, entries }: ReadList,
  { source }: Origin,
  reporter: Reporter,
): Promise<Pick<ReadList, "part" | "entries">> {
  const [first] = entries.flatMap(({ effective }) => effective ?? []).sort();
  const undated = entries.filter(({ effective }) => effective === null).length;
  if (part.effective !== null || undated === 0)
    return { part: { ...part, effective: first ?? part.effective }, entries };
  const seen = (await readListRecord(cache, part.list))?.effective ?? source.fetched.slice(0, 10);
  const which = undated === entries.length ? "no date is given" : `${undated} prefixes have no date`;
  reporter.note(`${part.list}: ${which}; counted from ${seen}, when it was first seen`);
  return {
    part: { ...part, effective: seen },
    entries: entries.map((entry) => ({ ...entry, effective: entry.effective ?? seen })),
  };
}

function listRecord(
  part: Omit<ListPart, "values">,
  source: Origin["source"],
  entries: readonly { prefix: string }[],
  duplicates: number,
): ListRecord {
  return {
    ...source,
    list: part.list,
    kind: part.kind,
    title: part.title,
    matching: "prefix",
    digits: [...new Set(entries.map(({ prefix }) => prefix.length))].sort((a, b) => a - b),
    rows: entries.length,
    duplicates,
    effective: part.effective,
    rate: part.rate,
  };
}
