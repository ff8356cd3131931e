import { setTimeout as sleep } from "node:timers/promises";
import type { Flow } from "../../cache.js";
import { redact } from "../../errors.js";
import { bodyOf, userAgent, waitAsked } from "../../http.js";
import { parseAnswer, type Answer } from "./answer.js";
import { ApiError, GaveUpError } from "./failure.js";
import { datasetAddress, queryAddress, type Dataset, type Query } from "./query.js";
import type { ApiSettings } from "./settings.js";

/** What the service said to one query: a table, or nothing (204), which is empty and not zero. */
export interface Reply {
  /** without the key */
  address: string;
  fetched: string;
  body: Buffer;
  answer: Answer | null;
}

const TRIES = 5;
const SLOW = 60_000; // an answer that fails after so long fails again; one that fails at once may be an accident
const LONGEST_WAIT = 600_000;
const LARGEST_BODY = 150_000_000; // bytes; about a gigabyte of memory once it is parsed

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
    const address = queryAddress(this.settings.base, query);
    for (let attempt = 1; ; attempt++) {
      const started = Date.now();
      const outcome = await this.askOnce(address);
      if (!("error" in outcome)) return outcome;
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
    return datasetAddress(this.settings.base, flow, dataset);
  }

  private async askOnce(address: URL): Promise<Reply | Failure> {
    await sleep(Math.max(0, this.free - Date.now()));
    const keyed = new URL(address);
    keyed.searchParams.set("key", this.settings.key);
    try {
      const response = await fetch(keyed, {
        redirect: "manual", // a redirect leads to a page that says 200 and is no data
        signal: AbortSignal.timeout(this.settings.patience),
        headers: { accept: "application/json", "user-agent": userAgent },
      });
      const body = await readBody(response, this.settings.patience);
      return body ? judge(response, body, address.href) : tooLarge(address.href);
    } catch (cause) {
      return fromThrown(cause, address.href, this.settings.patience);
    } finally {
      this.free = Date.now() + this.settings.pause;
    }
  }
}

interface Failure {
  error: ApiError;
  again: boolean;
  /** what the service asked for, milliseconds */
  wait?: number | undefined;
}

/** Undefined when the body is larger than what may be read at once. */
async function readBody(response: Response, patience: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of bodyOf(response, patience)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > LARGEST_BODY) return undefined; // leaving the loop cancels the rest
  }
  return Buffer.concat(pieces, bytes);
}

function tooLarge(address: string): Failure {
  const message = `the answer is larger than ${LARGEST_BODY / 1e6} MB`;
  return { error: new GaveUpError(message, address, 200), again: false };
}

function judge(response: Response, body: Buffer, address: string): Reply | Failure {
  const { status } = response;
  const fetched = new Date().toISOString();
  if (status === 204) return { address, fetched, body: Buffer.alloc(0), answer: null };
  if (status >= 300 && status < 400) return { error: redirected(response, address), again: false };
  const said = `the Census API answered ${status}${excerpt(body)}`;
  if (status === 429 || status === 502 || status === 503 || status === 504 || isBusy(body))
    return {
      error: new ApiError(said, address, status),
      again: true,
      wait: waitAsked(response.headers.get("retry-after")),
    };
  if (status >= 500 || isLoggedError(body))
    return {
      error: new GaveUpError(said, address, status),
      again: true,
      wait: waitAsked(response.headers.get("retry-after")),
    };
  if (status !== 200) return { error: new ApiError(said, address, status), again: false };
  const type = response.headers.get("content-type") ?? "no content type";
  if (!/\bjson\b/i.test(type))
    return {
      error: new ApiError(`expected JSON, got ${type} with status 200${excerpt(body)}`, address, status),
      again: false,
    };
  try {
    return { address, fetched, body, answer: parseAnswer(body.toString("utf8")) };
  } catch (cause) {
    const message = `broken answer: ${(cause as Error).message}${excerpt(body)}`;
    return { error: new ApiError(message, address, status), again: cause instanceof SyntaxError };
  }
}

function redirected(response: Response, address: string): ApiError {
  const target = response.headers.get("location") ?? "nowhere";
  const reason = /missing_key/.test(target)
    ? "the Census API saw no key (CENSUS_API_KEY did not arrive)"
    : /invalid_key/.test(target)
      ? "the Census API does not accept the key in CENSUS_API_KEY: mistyped, or not activated yet by the link in the e-mail"
      : `the Census API redirected to ${redact(target)}, which is not followed`;
  return new ApiError(reason, address, response.status);
}

function fromThrown(cause: unknown, address: string, patience: number): Failure {
  const error = cause as Error & { cause?: { code?: string } };
  const timedOut = error.name === "TimeoutError" || /TIMEOUT/.test(error.cause?.code ?? "");
  if (timedOut)
    return {
      error: new GaveUpError(`no answer within ${Math.round(patience / 1000)} s`, address, null),
      again: true,
    };
  const reason = error.cause?.code ?? error.message;
  return {
    error: new ApiError(`no connection to the Census API (${reason})`, address, null, { cause }),
    again: true,
  };
}

function isBusy(body: Buffer): boolean {
  return !opensTable(body) && /maintenance|is busy|too busy/i.test(body.toString("latin1", 0, 2000));
}

function isLoggedError(body: Buffer): boolean {
  return !opensTable(body) && /error .{0,40}logged/i.test(body.toString("latin1", 0, 2000));
}

function opensTable(body: Buffer): boolean {
  return body[0] === "[".charCodeAt(0);
}

function excerpt(body: Buffer): string {
  const text = body.toString("utf8", 0, 400).replace(/\s+/g, " ").trim();
  return text ? `: ${redact(text).slice(0, 200)}` : " with an empty body";
}

function firstLine(error: Error): string {
  return error.message.split("\n", 1)[0] ?? error.message;
}
