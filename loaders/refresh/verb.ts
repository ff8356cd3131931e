import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheAt } from "../cache.js";
import { jobsOf, withLock } from "../lock.js";
import type { Month } from "../month.js";
import { printLines } from "../output.js";
import { createReporter } from "../progress.js";
import { toJson } from "../snapshot/answer.js";
import { refresh } from "./refresh.js";
import { reportLines, writeReport } from "./report.js";

interface Flags {
  cache: string;
  from?: Month;
  labeler?: "keyword" | "claude";
  budget: number;
  build: boolean;
  dryRun?: true;
  json?: true;
  wait?: true;
}

/** `atlas refresh`. Exit code 1 where it refused. */
export async function refreshVerb(flags: Flags): Promise<void> {
  const cache = cacheAt(flags.cache);
  const reporter = createReporter();
  const lock = { verb: "atlas refresh", wait: flags.wait, note: (line: string) => reporter.note(line) };
  const options = {
    from: flags.from,
    labeler: flags.labeler ?? (process.env["ANTHROPIC_API_KEY"] ? "claude" : "keyword"),
    budget: flags.budget,
    dryRun: flags.dryRun ?? false,
    build: flags.build ? () => buildSite(cache.root) : undefined,
  } as const;
  try {
    const work = () => refresh(cache, options, reporter);
    const reported = async () => {
      const report = await work();
      return { report, folder: await writeReport(cache, report) };
    };
    const { report, folder } = flags.dryRun
      ? { report: await work(), folder: undefined }
      : await withLock(cache, jobsOf.refresh, lock, reported);
    await printLines(flags.json ? [toJson(report, 2)] : reportLines(report));
    if (folder !== undefined) reporter.note(`report: ${folder}/latest.md`);
    if (report.outcome === "refused") process.exitCode = 1;
  } finally {
    reporter.close();
  }
}

/** Builds the site in a process of its own: the pipeline knows nothing of pages. What the build says goes to stderr. */
function buildSite(cache: string): Promise<void> {
  const repository = fileURLToPath(new URL("../../", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
    cwd: repository,
    env: { ...process.env, ATLAS_CACHE: resolve(cache) },
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run build ended with code ${code}`)),
    );
  });
}
