import { existsSync } from "node:fs";
import { mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Cache } from "../../cache.js";
import { parseStored, stored } from "../../stored.js";
import { addTokens, noTokens, type Tokens } from "./usage.js";
import type { Attempt } from "./attempt.js";
import type { Answer } from "./schema.js";

/** What a run has cost so far, over all sessions. */
export interface Spending {
  attempts: number;
  failures: number;
  tokens: Tokens;
  /** picodollars */
  cost: number;
}

/**
 * Every attempt ever made, one JSON line each, only ever appended to: the store of answers and the record of money in
 * one, so that no answer is kept without its cost and none is paid for twice. A line that a kill cut off is dropped.
 */
export class Journal {
  private readonly ids = new Set<string>();
  private readonly answers = new Map<string, Answer>();
  private readonly limits = new Map<string, number>();
  private readonly spending = new Map<string, Spending>();
  private readonly outputs = new Map<string, { answers: number; tokens: number }>();

  /** bytes of whole lines when it was opened; undefined once what a kill left behind them is cut off */
  private whole: number | undefined;

  private constructor(private readonly path: string) {}

  static async open(cache: Cache): Promise<Journal> {
    const journal = new Journal(join(cache.labels, "attempts.jsonl"));
    await mkdir(dirname(journal.path), { recursive: true });
    if (!existsSync(journal.path)) return journal;
    const text = await readFile(journal.path, "utf8");
    const whole = text.lastIndexOf("\n") + 1;
    for (const [index, line] of text.slice(0, whole).split("\n").entries())
      if (line !== "")
        journal.take(
          parseStored<Attempt>(
            line,
            `line ${index + 1} of ${journal.path}`,
            stored.attempt,
            "remove that line; its question is asked again",
          ),
        );
    journal.whole = Buffer.byteLength(text.slice(0, whole));
    return journal;
  }

  /** Keeps attempts that are new, on disk before they count; ones known by their id are passed over. */
  async append(attempts: readonly Attempt[]): Promise<void> {
    const fresh = [...new Map(attempts.map((attempt) => [attempt.id, attempt])).values()].filter(
      ({ id }) => !this.ids.has(id),
    );
    if (fresh.length === 0) return;
    // only whoever writes may cut: what looks like half a line to a reader may be under way
    if (this.whole !== undefined) await truncate(this.path, this.whole);
    this.whole = undefined;
    const file = await open(this.path, "a");
    try {
      await file.appendFile(fresh.map((attempt) => `${JSON.stringify(attempt)}\n`).join(""));
      await file.datasync();
    } finally {
      await file.close();
    }
    for (const attempt of fresh) this.take(attempt);
  }

  answer(key: string): Answer | undefined {
    return this.answers.get(key);
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** The largest token limit at which an answer to this question was cut off; the next try needs more. */
  truncatedAt(key: string): number | undefined {
    return this.limits.get(key);
  }

  spent(run: string): Spending {
    return this.spending.get(run) ?? { attempts: 0, failures: 0, tokens: noTokens, cost: 0 };
  }

  /** Picodollars of all runs together. */
  spentInAll(): number {
    return [...this.spending.values()].reduce((sum, { cost }) => sum + cost, 0);
  }

  /** Mean output tokens of a model's answers, once there are enough of them to go by. */
  meanOutput(model: string): number | undefined {
    const known = this.outputs.get(model);
    return known !== undefined && known.answers >= 5 ? known.tokens / known.answers : undefined;
  }

  private take(attempt: Attempt): void {
    if (this.ids.has(attempt.id)) return;
    this.ids.add(attempt.id);
    const { run, key, outcome, answer, tokens, cost, model, max_tokens } = attempt;
    const before = this.spent(run);
    this.spending.set(run, {
      attempts: before.attempts + 1,
      failures: before.failures + Number(outcome !== "answer"),
      tokens: addTokens(before.tokens, tokens),
      cost: before.cost + cost,
    });
    if (outcome === "truncated") this.limits.set(key, Math.max(max_tokens, this.limits.get(key) ?? 0));
    if (answer === undefined) return;
    this.answers.set(key, answer);
    const outputs = this.outputs.get(model) ?? { answers: 0, tokens: 0 };
    this.outputs.set(model, { answers: outputs.answers + 1, tokens: outputs.tokens + tokens.output });
  }
}
