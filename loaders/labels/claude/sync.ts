import { APIError, type Anthropic } from "@anthropic-ai/sdk";
import { describeError } from "../../errors.js";
import { evidenceOf, readMessage, type Attempt } from "./attempt.js";
import { Limiter } from "./limiter.js";
import type { Ask, Session } from "./session.js";
import { replies, replyTo } from "./reply.js";
import { judge, persist, StopError, withDeadline } from "./service.js";
import { costOf, noTokens } from "./usage.js";

/** How many requests at once at most, and how long one may take to its last byte (ms). */
export interface Directly {
  concurrency: number;
  deadline: number;
}

/**
 * Asks one request at a time each, many at once: as many as the service bears. Every outcome is in the journal
 * before the next request takes its place. Throws StopError where going on is hopeless, BudgetError at the budget.
 */
export async function askDirectly(
  session: Session,
  asks: readonly Ask[],
  { concurrency, deadline }: Directly,
): Promise<void> {
  const limiter = new Limiter(concurrency);
  let stopped: { error: unknown } | undefined;
  let refusedInARow = 0;
  const jobs = asks.map((ask) =>
    limiter.run(async () => {
      if (stopped !== undefined) return;
      try {
        session.budget.check(session.expectedCost(false));
        const attempt = await askOne(session, ask, limiter, deadline);
        await session.record([attempt]);
        refusedInARow = attempt.outcome === "rejected" ? refusedInARow + 1 : 0;
        if (refusedInARow >= 3) throw new Error(`the service rejects our requests: ${attempt.evidence}`);
      } catch (error) {
        stopped ??= { error };
      }
    }),
  );
  await Promise.all(jobs);
  if (stopped !== undefined) throw stopped.error;
}

async function askOne(session: Session, ask: Ask, limiter: Limiter, deadline: number): Promise<Attempt> {
  const { client, questionnaire, run, price } = session;
  const params = questionnaire.request(ask.question, ask.maxTokens);
  const common = {
    at: new Date().toISOString(),
    run,
    key: ask.question.key,
    hs10: ask.question.hs10,
    model: params.model,
    batch: null,
    max_tokens: ask.maxTokens,
  };
  try {
    const message = await persist(() => sendOnce(client, params, limiter, deadline), {
      throttled: () => limiter.shrink(),
    });
    const reading = readMessage(message, ask.question.hs10, questionnaire.task);
    return { ...common, ...reading, id: message.id, cost: costOf(reading.tokens, price, false) };
  } catch (error) {
    const verdict = judge(error);
    if (verdict.kind === "stop" || error instanceof StopError) throw error;
    const outcome = verdict.kind === "rejected" ? "rejected" : "errored";
    const id = `${outcome} ${ask.question.key.slice(0, 16)} ${common.at} ${requestId(error)}`;
    return { ...common, id, outcome, evidence: evidenceOf(describeError(error)), tokens: noTokens, cost: 0 };
  }
}

async function sendOnce(
  client: Anthropic,
  params: Parameters<Anthropic["messages"]["create"]>[0] & { stream?: false },
  limiter: Limiter,
  deadline: number,
) {
  const { data, response } = await withDeadline(
    (signal) => client.messages.create({ ...params, stream: false }, { signal }).withResponse(),
    deadline,
  );
  const remaining = response.headers.get("anthropic-ratelimit-requests-remaining");
  if (remaining !== null) limiter.heed(Number(remaining));
  return replyTo("a question", replies.message, Promise.resolve(data));
}

function requestId(error: unknown): string {
  return error instanceof APIError ? (error.requestID ?? "") : "";
}
