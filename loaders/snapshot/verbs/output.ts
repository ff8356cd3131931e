import { cacheAt } from "../../cache.js";
import { UsageError } from "../../errors.js";
import { createReporter } from "../../progress.js";
import type { Format } from "../answer.js";
import { openSnapshot, type Session } from "../session.js";

/** The options that sql and measure share. */
export interface Output {
  cache: string;
  json?: true;
  csv?: true;
  run?: string;
  task?: string;
  snapshot?: string;
  engine?: true;
}

/** Opens the snapshot and the run asked for, and closes them after the work. */
export async function withSession(
  { cache, snapshot, run, task }: Output,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const report = createReporter();
  try {
    const session = await openSnapshot(cacheAt(cache), { id: snapshot, run, task, report });
    try {
      await work(session);
    } finally {
      session.close();
    }
  } finally {
    report.close();
  }
}

export function formatOf({ json, csv }: Output): Format {
  if (json && csv) throw new UsageError("--json and --csv exclude each other");
  return json ? "json" : csv ? "csv" : "table";
}
