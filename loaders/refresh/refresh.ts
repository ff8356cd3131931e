import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cache } from "../cache.js";
import { pullFromBulk } from "../census/bulk/pull.js";
import { firstMonth } from "../census/first-month.js";
import { describeError } from "../errors.js";
import { fetchLists } from "../lists/fetch-lists.js";
import { importLabels } from "../lists/verb.js";
import type { Month } from "../month.js";
import type { Reporter } from "../progress.js";
import { buildSnapshot } from "../snapshot/build.js";
import { briefOfSnapshot } from "../snapshot/brief.js";
import { comparedOnce, releaseChangesOf } from "../snapshot/release-changes.js";
import { collectInputs, describeMonths, flows } from "../snapshot/inputs.js";
import { findCurrent, loadSnapshot, setCurrentId, type StoredSnapshot } from "../snapshot/store.js";
import { verifySnapshot } from "../snapshot/verify.js";
import { labelNewCodes, labelsOfCodes } from "./label-new.js";
import type { RefreshReport } from "./report.js";

export interface RefreshOptions {
  /** default: the first month held, else the first that Census publishes */
  from?: Month | undefined;
  labeler: "keyword" | "claude";
  /** dollars that labelling may cost from the start of this refresh, over all runs that go on with it */
  budget: number;
  dryRun: boolean;
  /** builds and checks the site of the current snapshot; undefined ends after the snapshot */
  build: (() => Promise<void>) | undefined;
}

/**
 * Everything between a release of Census and a site that shows it, once: pull, lists, labels of what is new, snapshot,
 * verify, compare, build. Each step goes on where a broken run of it stopped. A list that cannot be had keeps its last
 * state and is a warning; what cannot be proven refuses, and leaves snapshot and site as they were. Never throws: what
 * went wrong stands in the report.
 */
export async function refresh(
  cache: Cache,
  options: RefreshOptions,
  reporter: Reporter,
): Promise<RefreshReport> {
  const before = await liveSnapshot(cache);
  const report: RefreshReport = {
    outcome: "refused",
    started: new Date().toISOString(),
    ended: "",
    before: before?.id ?? null,
    after: before?.id ?? null,
    steps: [],
    warnings: [],
    refusal: null,
    labels: { labeler: options.labeler, run: before?.manifest.run ?? null, cost_usd: 0 },
    new_codes: [],
    changes: null,
  };
  try {
    await run(cache, options, reporter, before, report);
  } catch (error) {
    report.outcome = "refused";
    report.refusal = describeError(error);
    report.after = report.before;
  }
  report.ended = new Date().toISOString();
  return report;
}

async function run(
  cache: Cache,
  options: RefreshOptions,
  reporter: Reporter,
  before: StoredSnapshot | undefined,
  report: RefreshReport,
): Promise<void> {
  const from = options.from ?? (await firstHeld(cache)) ?? firstMonth;
  if (options.dryRun) {
    report.outcome = "dry run";
    report.steps.push(...(await plan(cache, from, options)));
    return;
  }
  await pullFromBulk({ cache, flows, from, report: reporter });
  const { months } = await collectInputs(cache);
  for (const flow of flows)
    report.steps.push(`${flow}: ${describeMonths(months[flow].map(({ month }) => month))} held`);

  const lists = await fetchLists(cache, { only: [], files: new Map() }, reporter);
  await importLabels(cache, lists, reporter);
  report.steps.push(`${lists.written.length} lists read`);
  for (const { name, reason } of lists.failed)
    report.warnings.push(`list ${name} could not be read and keeps its last state: ${reason}`);

  const labelled = await labelNewCodes(cache, { ...options, inUse: before?.manifest.run ?? null }, reporter);
  report.steps.push(labelled.step);
  report.warnings.push(...labelled.warnings);
  report.labels.cost_usd = labelled.cost;

  await publish(cache, options, reporter, { before, run: labelled.run, report });
}

/** Snapshot, proof, comparison and site; the snapshot becomes the current one only with a site that shows it. */
async function publish(
  cache: Cache,
  options: RefreshOptions,
  reporter: Reporter,
  {
    before,
    run,
    report,
  }: { before: StoredSnapshot | undefined; run: string | undefined; report: RefreshReport },
): Promise<void> {
  const built = await buildSnapshot({
    ...{
      inputs: cache,
      into: cache,
      kind: "live",
      run,
      unlabelled: "refuse",
      makeCurrent: false,
      report: reporter,
    },
  });
  const after = await loadSnapshot(cache, built.id);
  const problems = await verifySnapshot(after);
  if (problems.length) {
    if (built.id !== before?.id) await rm(built.folder, { recursive: true, force: true });
    throw new Error(`snapshot ${built.id} does not hold what its manifest says:\n${problems.join("\n")}`);
  }
  report.steps.push(`snapshot ${built.id} verified`);
  report.labels.run = after.manifest.run;
  if (built.id === before?.id && (await readUnbuilt(cache)) !== built.id) {
    report.outcome = "nothing new";
    return;
  }
  if (before && before.id !== after.id) {
    report.changes = await comparedOnce(cache, before.id, after.id);
    report.new_codes = await labelsOfCodes(cache, after.manifest.run, report.changes.codes.added);
  }
  report.brief = await briefOfSnapshot(
    cache,
    after.id,
    before && before.id !== after.id
      ? releaseChangesOf(await comparedOnce(cache, before.id, after.id))
      : null,
  );
  const pointed = (await findCurrent(cache))?.id;
  report.after = after.id;
  if (options.build) await writeUnbuilt(cache, after.id);
  await setCurrentId(cache, after.id);
  if (options.build) {
    try {
      await options.build();
      await rm(unbuilt(cache), { force: true });
      report.steps.push("site built and checked");
    } catch (error) {
      if (pointed !== undefined) await setCurrentId(cache, pointed);
      else await rm(cache.current, { force: true });
      throw new Error(`the site could not be built, so the last one stands: ${describeError(error)}`, {
        cause: error,
      });
    }
  }
  report.outcome = "published";
}

/** Names the snapshot whose site is being built: a run that is killed meanwhile leaves it for the next one. */
function unbuilt(cache: Cache): string {
  return join(cache.snapshots, ".unbuilt");
}

async function writeUnbuilt(cache: Cache, id: string): Promise<void> {
  await writeFile(unbuilt(cache), id);
}

async function readUnbuilt(cache: Cache): Promise<string | undefined> {
  return existsSync(unbuilt(cache)) ? readFile(unbuilt(cache), "utf8") : undefined;
}

async function plan(cache: Cache, from: Month, options: RefreshOptions): Promise<string[]> {
  const { months } = await collectInputs(cache);
  return [
    ...flows.map((flow) => {
      const held = months[flow].map(({ month }) => month);
      return `${flow}: ask Census for ${from} and later, and fetch what is new or revised (held: ${held.length ? describeMonths(held) : "none"})`;
    }),
    "fetch the tariff lists and published label sets",
    options.labeler === "claude"
      ? `label new or changed codes with Claude, for up to $${options.budget.toFixed(2)}`
      : "label codes by the keyword rules",
    "build a snapshot, verify it, compare it with the one in use",
    options.build ? "build the site and check it, if anything is new" : "end there (--no-build)",
  ];
}

async function liveSnapshot(cache: Cache): Promise<StoredSnapshot | undefined> {
  const current = await findCurrent(cache);
  return current?.manifest.kind === "live" ? current : undefined;
}

async function firstHeld(cache: Cache): Promise<Month | undefined> {
  const { months } = await collectInputs(cache);
  return flows.flatMap((flow) => months[flow].map(({ month }) => month)).sort()[0];
}
