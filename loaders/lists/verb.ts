import { cacheAt, type Cache } from "../cache.js";
import { UsageError } from "../errors.js";
import { importRun } from "../labels/import.js";
import { defaultTask, findTask } from "../tasks/task.js";
import { jobsOf, withLock } from "../lock.js";
import { createReporter, type Reporter } from "../progress.js";
import { fetchLists, type ListOutcome } from "./fetch-lists.js";
import { labelSources, listNames } from "./sources.js";

interface Flags {
  cache: string;
  only: string[];
  fromFile: string[];
  fromDir?: string;
  wait?: true;
}

/** `atlas lists`. */
export async function lists(flags: Flags): Promise<void> {
  const files = new Map(flags.fromFile.map(parsePair));
  for (const name of [...flags.only, ...files.keys()])
    if (!listNames().includes(name))
      throw new UsageError(`unknown source: ${name} (there are: ${listNames().join(", ")})`);
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  const lock = { verb: "atlas lists", wait: flags.wait, note: (line: string) => reporter.note(line) };
  const folder = flags.fromDir === undefined ? {} : { folder: flags.fromDir };
  try {
    await withLock(cache, jobsOf.lists, lock, async () => {
      const outcome = await fetchLists(cache, { only: flags.only, files, ...folder }, reporter);
      if (outcome.labels.length > 0)
        await withLock(cache, jobsOf["lists, label sets"], { ...lock, wait: true }, () =>
          importLabels(cache, outcome, reporter),
        );
      report(outcome, reporter);
      if (outcome.failed.length > 0)
        throw new Error(
          `${outcome.failed.length} sources failed: ${outcome.failed.map(({ name }) => name).join(", ")}`,
        );
    });
  } finally {
    reporter.close();
  }
}

/** Keeps the label sets that were fetched as runs. */
export async function importLabels(cache: Cache, outcome: ListOutcome, reporter: Reporter): Promise<void> {
  for (const run of new Set(outcome.labels.map(({ source }) => source.run))) {
    const files = outcome.labels.filter(({ source }) => source.run === run);
    if (missing(run, outcome)) continue;
    const parts = files.map(({ source, origin }) => ({ origin, flows: source.flows }));
    const saved = await importRun(cache, run, findTask(defaultTask), parts, { taken: "rename" }, reporter);
    reporter.note(
      `label run ${saved.record.run}: ${saved.record.codes} labels${saved.written ? "" : ", unchanged"}`,
    );
  }
}

/** A run is imported whole or not at all: half of it under its name would stand in the way of the whole. */
function missing(run: string, outcome: ListOutcome): boolean {
  return labelSources.some(
    (source) => source.run === run && outcome.failed.some(({ name }) => name === source.name),
  );
}

function report(outcome: ListOutcome, reporter: Reporter): void {
  for (const { list, rows, duplicates, digits, effective } of outcome.written)
    reporter.note(
      `${list}: ${rows} prefixes of ${digits.join(" and ")} digits` +
        (duplicates > 0 ? `, ${duplicates} repeated` : "") +
        (effective === null ? "" : `, in force from ${effective}`),
    );
  for (const name of outcome.absent) reporter.note(`${name}: not in the folder, left as it was`);
  for (const { reason } of outcome.failed) reporter.note(`failed: ${reason}`);
}

function parsePair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`invalid --from-file: ${text} (expected NAME=PATH)`);
  return [text.slice(0, at), text.slice(at + 1)];
}
