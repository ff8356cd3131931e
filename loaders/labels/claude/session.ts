import type { Anthropic } from "@anthropic-ai/sdk";
import type { Cache } from "../../cache.js";
import type { Reporter, Task as Progress } from "../../progress.js";
import type { Attempt } from "./attempt.js";
import type { Budget } from "./budget.js";
import type { Journal } from "./journal.js";
import type { ModelPrice } from "./prices.js";
import type { Question, Questionnaire } from "./question.js";
import { requestCost } from "./plan.js";

/** A question to be sent now, with the room for its answer. */
export interface Ask {
  question: Question;
  maxTokens: number;
}

/** Tokens that a request is expected to take, counted by the service on a sample. */
export interface Expectation {
  /** the prompt that all requests share */
  shared: number;
  /** the message about one code, mean */
  user: number;
  /** the answer, mean */
  output: number;
}

/** What asking one model for one run needs. */
export interface Equipment {
  cache: Cache;
  client: Anthropic;
  journal: Journal;
  questionnaire: Questionnaire;
  run: string;
  price: ModelPrice;
  budget: Budget;
  expectation: Expectation;
  reporter: Reporter;
  progress: Progress;
}

/** Asking under way, and the one place where outcomes are recorded. */
export interface Session extends Equipment {
  /** the last failure of every question that has no answer yet, in this session */
  failures: ReadonlyMap<string, Attempt>;
  /** Keeps attempts in the journal; ones that it has already are passed over. */
  record(attempts: readonly Attempt[]): Promise<void>;
  /** how often this session tried the question */
  triesOf(key: string): number;
  /** Picodollars that a request will take if the cache misses: what the budget must hold at least. */
  expectedCost(batch: boolean): number;
}

export function openSession(equipment: Equipment): Session {
  const { journal, progress, questionnaire, expectation, price } = equipment;
  const failures = new Map<string, Attempt>();
  const tries = new Map<string, number>();
  return {
    ...equipment,
    failures,
    record: async (attempts) => {
      const fresh = attempts.filter(({ id }) => !journal.has(id));
      await journal.append(fresh);
      for (const attempt of fresh) {
        tries.set(attempt.key, (tries.get(attempt.key) ?? 0) + 1);
        if (attempt.outcome === "answer") failures.delete(attempt.key);
        else failures.set(attempt.key, attempt);
      }
      progress.advance(fresh.filter(({ outcome }) => outcome === "answer").length);
    },
    triesOf: (key) => tries.get(key) ?? 0,
    expectedCost: (batch) => {
      const output = journal.meanOutput(questionnaire.setting.model) ?? expectation.output;
      return requestCost({ ...expectation, output }, price, batch);
    },
  };
}
