import { StopError } from "./service.js";
import { formatUsd } from "./usage.js";

/** The budget is used up: nothing more is sent. What was answered is kept; the exit code is 1. */
export class BudgetError extends StopError {}

/** What all runs on a cache may cost together, over all sessions, with what is held for batches under way. Picodollars. */
export class Budget {
  private readonly held = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly spent: () => number,
  ) {}

  /** Throws BudgetError when an amount no longer fits. */
  check(cost: number): void {
    const held = [...this.held.values()].reduce((sum, amount) => sum + amount, 0);
    if (this.spent() + held + cost > this.most)
      throw new BudgetError(
        `the budget of ${formatUsd(this.most)} is used up (${formatUsd(this.spent())} spent` +
          `${held > 0 ? `, ${formatUsd(held)} under way` : ""}); ` +
          "raise --budget and run the same command again: what was answered is kept",
      );
  }

  /** Sets an amount aside until it is released: what a batch will cost is known when it has ended. */
  hold(name: string, cost: number): void {
    this.held.set(name, cost);
  }

  release(name: string): void {
    this.held.delete(name);
  }
}
