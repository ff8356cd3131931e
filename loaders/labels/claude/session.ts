import type { Anthropic } from "@anthropic-ai/sdk";
import type { Cache } from "../../cache.js";
import type { Reporter, Task as Progress } from "../../progress.js";
import type { Attempt } from "./attempt.js";
import type { Budget } from "./budget.js";
import type { Journal } from "./journal.js";
import type { ModelPrice } from "./prices.js";
import type { Question, Questionnaire } from "./question.js";
import { costOf } from "./usage.js";

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

/** What asking one model for one run needs, and the one place where outcomes are recorded. */
export class Session {
  /** the last failure of every question that has no answer yet, in this session */
  readonly failures = new Map<string, Attempt>();
  private readonly tries = new Map<string, number>();

  constructor(
    readonly cache: Cache,
    readonly client: Anthropic,
    readonly journal: Journal,
    readonly questionnaire: Questionnaire,
    readonly run: string,
    readonly price: ModelPrice,
    readonly budget: Budget,
    readonly expectation: Expectation,
    readonly reporter: Reporter,
    readonly progress: Progress,
  ) {}

  async record(attempts: readonly Attempt[]): Promise<void> {
    const fresh = attempts.filter(({ id }) => !this.journal.has(id));
    await this.journal.append(fresh);
    for (const attempt of fresh) {
      this.tries.set(attempt.key, this.triesOf(attempt.key) + 1);
      if (attempt.outcome === "answer") this.failures.delete(attempt.key);
      else this.failures.set(attempt.key, attempt);
    }
    this.progress.advance(fresh.filter(({ outcome }) => outcome === "answer").length);
  }

  triesOf(key: string): number {
    return this.tries.get(key) ?? 0;
  }

  /** Picodollars that a request will take if the cache misses: what the budget must hold at least. */
  expectedCost(batch: boolean): number {
    const { shared, user } = this.expectation;
    const output = this.journal.meanOutput(this.questionnaire.setting.model) ?? this.expectation.output;
    const tokens = { input: shared + user, write5m: 0, write1h: 0, read: 0, output: Math.ceil(output) };
    return costOf(tokens, this.price, batch);
  }
}
