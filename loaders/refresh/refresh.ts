import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../atomic.js";
import type { Cache } from "../cache.js";
import { pullFromBulk } from "../census/bulk/pull.js";
import { firstMonth } from "../census/first-month.js";
import { describeError } from "../errors.js";
import { fetchLists } from "../lists/fetch-lists.js";
import { importLabels } from "../lists/verb.js";
import type { Month } from "../month.js";
import type { Reporter } from "../progress.js";
import { defaultTask } from "../tasks/task.js";
import { buildSnapshot, type BuildOptions } from "../snapshot/build.js";
import type { Manifest } from "../snapshot/manifest.js";
import { briefOfSnapshot } from "../snapshot/brief.js";
import { comparedOnce, releaseChangesOf } from "../snapshot/release-changes.js";
import { collectInputs, describeMonths, flows } from "../snapshot/inputs.js";
import {
  findCurrent,
  listSnapshots,
  loadSnapshot,
  setCurrentId,
  type StoredSnapshot,
} from "../snapshot/store.js";
import { verifySnapshot } from "../snapshot/verify.js";
import { labelNewCodes, labelsOfCodes, type TaskInSnapshot } from "./label-new.js";
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

  const tasks = tasksIn(before?.manifest);
  const labelled = await labelNewCodes(cache, { ...options, tasks }, reporter);
  report.steps.push(...labelled.steps);
  report.warnings.push(...labelled.warnings);
  report.labels.cost_usd = labelled.cost;
  if (!labelled.runs.length && !(await collectInputs(cache)).runs.length)
    throw new Error(
      `no code has a label, so that no page could say what counts: ${labelled.warnings.join("; ")} (raise --budget, or begin with --labeler keyword)`,
    );

  const held = before?.manifest.tasks && { tasks: tasks.map(({ task }) => task) };
  await publish(cache, options, reporter, { before, chosen: { runs: labelled.runs, ...held }, report });
}

/** The tasks of the snapshot before, each with its run in use; one of before, and none at all, ask the paper's question. */
function tasksIn(manifest: Manifest | undefined): TaskInSnapshot[] {
  const held = manifest?.tasks?.map(({ task, run }) => ({ task: task.name, run }));
  return held ?? [{ task: defaultTask, run: manifest?.run ?? null }];
}

/** Snapshot, proof, comparison and site; the snapshot becomes the current one only with a site that shows it. */
async function publish(
  cache: Cache,
  options: RefreshOptions,
  reporter: Reporter,
  {
    before,
    chosen,
    report,
  }: {
    before: StoredSnapshot | undefined;
    chosen: Pick<BuildOptions, "runs" | "tasks">;
    report: RefreshReport;
  },
): Promise<void> {
  const built = await buildSnapshot({
    ...{
      inputs: cache,
      into: cache,
      kind: "live",
      ...chosen,
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
  const left = await readUnbuilt(cache);
  const isBuilt = options.build === undefined || left?.id !== built.id;
  if (built.id === before?.id && isBuilt) {
    report.outcome = "nothing new";
    return;
  }
  const shown = left?.id === before?.id ? left?.shown : before?.id;
  const compared = options.build === undefined ? before?.id : shown;
  const isNew = compared !== undefined && compared !== after.id && (await isKept(cache, compared));
  const difference = isNew ? await comparedOnce(cache, compared, after.id) : undefined;
  if (difference) {
    report.changes = difference;
    report.new_codes = await labelsOfCodes(cache, after.manifest.run, difference.codes.added);
  }
  report.brief = await briefOfSnapshot(cache, after.id, difference ? releaseChangesOf(difference) : null);
  const pointed = (await findCurrent(cache))?.id;
  report.after = after.id;
  await writeUnbuilt(cache, { id: after.id, shown });
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

/**
 * The snapshot that no site shows yet, which a run without a build, or one that is killed meanwhile, leaves for the
 * next, and the one that the site shows: a line each.
 */
interface Unbuilt {
  id: string;
  shown: string | undefined;
}

function unbuilt(cache: Cache): string {
  return join(cache.snapshots, ".unbuilt");
}

async function writeUnbuilt(cache: Cache, { id, shown }: Unbuilt): Promise<void> {
  await writeAtomically(unbuilt(cache), shown === undefined ? id : `${id}\n${shown}`);
}

async function readUnbuilt(cache: Cache): Promise<Unbuilt | undefined> {
  if (!existsSync(unbuilt(cache))) return undefined;
  const [id = "", shown] = (await readFile(unbuilt(cache), "utf8")).split("\n");
  return { id, shown };
}

async function isKept(cache: Cache, id: string): Promise<boolean> {
  return (await listSnapshots(cache)).some((snapshot) => snapshot.id === id);
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
