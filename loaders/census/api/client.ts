import { setTimeout as sleep } from "node:timers/promises";
import { shownOf } from "../../address.js";
import type { Flow } from "../../cache.js";
import { userAgent } from "../../http.js";
import { fetchWithin, limitsOf } from "../../limits.js";
import { ApiError, GaveUpError } from "./failure.js";
import { datasetAddress, queryAddress, type Dataset, type Query } from "./query.js";
import { failureOf, readReply, type Failure, type Reply } from "./reply.js";
import type { ApiSettings } from "./settings.js";

const TRIES = 5;
const SLOW = 60_000; // an answer that fails after so long fails again; one that fails at once may be an accident
const LONGEST_WAIT = 600_000;

/** Asks the Census API, one query at a time and never faster than the settings allow. */
export class CensusApi {
  private free = 0;

  constructor(
    private readonly settings: ApiSettings,
    private readonly note: (line: string) => void = () => undefined,
  ) {}

  /**
   * Repeats what is worth repeating, with growing pauses and the `retry-after` that the service sends.
   * Throws GaveUpError when the query may be too heavy, and early when it `canBeCut`; ApiError for anything else that
   * is no answer.
   */
  async ask(query: Query, canBeCut = false): Promise<Reply> {
    const { base } = this.settings;
    const address = queryAddress(shownOf(base), query);
    const asked = queryAddress(base, query);
    for (let attempt = 1; ; attempt++) {
      const started = Date.now();
      const outcome = await this.askOnce(address, asked);
      if (!("error" in outcome)) {
        for (const line of outcome.answer?.odd ?? []) this.note(`an answer of ${address.pathname}: ${line}`);
        return outcome;
      }
      const isHeavy = canBeCut && outcome.error instanceof GaveUpError;
      const tries = !isHeavy ? TRIES : Date.now() - started > SLOW ? 1 : 2;
      if (!outcome.again || attempt >= tries) throw outcome.error;
      const wait = outcome.wait ?? this.settings.backoff * 2 ** (attempt - 1);
      if (wait > LONGEST_WAIT)
        throw new ApiError(
          `the Census API asks to wait ${Math.round(wait / 60_000)} minutes; run the command again then, nothing is lost`,
          address.href,
          outcome.error.status,
        );
      this.note(`${firstLine(outcome.error)}; asking again in ${(wait / 1000).toFixed(1)} s`);
      await sleep(wait);
    }
  }

  /** Where a dataset is, for provenance. */
  addressOf(flow: Flow, dataset: Dataset): string {
    return datasetAddress(shownOf(this.settings.base), flow, dataset);
  }

  private async askOnce(address: URL, asked: URL): Promise<Reply | Failure> {
    await sleep(Math.max(0, this.free - Date.now()));
    const keyed = new URL(asked);
    keyed.searchParams.set("key", this.settings.key);
    try {
      const { patience } = this.settings;
      const response = await fetchWithin(
        keyed,
        {
          redirect: "manual", // a redirect leads to a page that says 200 and is no data
          headers: { accept: "application/json", "user-agent": userAgent },
        },
        { ...limitsOf("table"), silence: patience, total: patience },
      );
      return await readReply(response, address.href);
    } catch (cause) {
      return failureOf(cause, address.href);
    } finally {
      this.free = Date.now() + this.settings.pause;
    }
  }
}

function firstLine(error: Error): string {
  return error.message.split("\n", 1)[0] ?? error.message;
}
