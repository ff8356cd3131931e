import type { Anthropic } from "@anthropic-ai/sdk";
import type { MessageCountTokensParams } from "@anthropic-ai/sdk/resources/messages";
import type { Journal } from "./journal.js";
import { pricesChecked, type ModelPrice } from "./prices.js";
import type { Question, Questionnaire } from "./question.js";
import { persist } from "./service.js";
import type { Expectation } from "./session.js";
import { costAt, costOf, formatUsd, noTokens, usd, type Tokens } from "./usage.js";

/** What a run will take before it is started. */
export interface Plan {
  codes: number;
  votes: number;
  /** different questions: codes × votes without those that read the same */
  questions: number;
  answered: number;
  toAsk: number;
  model: string;
  mode: "batch" | "sync";
  perRequest: Expectation;
  /** share of the requests that are expected to find the prompt in the service's cache */
  cacheHits: number;
  tokens: Tokens;
  /** picodollars, with the cache hits expected */
  cost: number;
  /** picodollars, if no request found the prompt in the cache */
  worst: number;
  pricesChecked: string;
}

/**
 * Counts tokens with the service on a sample of the questions; counting is free. Answers are measured on those that
 * the journal has of this model, else counted on the examples of the task.
 */
export async function expectTokens(
  client: Anthropic,
  questionnaire: Questionnaire,
  questions: readonly Question[],
  journal: Journal,
): Promise<Expectation> {
  if (questions.length === 0) return { shared: 0, user: 0, output: 0 };
  const { task, setting } = questionnaire;
  const count = async (params: MessageCountTokensParams): Promise<number> =>
    (await persist(() => client.messages.countTokens(params))).input_tokens;
  const whole = async (user: string): Promise<number> => {
    const { model, system, messages, output_config, thinking } = questionnaire.request(
      { key: "", hs10: "", user },
      1,
    );
    return count({
      model,
      messages,
      ...(system && { system }),
      ...(output_config && { output_config }),
      ...(thinking && { thinking }),
    });
  };
  const bare = (content: string): Promise<number> =>
    count({ model: setting.model, messages: [{ role: "user", content }] });
  const sample = every(questions, sampleSize);
  const prompts = await Promise.all(sample.map(({ user }) => whole(user)));
  const shortest = await whole(".");
  const one = await bare(".");
  const answers = task.examples.map(({ code, answer }) => JSON.stringify({ code, ...answer }));
  const outputs = await Promise.all(answers.map(bare));
  return {
    shared: shortest - one,
    user: mean(prompts) - shortest + one,
    output: journal.meanOutput(setting.model) ?? mean(outputs) - one,
  };
}

/** Tokens and dollars of the questions that have no answer yet. */
export function makePlan(
  counts: { codes: number; votes: number },
  questions: readonly Question[],
  journal: Journal,
  price: ModelPrice,
  mode: "batch" | "sync",
  perRequest: Expectation,
): Plan {
  const keys = new Set(questions.map(({ key }) => key));
  const toAsk = [...keys].filter((key) => journal.answer(key) === undefined).length;
  // batches find the cache by luck, 30 to 98 % of the time by the service's own account
  const hits = perRequest.shared < price.cacheFrom ? 0 : mode === "batch" ? 0.7 : 0.97;
  const caches = perRequest.shared >= price.cacheFrom;
  const tokens: Tokens = {
    input: Math.round(toAsk * (perRequest.user + (caches ? 0 : perRequest.shared))),
    write5m: caches ? Math.round(toAsk * perRequest.shared * (1 - hits)) : 0,
    write1h: 0,
    read: Math.round(toAsk * perRequest.shared * hits),
    output: Math.round(toAsk * perRequest.output),
  };
  const cost = costAt(tokens, price, mode === "batch");
  return {
    ...counts,
    questions: keys.size,
    answered: keys.size - toAsk,
    toAsk,
    model: price.model,
    mode,
    perRequest,
    cacheHits: hits,
    tokens,
    cost,
    worst: toAsk * requestCost(perRequest, price, mode === "batch"),
    pricesChecked,
  };
}

export function planLines(plan: Plan, budget: number, spent: number): string[] {
  const { perRequest, tokens } = plan;
  const prompt = tokens.input + tokens.write5m + tokens.write1h + tokens.read;
  const number = (value: number): string => Math.round(value).toLocaleString("en-US");
  return [
    `${number(plan.codes)} codes, ${plan.votes} votes each: ${number(plan.questions)} questions, ` +
      `${number(plan.answered)} answered already, ${number(plan.toAsk)} to ask ${plan.model} (${plan.mode})`,
    `tokens of a request, counted: ${number(perRequest.shared)} shared, ${number(perRequest.user)} about the code, ` +
      `${number(perRequest.output)} of answer`,
    `tokens in all: ${number(prompt)} in (${Math.round(100 * plan.cacheHits)} % of the shared part from the cache), ` +
      `${number(tokens.output)} out`,
    `estimate ${formatUsd(plan.cost)}, at most ${formatUsd(plan.worst)}, spent on this cache so far ${formatUsd(spent)}, budget ${formatUsd(budget)}; ` +
      `prices of ${plan.pricesChecked}`,
  ];
}

/** The plan as JSON: dollars as a number. */
export function planJson({ cost, worst, ...plan }: Plan, budget: number, spent: number): object {
  return {
    ...plan,
    estimate_usd: usd(cost),
    at_most_usd: usd(worst),
    budget_usd: usd(budget),
    spent_usd: usd(spent),
  };
}

/** Picodollars that one request takes if the cache misses. */
export function requestCost(
  { shared, user, output }: Expectation,
  price: ModelPrice,
  batch: boolean,
): number {
  return costOf({ ...noTokens, input: Math.ceil(shared + user), output: Math.ceil(output) }, price, batch);
}

const sampleSize = 20;

function every<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
