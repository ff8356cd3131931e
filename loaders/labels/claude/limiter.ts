/**
 * How many requests are under way at once. It grows by one with every round of successes, halves when the service
 * says that it is too much, and keeps below what the service says is left.
 */
export class Limiter {
  private limit: number;
  private running = 0;
  private successes = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    start = Math.min(8, most),
  ) {
    this.limit = start;
  }

  get now(): number {
    return this.limit;
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    while (this.running >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
    try {
      const result = await job();
      this.grow();
      return result;
    } finally {
      this.running--;
      this.wake();
    }
  }

  /** The service throttled a request: half as many from now on. */
  shrink(): void {
    this.limit = Math.max(1, Math.floor(this.limit / 2));
    this.successes = 0;
  }

  /** The service said how many requests are left in its window. */
  heed(remaining: number): void {
    if (remaining < this.running) this.limit = Math.max(1, Math.min(this.limit, remaining));
  }

  private grow(): void {
    if (++this.successes < this.limit) return;
    this.successes = 0;
    // doubling at first finds the level quickly; near the top one more at a time
    this.limit = Math.min(this.most, this.limit < this.most / 2 ? this.limit * 2 : this.limit + 1);
  }

  private wake(): void {
    for (let free = this.limit - this.running; free > 0; free--) this.waiting.shift()?.();
  }
}
