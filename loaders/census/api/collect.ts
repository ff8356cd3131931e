import type { Answer } from "./answer.js";
import { checkAnswer } from "./check.js";
import type { CensusApi } from "./client.js";
import { ApiError, GaveUpError } from "./failure.js";
import type { Entry, Journal } from "./journal.js";
import type { Task } from "../../progress.js";
import { splitSlice, type Slice } from "./slice.js";

/** Gets the answers to the slices of one pull, from its journal where they are kept already. */
export class Collector {
  /** HS4 codes known to trade in the range; see `splitSlice` */
  headings: readonly string[] = [];
  /** every slice that was answered, with rows or with nothing */
  readonly entries: Entry[] = [];
  /** requests made, and answers that were there from before */
  asked = 0;
  kept = 0;
  private expected = 0;

  constructor(
    private readonly api: CensusApi,
    private readonly journal: Journal,
    private readonly task: Task,
    private readonly note: (line: string) => void,
  ) {}

  /** Announces slices that `collect` will be called with. */
  expect(count: number): void {
    this.expected += count;
    this.task.resize(this.expected);
  }

  /** Asks every slice that is not kept, one after another, cutting those that the service gives up on. */
  async collect(slices: readonly Slice[]): Promise<Entry[]> {
    const entries: Entry[] = [];
    const waiting = [...slices].reverse();
    for (let slice = waiting.pop(); slice; slice = waiting.pop()) {
      const kept = await this.journal.find(slice);
      const entry = kept ?? (await this.askSlice(slice));
      if (kept) this.kept++;
      else this.asked++;
      if (entry.outcome === "split") {
        const pieces = splitSlice(slice, this.headings);
        waiting.push(...pieces.reverse());
        this.expected += pieces.length;
      } else entries.push(entry);
      // What was kept from before is no work and must not count as speed.
      if (kept || entry.outcome === "split") this.task.resize(this.expected, this.kept + this.asked);
      else this.task.advance(1);
    }
    this.entries.push(...entries);
    return entries;
  }

  private async askSlice(slice: Slice): Promise<Entry> {
    const pieces = splitSlice(slice, this.headings).length;
    try {
      const reply = await this.api.ask(slice.query, pieces > 0);
      if (reply.answer) checkReply(slice, reply.answer, reply.address);
      return await this.journal.keep(slice, reply);
    } catch (error) {
      if (!(error instanceof GaveUpError)) throw error;
      if (pieces === 0)
        throw new GaveUpError(
          `the Census API gives up on ${slice.name}, which cannot be cut further; what was pulled is kept, run the command again later`,
          error.address,
          error.status,
          { cause: error },
        );
      this.note(`${slice.name} is too heavy for the Census API: cut into ${pieces} requests`);
      return this.journal.keepSplit(slice, error.address, error.message);
    }
  }
}

function checkReply(slice: Slice, answer: Answer, address: string): void {
  try {
    checkAnswer(slice.query, answer);
  } catch (cause) {
    throw new ApiError(`wrong answer for ${slice.name}: ${(cause as Error).message}`, address, 200, {
      cause,
    });
  }
}
