import type { MessageBatchIndividualResponse } from "@anthropic-ai/sdk/resources/messages/batches";
import { evidenceOf, readMessage, type Attempt, type FailureKind } from "./attempt.js";
import type { BatchRecord } from "./batch-record.js";
import { priceOf } from "./prices.js";
import { persist } from "./service.js";
import type { Session } from "./session.js";
import { costOf, noTokens } from "./usage.js";

/**
 * Takes every line of a batch's results into the journal, in groups as they come. A download that breaks is taken up
 * from its start; lines that are known are passed over. Items without a line are failures, not silence.
 */
export async function takeResults(session: Session, record: BatchRecord, batch: string): Promise<void> {
  const items = new Map(record.items.map((item) => [item.custom_id, item]));
  const answered = new Set<string>();
  const take = async (responses: readonly MessageBatchIndividualResponse[]): Promise<void> => {
    const attempts = responses.flatMap((response) => {
      const item = items.get(response.custom_id);
      if (item === undefined) return []; // a line of somebody else's batch, see orphan.ts
      answered.add(response.custom_id);
      return [attemptOf(session, record, { ...item, batch }, response)];
    });
    await session.record(attempts);
  };
  await persist(async () => {
    let group: MessageBatchIndividualResponse[] = [];
    try {
      for await (const response of await session.client.messages.batches.results(batch)) {
        group.push(response);
        if (group.length < groupSize) continue;
        await take(group);
        group = [];
      }
    } finally {
      await take(group);
    }
  });
  const silent = record.items.filter(({ custom_id }) => !answered.has(custom_id));
  await session.record(
    silent.map((item) => failed(record, { ...item, batch }, "missing", "the results hold no line for it")),
  );
}

const groupSize = 500;

interface Item {
  custom_id: string;
  key: string;
  hs10: string;
  max_tokens: number;
  batch: string;
}

function attemptOf(
  session: Session,
  record: BatchRecord,
  item: Item,
  { result }: MessageBatchIndividualResponse,
): Attempt {
  switch (result.type) {
    case "succeeded": {
      const reading = readMessage(result.message, item.hs10, session.questionnaire.task);
      const cost = costOf(reading.tokens, priceOf(record.model), true);
      return { ...common(record, item), ...reading, id: result.message.id, cost };
    }
    case "errored": {
      const { type, message } = result.error.error;
      const kind = type === "invalid_request_error" ? "rejected" : "errored";
      return failed(record, item, kind, `${type}: ${message}`);
    }
    case "canceled":
      return failed(
        record,
        item,
        "canceled",
        "the batch was called off before this item; run again to hand it in",
      );
    case "expired":
      return failed(record, item, "expired", "the batch expired before this item");
  }
}

function failed(record: BatchRecord, item: Item, outcome: FailureKind, evidence: string): Attempt {
  return {
    ...common(record, item),
    id: `${item.batch}/${item.custom_id}`,
    tokens: noTokens,
    cost: 0,
    outcome,
    evidence: evidenceOf(evidence),
  };
}

function common(
  { run, model }: BatchRecord,
  { key, hs10, max_tokens, batch }: Item,
): Pick<Attempt, "at" | "run" | "model" | "key" | "hs10" | "max_tokens" | "batch"> {
  return { at: new Date().toISOString(), run, model, key, hs10, max_tokens, batch };
}
