import { setTimeout as sleep } from "node:timers/promises";
import { redact, withoutSecrets } from "./errors.js";
import { fetchWithin, LimitError, limitsOf } from "./limits.js";

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
  /** the longest time of one answer; see limits.ts for what is standard, here and below */
  total?: number;
  /** most bytes of one answer */
  bytes?: number;
  /** least bytes a second */
  pace?: number;
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
    const outcome = await requestOnce(address, init, patience);
    if (outcome instanceof Response && !mayPass(outcome.status)) return outcome;
    const error = outcome instanceof Response ? refusal(address, outcome) : outcome;
    const asked = outcome instanceof Response ? waitAsked(outcome.headers.get("retry-after")) : undefined;
    if (outcome instanceof Response) await outcome.body?.cancel();
    if (attempt >= patience.tries || isTooLarge(error.cause)) throw error;
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

/**
 * The whole body of an answer, at most `limits.bytes` of it. An answer that breaks off, falls silent or takes too long
 * is asked for again like one that never began.
 */
export async function requestWhole(
  address: string,
  patience: Patience,
  note: (line: string) => void,
): Promise<{ response: Response; bytes: Uint8Array }> {
  for (let attempt = 1; ; attempt++) {
    const response = await request(address, {}, patience, note);
    try {
      const parts: Uint8Array[] = [];
      for await (const part of bodyOf(response)) parts.push(part);
      return { response, bytes: new Uint8Array(Buffer.concat(parts)) };
    } catch (cause) {
      const error = broken(address, cause);
      if (attempt >= patience.tries || isTooLarge(cause)) throw error;
      const wait = backoff(patience, attempt);
      note(`${error.message}; trying again in ${(wait / 1000).toFixed(1)} s`);
      await sleep(wait);
    }
  }
}

/** The body in pieces. Throws LimitError where it meets a limit, and what the connection throws when it breaks. */
export async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // After a break the connection is gone already, and cancelling repeats the error that is under way.
    await reader.cancel().catch(() => undefined);
  }
}

/** More of the same will come: asking again does not help. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof LimitError && error.limit === "size";
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
  patience: Patience,
): Promise<Response | HttpError> {
  const { stall, total, bytes, pace } = patience;
  const standard = limitsOf("archive");
  try {
    return await fetchWithin(
      address,
      {
        method: init.method ?? "GET",
        headers: { "user-agent": userAgent, "accept-encoding": "identity", ...init.headers },
      },
      { silence: stall, total: total ?? standard.total, bytes: bytes ?? standard.bytes, pace: pace ?? 0 },
    );
  } catch (cause) {
    return broken(address, cause);
  }
}

/** The error for what `fetch` and the reading of a body throw. */
function broken(address: string, cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause;
  const { message, cause: inner } = cause as Error & { cause?: { code?: string; message?: string } };
  const text =
    cause instanceof LimitError
      ? `${message} (${withoutSecrets(address)})`
      : `no connection to ${withoutSecrets(address)} (${inner?.code ?? inner?.message ?? message})`;
  return new HttpError(address, null, redact(text), { cause });
}

function refusal(address: string, response: Response): HttpError {
  return new HttpError(
    address,
    response.status,
    redact(`${withoutSecrets(address)} answered ${response.status}`),
  );
}
