import { InvalidArgumentError, type Command, type Option } from "commander";
import { cacheAt } from "../cache.js";
import { printLines } from "../output.js";
import { createReporter } from "../progress.js";
import { toJson } from "./answer.js";
import { buildSnapshot } from "./build.js";
import { compareSnapshots } from "./difference.js";
import { differenceLines } from "./difference-lines.js";
import { registerQueries } from "./query-command.js";
import { resolveSnapshot } from "./session.js";
import { readStatus, statusLines } from "./status.js";
import { loadSnapshot, setCurrentId } from "./store.js";
import { verifySnapshot } from "./verify.js";

interface Shared {
  cache: string;
  json?: true;
}

/** The verbs snapshot, verify, diff, status, sql and measure. */
export function registerSnapshot(program: Command, cacheOption: () => Option): void {
  program
    .command("snapshot")
    .description("build a snapshot of everything in the cache and make it the current one")
    .addOption(cacheOption())
    .option(
      "--run <name>",
      "label run that pages and measures use (default: that of the snapshot before, else the newest)",
    )
    .option("--note <sentence>", "something its readers must know; may be given again", append, [])
    .option("--use <id>", "build nothing: make an older snapshot the current one")
    .action(snapshot);
  program
    .command("verify")
    .description("recompute every hash, row count and control total of a snapshot")
    .argument("[id]", "snapshot (default: the current one)")
    .addOption(cacheOption())
    .option("--json", "problems as a JSON array")
    .action(verify);
  program
    .command("diff")
    .description("what changed between two snapshots: months, revisions, codes, labels, headline numbers")
    .argument("<before>", "snapshot")
    .argument("<after>", "snapshot")
    .addOption(cacheOption())
    .option("--json", "everything as one JSON object")
    .action(diff);
  program
    .command("status")
    .description("what the cache holds: months, holes, label runs, lists, snapshots")
    .addOption(cacheOption())
    .option("--json", "as one JSON object")
    .action(status);
  registerQueries(program, cacheOption);
}

async function snapshot(options: {
  cache: string;
  run?: string;
  note: string[];
  use?: string;
}): Promise<void> {
  const cache = cacheAt(options.cache);
  if (options.use !== undefined) {
    await setCurrentId(cache, options.use);
    return printLines([`current snapshot: ${options.use}`]);
  }
  const report = createReporter();
  try {
    const { id, folder } = await buildSnapshot({
      inputs: cache,
      into: cache,
      kind: "live",
      run: options.run,
      notes: options.note,
      report,
    });
    const { manifest } = await loadSnapshot(cache, id);
    await printLines([
      `snapshot ${id} in ${folder}, now the current one`,
      `label run in use: ${manifest.run ?? "none"}`,
      ...manifest.notes.map((note) => `note: ${note}`),
    ]);
  } finally {
    report.close();
  }
}

async function verify(id: string | undefined, options: Shared): Promise<void> {
  const snapshot = await resolveSnapshot(cacheAt(options.cache), { id });
  const problems = await verifySnapshot(snapshot);
  if (problems.length) process.exitCode = 1;
  const files = snapshot.manifest.tables.flatMap((table) => table.files).length;
  const lines = problems.length
    ? [
        `snapshot ${snapshot.id} does not hold what its manifest says:`,
        ...problems.map((problem) => `- ${problem}`),
      ]
    : [`snapshot ${snapshot.id}: ${files} files verified, every hash, row count and control total holds`];
  await printLines(options.json ? [toJson(problems, 2)] : lines);
}

async function diff(before: string, after: string, options: Shared): Promise<void> {
  const difference = await compareSnapshots(cacheAt(options.cache), before, after);
  await printLines(options.json ? [toJson(difference, 2)] : differenceLines(difference));
}

async function status(options: Shared): Promise<void> {
  const found = await readStatus(cacheAt(options.cache));
  await printLines(options.json ? [toJson(found, 2)] : statusLines(found));
}

function append(value: string, before: string[]): string[] {
  if (!value.trim()) throw new InvalidArgumentError("expected a sentence");
  return [...before, value];
}
