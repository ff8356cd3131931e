import type { Flow } from "../../cache.js";
import type { Reporter } from "../../progress.js";
import type { BulkFile } from "./file.js";

/** What became of a file: not there (404), as before, read into facts, not tried any more, or refused. */
export type Outcome = "missing" | "unchanged" | "read" | "skipped" | Error;

export interface Result {
  file: BulkFile;
  outcome: Outcome;
}

/** `3 read, 21 unchanged, 2 not published` */
export function summaryOf(results: readonly Result[]): string {
  const names: [string, (outcome: Outcome) => boolean][] = [
    ["read", (outcome) => outcome === "read"],
    ["unchanged", (outcome) => outcome === "unchanged"],
    ["not published", (outcome) => outcome === "missing"],
    ["not tried", (outcome) => outcome === "skipped"],
    ["refused", (outcome) => outcome instanceof Error],
  ];
  const parts = names.map(
    ([name, is]) => [results.filter(({ outcome }) => is(outcome)).length, name] as const,
  );
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, name]) => `${count} ${name}`)
      .join(", ") || "nothing to do"
  );
}

/**
 * Says where the range ends when its last months are not published yet. Throws when a month was refused, when one is
 * missing though a later one is there, and when a long range has nothing at all, which is a wrong address.
 */
export function assertUnbroken(results: readonly Result[], report: Reporter): void {
  const problems = results.flatMap(({ outcome }) => (outcome instanceof Error ? [outcome.message] : []));
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  if (skipped[0])
    problems.push(
      `${skipped.length} files not tried after failures in a row, from ${skipped[0].file.name} on: run the command again`,
    );
  for (const flow of new Set(results.map(({ file }) => file.flow)))
    problems.push(
      ...holesOf(
        flow,
        results.filter(({ file }) => file.flow === flow),
        report,
      ),
    );
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function holesOf(flow: Flow, results: readonly Result[], report: Reporter): string[] {
  const last = results.findLastIndex(({ outcome }) => outcome !== "missing");
  const newest = results[last]?.file;
  const pending = results[last + 1]?.file;
  if (!newest && results.length > longestDelay)
    return [
      `${flow}: none of ${results.length} months is at ${results[0]?.file.address} and the addresses after it; ` +
        "is CENSUS_BULK_URL right?",
    ];
  if (pending) {
    const end = newest ? `the range ends with ${newest.month}` : "nothing was fetched";
    report.note(`${flow} ${pending.month} is not published yet: ${end}`);
  }
  return results
    .slice(0, last + 1)
    .filter(({ outcome }) => outcome === "missing")
    .map(
      ({ file }) =>
        `${flow} ${file.month} is missing (404 at ${file.address}) though ${newest?.month} is published: ` +
        "a hole in the range",
    );
}

/** Months that Census may be behind, shutdowns included; more without any file is not a matter of waiting. */
const longestDelay = 6;
