import type { MessageBatchIndividualResponse } from "@anthropic-ai/sdk/resources/messages/batches";
import { bodyOf } from "../../http.js";
import { evidenceOf, readMessage, type Attempt, type FailureKind } from "./attempt.js";
import type { BatchRecord } from "./batch-record.js";
import { priceOf } from "./prices.js";
import { problemOf, replies } from "./reply.js";
import { persist } from "./service.js";
import type { Session } from "./session.js";
import { costOf, noTokens } from "./usage.js";

/**
 * Takes every line of a batch's results into the journal, in groups as they come. A download that breaks is taken up
 * from its start; lines that are known are passed over. An item without a line, or with one that cannot be read, is a
 * failure and not silence.
 */
export async function takeResults(
  session: Session,
  record: BatchRecord,
  batch: string,
  address: string,
): Promise<void> {
  const items = new Map(record.items.map((item) => [item.custom_id, item]));
  const answered = new Set<string>();
  const odd = new Map<string, string>();
  const take = async (lines: readonly string[]): Promise<void> => {
    const attempts = lines.flatMap((line): Attempt[] => {
      const read = readLine(line);
      const item = items.get(read.custom_id ?? "");
      if (item === undefined) return []; // a line of somebody else's batch, see orphan.ts
      if ("problem" in read) {
        odd.set(item.custom_id, read.problem);
        return [];
      }
      answered.add(item.custom_id);
      return [attemptOf(session, record, { ...item, batch }, read)];
    });
    await session.record(attempts);
  };
  await persist(async () => {
    let group: string[] = [];
    const response = await session.client
      .get(address, { headers: { accept: "application/binary" }, __binaryResponse: true })
      .asResponse();
    try {
      for await (const line of linesOf(response)) {
        group.push(line);
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
    silent.map((item) => {
      const problem = odd.get(item.custom_id);
      return problem === undefined
        ? failed(record, { ...item, batch }, "missing", "the results hold no line for it")
        : failed(record, { ...item, batch }, "invalid", `its line in the results cannot be read: ${problem}`);
    }),
  );
}

const groupSize = 500;

/** Whole lines of a body; what a break leaves of the last one is not one. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of bodyOf(response)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}

type Read = MessageBatchIndividualResponse | { custom_id: string | undefined; problem: string };

/** A line of the results, or what is wrong with it and whose it is as far as that can be told. */
function readLine(line: string): Read {
  const custom_id = /"custom_id"\s*:\s*"([^"]+)"/.exec(line)?.[1];
  try {
    const value = JSON.parse(line) as MessageBatchIndividualResponse;
    const problem = problemOf(replies.result, value);
    return problem === undefined ? value : { custom_id, problem };
  } catch (error) {
    return { custom_id, problem: (error as Error).message };
  }
}

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
