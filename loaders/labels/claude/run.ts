import type { Anthropic } from "@anthropic-ai/sdk";
import type { Cache } from "../../cache.js";
import { jobsOf, withLock } from "../../lock.js";
import type { Reporter } from "../../progress.js";
import type { Code } from "../code.js";
import { parseRunName } from "../run.js";
import type { Saved } from "../save-run.js";
import { selectCodes } from "../select-codes.js";
import { findTask } from "../../tasks/task.js";
import { newestValues } from "../trade-values.js";
import type { Vote } from "../votes.js";
import { askAll, type Manner } from "./ask.js";
import type { Attempt } from "./attempt.js";
import { Budget } from "./budget.js";
import { codesToEscalate } from "./escalate.js";
import { Journal } from "./journal.js";
import type { ClaudeOptions } from "./options.js";
import { expectTokens, makePlan, type Plan } from "./plan.js";
import { priceOf } from "./prices.js";
import { Questionnaire } from "./question.js";
import { ruledOut } from "./ruled-out.js";
import { saveVotes } from "./save.js";
import { inputHash, selectOnly } from "./selection.js";
import { openSession } from "./session.js";
import { chooseSetting } from "./setting.js";
import { freeRunName } from "./run-name.js";
import type { Work } from "./work.js";

/** Decides whether to go on when the estimate is above the budget; returns the budget to go on with (picodollars). */
export type Approve = (plan: Plan, spent: number) => Promise<number | undefined>;

/**
 * Labels codes by votes of a model. Resumes by itself: questions that the journal answers are not asked again.
 * Returns undefined when the plan was not approved, or was all that was wanted.
 */
export async function runClaude(
  cache: Cache,
  client: Anthropic,
  options: ClaudeOptions,
  approve: Approve,
  reporter: Reporter,
): Promise<(Saved & { failed: Attempt[] }) | undefined> {
  const task = findTask(options.task);
  const all = await selectCodes(cache, options.selection, reporter);
  const selection = await selectOnly(cache, all, task, options.only);
  const journal = await Journal.open(cache);
  const run = parseRunName(options.run ?? `${task.name}-${options.model}`);
  const work: Work = {
    cache,
    client,
    options,
    task,
    run,
    journal,
    reporter,
    selection,
    budget: options.budget,
  };

  const { votes: byRule, rest } = options.rulesFirst
    ? ruledOut(task, selection.codes)
    : { votes: [], rest: selection.codes };
  if (byRule.length > 0)
    reporter.note(
      `${byRule.length} of ${selection.codes.length} codes are ${task.outside.label} by rule, unasked`,
    );
  const first = await prepareTier(work, options.model, rest, options.votes);
  const counts = { codes: rest.length, votes: options.votes };
  const mode = options.sync ? "sync" : "batch";
  const plan = makePlan(counts, first.questions, journal, first.price, mode, first.expectation);
  if (plan.toAsk > 0) work.run = await freeRunName(cache, run, options);
  const approved = await approve(plan, journal.spentInAll() - (options.spentBefore ?? 0));
  if (approved === undefined) return undefined;
  work.budget = approved;

  const failed = new Map<string, Attempt>();
  const votes = await askTier(work, first, 1, failed);
  if (options.escalate !== undefined)
    votes.push(...(await escalate(work, { ...options.escalate, codes: rest }, votes, failed)));
  const decided = new Set(votes.filter(({ tier }) => tier === 2).map(({ hs10 }) => hs10));
  const left = [...failed.values()].filter(({ hs10 }) => !decided.has(hs10));
  // the answers are paid for: whoever holds the runs just now is waited for
  const lock = { verb: "atlas label", wait: true, note: (line: string) => reporter.note(line) };
  const saved = await withLock(cache, jobsOf["label by a model, saved"], lock, () =>
    saveVotes(work, first.questionnaire, [...byRule, ...votes], left),
  );
  return { ...saved, failed: left };
}

async function escalate(
  work: Work,
  { model, top, codes: asked }: NonNullable<ClaudeOptions["escalate"]> & { codes: readonly Code[] },
  votes: readonly Vote[],
  failed: Map<string, Attempt>,
): Promise<Vote[]> {
  const values = await newestValues(work.cache);
  const codes = codesToEscalate(asked, votes, values, top);
  if (codes.length === 0) return [];
  work.reporter.note(`${codes.length} disputed or high-value codes go to ${model}`);
  return askTier(work, await prepareTier(work, model, codes, 1), 2, failed);
}

type Tier = Awaited<ReturnType<typeof prepareTier>>;

async function prepareTier(work: Work, model: string, codes: readonly Code[], votes: number) {
  const { client, journal, task, options } = work;
  const price = priceOf(model);
  const { effort, cacheLifetime, sync } = options;
  const setting = await chooseSetting(client, { model, effort, cacheLifetime, batch: !sync });
  const questionnaire = new Questionnaire(task, setting);
  const asked = codes.flatMap((code) =>
    Array.from({ length: votes }, (_, vote) => ({ code, vote, question: questionnaire.ask(code, vote) })),
  );
  const questions = asked.map(({ question }) => question);
  const expectation = await expectTokens(
    client,
    questionnaire,
    questions.filter(({ key }) => journal.answer(key) === undefined),
    journal,
  );
  return { price, questionnaire, asked, questions, expectation };
}

async function askTier(work: Work, tier: Tier, number: 1 | 2, failed: Map<string, Attempt>): Promise<Vote[]> {
  const { cache, client, journal, options, run, reporter } = work;
  const keys = new Set(tier.questions.map(({ key }) => key));
  const done = [...keys].filter((key) => journal.answer(key) !== undefined).length;
  const progress = reporter.task(`labels of ${tier.price.model}`, keys.size, "requests");
  progress.resize(keys.size, done);
  const session = openSession({
    ...{ cache, client, journal, run, reporter, progress },
    questionnaire: tier.questionnaire,
    price: tier.price,
    expectation: tier.expectation,
    budget: new Budget(work.budget, () => journal.spentInAll() - (options.spentBefore ?? 0)),
  });
  const { concurrency, deadline, pollEvery } = options;
  const manner: Manner = {
    concurrency,
    deadline,
    ...(options.sync ? { kind: "sync" } : { kind: "batch", pollEvery }),
  };
  try {
    await askAll(session, tier.questions, manner);
  } catch (error) {
    progress.fail("stopped; what was answered is kept");
    throw error;
  }
  progress.finish(`${keys.size - session.failures.size} of ${keys.size} answered`);
  for (const [key, attempt] of session.failures) failed.set(key, attempt);
  return tier.asked.flatMap(({ code, vote, question }): Vote[] => {
    const answer = journal.answer(question.key);
    if (answer === undefined) return [];
    const { relevance, confidence, category, specific_use, reasoning } = answer;
    const said = { relevance, confidence, category, specific_use, reasoning };
    const { flow, hs10 } = code;
    return [
      { flow, hs10, vote, tier: number, model: tier.price.model, ...said, input_hash: inputHash(code) },
    ];
  });
}
