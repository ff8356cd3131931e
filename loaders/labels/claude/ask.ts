import { retryOf } from "./attempt.js";
import { collectBatch, submitBatches } from "./batch.js";
import { listBatches, type BatchRecord } from "./batch-record.js";
import { settlePlanned } from "./orphan.js";
import type { Question } from "./question.js";
import type { Ask, Session } from "./session.js";
import { StopError } from "./service.js";
import { askDirectly, type Directly } from "./sync.js";

/** How questions are put: all directly, or in batches that are looked at every so often (ms). */
export type Manner = Directly & ({ kind: "sync" } | { kind: "batch"; pollEvery: number });

/**
 * Puts every question that has no answer yet until it has one or may not be tried again; what stays open is in
 * `session.failures`. Batches of a killed session are taken over first: they are paid for.
 */
export async function askAll(
  session: Session,
  questions: readonly Question[],
  manner: Manner,
): Promise<void> {
  await takeOverBatches(session, questions, manner);
  let piloted = false;
  for (let asks = openAsks(session, questions); asks.length > 0; asks = openAsks(session, questions)) {
    if (manner.kind === "sync") await askDirectly(session, asks, manner);
    else if (!piloted) {
      await askPilot(session, asks.slice(0, pilotSize), manner);
      piloted = true;
    } else await askInBatches(session, asks, manner.pollEvery);
  }
}

const pilotSize = 5;
const mostTries = 3;
const mostDoublings = 4;

/** Each question once, with the room that its answer needs: more than any at which it was cut off before. */
function openAsks(session: Session, questions: readonly Question[]): Ask[] {
  const { journal, questionnaire } = session;
  const asks = new Map<string, Ask>();
  for (const question of questions) {
    const { key } = question;
    const failure = session.failures.get(key);
    const cut = journal.truncatedAt(key);
    const maxTokens = Math.max(questionnaire.maxTokens, 2 * (cut ?? 0));
    const again =
      failure === undefined || failure.outcome === "answer" ? "unchanged" : retryOf(failure.outcome);
    const closed =
      journal.answer(key) !== undefined ||
      again === "never" ||
      (again === "unchanged" && session.triesOf(key) >= mostTries) ||
      maxTokens > questionnaire.maxTokens * 2 ** mostDoublings;
    if (!closed) asks.set(key, { question, maxTokens });
  }
  return [...asks.values()];
}

/** A batch is checked only while it runs: a few requests directly show first that the service takes them. */
async function askPilot(session: Session, asks: readonly Ask[], manner: Manner): Promise<void> {
  await askDirectly(session, asks, manner);
  const failures = asks.map(({ question }) => session.failures.get(question.key));
  if (failures.length > 0 && failures.every((failure) => failure?.outcome === "rejected"))
    throw new StopError(`the service rejects our requests: ${failures[0]?.evidence}`);
}

async function askInBatches(session: Session, asks: readonly Ask[], pollEvery: number): Promise<void> {
  const before = new Set((await listBatches(session.cache)).map(({ plan }) => plan));
  try {
    await submitBatches(session, asks);
  } finally {
    // what was handed in before a budget or a limit ended the rest is paid for: it is waited for all the same
    for (const record of (await listBatches(session.cache)).filter(({ plan }) => !before.has(plan)))
      if (record.state === "submitted") await collectBatch(session, record, pollEvery);
  }
}

async function takeOverBatches(
  session: Session,
  questions: readonly Question[],
  manner: Manner,
): Promise<void> {
  const needed = new Set(
    questions.filter(({ key }) => session.journal.answer(key) === undefined).map(({ key }) => key),
  );
  const concerns = (record: BatchRecord): boolean =>
    record.task === session.questionnaire.task.name && record.items.some(({ key }) => needed.has(key));
  await settlePlanned(session, (await listBatches(session.cache)).filter(concerns));
  for (const record of (await listBatches(session.cache)).filter(concerns)) {
    if (record.state !== "submitted") continue;
    session.reporter.note(`batch ${record.batch}: handed in ${record.planned}, taken over`);
    await collectBatch(session, record, manner.kind === "batch" ? manner.pollEvery : 1000);
  }
}
