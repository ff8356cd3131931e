import { setTimeout as sleep } from "node:timers/promises";
import { redact } from "./errors.js";

/** Some census.gov pages answer 403 to a client without a browser-like name. */
export const userAgent =
  "Mozilla/5.0 (compatible; ai-trade-atlas/0.1; +https://github.com/ai-trade-atlas/ai-trade-atlas)";

/** How long a server is put up with. Times in milliseconds. */
export interface Patience {
  /** how often the same request is made when the trouble may pass */
  tries: number;
  /** the first wait between two tries; it doubles each time */
  backoff: number;
  /** the longest silence, before the headers and between two pieces of the body */
  stall: number;
}

export class HttpError extends Error {
  constructor(
    readonly address: string,
    readonly status: number | null,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * One answer of a server that throttles: 403, 408, 429, 5xx and broken connections are tried again after a growing
 * wait, or after the one that `retry-after` asks for. Any other answer is returned as it is, 404 too.
 * Throws HttpError after the last try, and at once when the server asks for a wait beyond five minutes.
 */
export async function request(
  address: string,
  init: { method?: "GET" | "HEAD"; headers?: Record<string, string> },
  patience: Patience,
  note: (line: string) => void,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await requestOnce(address, init, patience.stall);
    if (outcome instanceof Response && !mayPass(outcome.status)) return outcome;
    const error = outcome instanceof Response ? refusal(address, outcome) : outcome;
    const asked = outcome instanceof Response ? waitAsked(outcome.headers.get("retry-after")) : undefined;
    if (outcome instanceof Response) await outcome.body?.cancel();
    if (attempt >= patience.tries) throw error;
    const wait = asked ?? backoff(patience, attempt);
    if (wait > longestWait)
      throw new HttpError(
        address,
        error.status,
        `${error.message}; it asks to wait ${Math.ceil(wait / 60_000)} minutes: run the command again then, nothing is lost`,
      );
    note(`${error.message}; trying again in ${(wait / 1000).toFixed(1)} s`);
    await sleep(wait);
  }
}

/** The body in pieces. Throws when no byte comes for `stall` milliseconds, and when the connection breaks. */
export async function* bodyOf(response: Response, stall: number): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await within(stall, reader.read(), () => silence(response.url, stall));
      if (done) return;
      yield value;
    }
  } finally {
    // After a break the connection is gone already, and cancelling repeats the error that is under way.
    await reader.cancel().catch(() => undefined);
  }
}

/** Wait before the try that follows the `attempt`-th, with a quarter of jitter so that two downloads part ways. */
export function backoff(patience: Patience, attempt: number): number {
  return Math.min(patience.backoff * 2 ** (attempt - 1), 60_000) * (1 + Math.random() / 4);
}

/** `retry-after` in milliseconds: it comes as seconds or as a date. Undefined when absent or unreadable. */
export function waitAsked(text: string | null, now = Date.now()): number | undefined {
  if (!text) return undefined;
  const wait = /^\s*\d+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

const longestWait = 300_000; // milliseconds

/** 403 too: census.gov answers it to a client that asks too fast. */
function mayPass(status: number): boolean {
  return status === 403 || status === 408 || status === 429 || status >= 500;
}

async function requestOnce(
  address: string,
  init: { method?: "GET" | "HEAD"; headers?: Record<string, string> },
  stall: number,
): Promise<Response | HttpError> {
  const controller = new AbortController();
  try {
    const answer = fetch(address, {
      method: init.method ?? "GET",
      headers: { "user-agent": userAgent, "accept-encoding": "identity", ...init.headers },
      signal: controller.signal,
    });
    return await within(stall, answer, () => {
      const error = silence(address, stall);
      controller.abort(error);
      return error;
    });
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    const { message, cause: inner } = cause as Error & { cause?: { code?: string } };
    return new HttpError(address, null, redact(`no connection to ${address} (${inner?.code ?? message})`), {
      cause,
    });
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>, onTimeout: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(onTimeout()), milliseconds);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined); // the loser of the race ends later, with nobody left to hear it
  }
}

function silence(address: string, stall: number): HttpError {
  return new HttpError(
    address,
    null,
    redact(`nothing came from ${address} for ${Math.round(stall / 1000)} s`),
  );
}

function refusal(address: string, response: Response): HttpError {
  return new HttpError(address, response.status, redact(`${address} answered ${response.status}`));
}
