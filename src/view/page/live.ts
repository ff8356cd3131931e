/**
 * A value that a page's cells follow: exported from a module, it reads in a cell as the value that it has now, and the
 * cell runs again with every other. In the form of a generator, as Framework's runtime takes them; one that ends never,
 * since a preview takes it up anew when the cell that imports it is edited.
 */
export class Live<T> {
  private waiting: ((next: IteratorResult<T>) => void) | undefined;
  private isNew = true;

  constructor(
    private readonly current: () => T,
    private readonly start: () => void = () => undefined,
  ) {}

  /** The value is another one now. */
  changed(): void {
    this.isNew = true;
    if (this.waiting) this.give(this.waiting);
  }

  next(): Promise<IteratorResult<T>> {
    this.start();
    return new Promise((resolve) => (this.isNew ? this.give(resolve) : (this.waiting = resolve)));
  }

  return(): IteratorResult<T, undefined> {
    this.waiting = undefined;
    this.isNew = true;
    return { done: true, value: undefined };
  }

  private give(resolve: (next: IteratorResult<T>) => void): void {
    this.waiting = undefined;
    this.isNew = false;
    resolve({ done: false, value: this.current() });
  }
}
