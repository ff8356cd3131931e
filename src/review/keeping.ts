import { KeptReviews, type KeptSheet } from "./kept.js";
import type { Answer } from "../measures/gold/answers.js";
import { readLast, seatAfter } from "./seat.js";

/** What this browser keeps of sheets and answers; says so where it cannot, and the review goes on all the same. */
export class Keeping {
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly store: KeptReviews | undefined,
    private readonly say: (sentence: string) => void,
  ) {}

  static async open(say: (sentence: string) => void): Promise<Keeping> {
    try {
      return new Keeping(await KeptReviews.open(), say);
    } catch (error) {
      say(
        `This browser keeps nothing beyond this page (${(error as Error).message}): save your answers before you leave.`,
      );
      return new Keeping(undefined, say);
    }
  }

  async sheets(): Promise<KeptSheet[]> {
    return (await this.guard(this.store?.sheets())) ?? [];
  }

  /** The sheet and the person of the last visit: see `seatAfter`. */
  async last(): Promise<{ sheet: string; who: string } | undefined> {
    return seatAfter(readLast(), await this.guard(this.store?.newest()));
  }

  async answers(sheet: string): Promise<Answer[]> {
    return (await this.guard(this.store?.answers(sheet))) ?? [];
  }

  async keepSheet(sheet: KeptSheet): Promise<void> {
    await this.guard(this.store?.keepSheet(sheet));
  }

  /** Writes what changed between two states of a sheet, one after the other. */
  keep(sheet: string, before: readonly Answer[], after: readonly Answer[]): Promise<unknown> {
    this.writing = this.writing.then(() => this.guard(this.store?.keep(sheet, before, after)));
    return this.writing;
  }

  /** Everything that was to be kept is. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async guard<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      this.say(
        `This browser could not keep the last answer (${(error as Error).message}): save the sheet as a file before you leave.`,
      );
      return undefined;
    }
  }
}
