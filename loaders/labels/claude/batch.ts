import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { MessageBatch } from "@anthropic-ai/sdk/resources/messages/batches";
import { saveBatch, type BatchRecord } from "./batch-record.js";
import { takeResults } from "./batch-results.js";
import { findOrphan, mayHaveArrived } from "./orphan.js";
import { replies, replyTo } from "./reply.js";
import { judge, persist, StopError } from "./service.js";
import type { Ask, Session } from "./session.js";

/** Splits questions into batches within the service's limits and hands each in; the record comes first. */
export async function submitBatches(session: Session, asks: readonly Ask[]): Promise<BatchRecord[]> {
  const records: BatchRecord[] = [];
  for (const shard of shards(session, asks)) {
    const cost = shard.length * session.expectedCost(true);
    session.budget.check(cost);
    const planned = planBatch(session, shard);
    await saveBatch(session.cache, planned);
    const batch = await handIn(session, planned, shard);
    const submitted: BatchRecord = { ...planned, batch, state: "submitted" };
    await saveBatch(session.cache, submitted);
    session.budget.hold(planned.plan, cost);
    session.reporter.note(`batch ${batch}: ${shard.length} requests handed in`);
    records.push(submitted);
  }
  return records;
}

/** Waits until a batch has ended and takes every result over into the journal. */
export async function collectBatch(session: Session, record: BatchRecord, pollEvery: number): Promise<void> {
  if (record.batch === null) throw new Error(`batch of plan ${record.plan} was never handed in`);
  const ended = await waitForEnd(session, record.batch, pollEvery);
  await takeResults(session, record, record.batch, resultsOf(session, ended));
  await saveBatch(session.cache, { ...record, state: "collected" });
  session.budget.release(record.plan);
}

function planBatch(session: Session, shard: readonly Ask[]): BatchRecord {
  const plan = randomBytes(6).toString("hex");
  return {
    plan,
    run: session.run,
    task: session.questionnaire.task.name,
    model: session.questionnaire.setting.model,
    planned: new Date().toISOString(),
    batch: null,
    state: "planned",
    items: shard.map(({ question, maxTokens }, i) => ({
      custom_id: `${plan}-${i}`,
      key: question.key,
      hs10: question.hs10,
      max_tokens: maxTokens,
    })),
  };
}

/** A request whose answer was lost may have been carried out: it is looked for before it is made again. */
async function handIn(session: Session, record: BatchRecord, shard: readonly Ask[]): Promise<string> {
  const requests = shard.map(({ question, maxTokens }, i) => ({
    custom_id: record.items[i]?.custom_id ?? "",
    params: session.questionnaire.request(question, maxTokens),
  }));
  for (let attempt = 1; ; attempt++) {
    try {
      const created = session.client.messages.batches.create({ requests });
      return (await replyTo("a new batch", replies.batch, created)).id;
    } catch (error) {
      const verdict = judge(error);
      if (verdict.kind === "stop") throw new StopError(verdict.reason, { cause: error });
      if (verdict.kind === "rejected" || attempt === 6) throw error;
      const found = mayHaveArrived(error) ? await findOrphan(session, record) : undefined;
      if (found !== undefined) return found;
      await sleep(verdict.wait ?? 1000 * 2 ** (attempt - 1));
    }
  }
}

/** Every item repeats the whole prompt, so the limit in bytes is reached long before that in requests. */
function* shards(session: Session, asks: readonly Ask[]): Generator<Ask[]> {
  let shard: Ask[] = [];
  let bytes = 0;
  for (const ask of asks) {
    const size =
      Buffer.byteLength(JSON.stringify(session.questionnaire.request(ask.question, ask.maxTokens))) + 100;
    if (shard.length > 0 && (shard.length >= mostItems || bytes + size > mostBytes)) {
      yield shard;
      [shard, bytes] = [[], 0];
    }
    shard.push(ask);
    bytes += size;
  }
  if (shard.length > 0) yield shard;
}

const mostItems = 5_000; // of 100,000 that the service takes
const mostBytes = 64_000_000; // of 256 MB

async function waitForEnd(session: Session, batch: string, pollEvery: number): Promise<MessageBatch> {
  for (let wait = Math.min(pollEvery, 1000); ; wait = Math.min(pollEvery, wait * 1.5)) {
    // an hour's wait outlives a connection that is gone for some minutes
    const state = await persist(
      () => replyTo(`batch ${batch}`, replies.batch, session.client.messages.batches.retrieve(batch)),
      { tries: 20 },
    );
    if (state.processing_status === "ended") return state;
    session.progress.advance(0); // counts stay 0 until the end; the bar shows that somebody is waiting
    await sleep(wait);
  }
}

/** The client follows the address of the results wherever it points, with the key: it must point home. */
function resultsOf(session: Session, { id, results_url }: MessageBatch): string {
  if (results_url === null)
    throw new StopError(`batch ${id} has ended without results (they are kept for 29 days)`);
  const home = new URL(session.client.baseURL).origin;
  const there = new URL(results_url, session.client.baseURL).origin;
  if (there !== home)
    throw new StopError(`batch ${id}: its results are on ${there} (expected ${home}); not followed`);
  return results_url;
}
