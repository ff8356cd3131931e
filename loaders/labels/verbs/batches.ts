import { cacheAt } from "../../cache.js";
import { printLines } from "../../output.js";
import { answerOf, formatAnswer } from "../../snapshot/answer.js";
import { listBatches } from "../claude/batch-record.js";
import { createClient, persist, servedBatches } from "../claude/service.js";

export async function showBatches(flags: { cache: string; json?: true }): Promise<void> {
  const client = createClient();
  const records = await listBatches(cacheAt(flags.cache));
  const served = new Map<string, { status: string; requests: number; created: string }>();
  await persist(async () => {
    for await (const batch of servedBatches(client)) {
      const { processing, succeeded, errored, canceled, expired } = batch.request_counts;
      const requests = processing + succeeded + errored + canceled + expired;
      served.set(batch.id, { status: batch.processing_status, requests, created: batch.created_at });
    }
  });
  const known = records.map(({ batch, plan, run, state, items, planned }) => ({
    batch: batch ?? "not known yet",
    here: state,
    service: batch === null ? "" : (served.get(batch)?.status ?? "gone"),
    run,
    requests: items.length,
    made: planned,
    plan,
  }));
  const ours = new Set(records.map(({ batch }) => batch));
  const orphans = [...served]
    .filter(([id]) => !ours.has(id))
    .map(([batch, { status, requests, created }]) => ({
      ...{ batch, here: "unknown here", service: status, run: "", requests, made: created, plan: "" },
    }));
  const rows = [...known, ...orphans];
  await printLines(
    rows.length === 0 && !flags.json
      ? ["no batches"]
      : formatAnswer(answerOf(rows), flags.json ? "json" : "table"),
  );
}
