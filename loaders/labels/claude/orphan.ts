import { APIError, APIConnectionError } from "@anthropic-ai/sdk";
import { listBatches, saveBatch, type BatchRecord } from "./batch-record.js";
import { persist, servedBatches } from "./service.js";
import type { Session } from "./session.js";

/**
 * A batch that was handed in but whose id never reached our record: the answer was lost, or the process was killed
 * in between. It is paid for, so it is looked for on the service: one that nobody here knows, made since the plan,
 * with as many requests. Whether it is ours shows when its results come: their custom_ids start with the plan.
 */
export async function findOrphan(session: Session, record: BatchRecord): Promise<string | undefined> {
  const known = new Set((await listBatches(session.cache)).map(({ batch }) => batch));
  const since = Date.parse(record.planned) - clockSlack;
  return persist(async () => {
    for await (const batch of servedBatches(session.client)) {
      if (Date.parse(batch.created_at) < since) return undefined; // newest first
      const { processing, succeeded, errored, canceled, expired } = batch.request_counts;
      const requests = processing + succeeded + errored + canceled + expired;
      if (!known.has(batch.id) && requests === record.items.length) return batch.id;
    }
    return undefined;
  });
}

/** Settles records of a killed session that have no id: found on the service, or never handed in. */
export async function settlePlanned(session: Session, records: readonly BatchRecord[]): Promise<void> {
  for (const record of records.filter(({ state }) => state === "planned")) {
    const batch = await findOrphan(session, record);
    const settled: BatchRecord =
      batch === undefined ? { ...record, state: "abandoned" } : { ...record, batch, state: "submitted" };
    await saveBatch(session.cache, settled);
    session.reporter.note(
      batch === undefined
        ? `plan ${record.plan}: was never handed in`
        : `batch ${batch}: found on the service, was handed in before the last session ended`,
    );
  }
}

/** Whether a failed request may nevertheless have been carried out. */
export function mayHaveArrived(error: unknown): boolean {
  return !(error instanceof APIError) || error instanceof APIConnectionError || Number(error.status) >= 500;
}

const clockSlack = 60_000; // milliseconds that our clock may be ahead of the service's
