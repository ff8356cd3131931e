import Anthropic, { APIConnectionError, APIError } from "@anthropic-ai/sdk";
import type { MessageBatch } from "@anthropic-ai/sdk/resources/messages/batches";
import { setTimeout as sleep } from "node:timers/promises";
import { hideCarried } from "../../address.js";
import { describeError, withoutSecrets } from "../../errors.js";
import { waitAsked } from "../../http.js";
import { fetchWithin, limitsOf } from "../../limits.js";
import { replies, replyTo } from "./reply.js";

/** A reason to stop the whole run: more requests cannot succeed, and some might cost. Exit code 1. */
export class StopError extends Error {}

/** The client of the service. Throws when no key is set; keys come from the environment and nowhere else. */
export function createClient(): Anthropic {
  const apiKey = process.env["ANTHROPIC_API_KEY"];
  if (!apiKey) throw new Error("the labeler claude needs a key: set ANTHROPIC_API_KEY (keyword needs none)");
  const base = process.env["ANTHROPIC_BASE_URL"];
  if (base && URL.canParse(base)) hideCarried("ANTHROPIC_BASE_URL", base);
  return new Anthropic({
    ...{ apiKey, maxRetries: 0, logger: console, logLevel: "off" },
    timeout: beyondLimits,
    fetch: fetchFromService,
  });
}

/** The batches that the service knows, newest first. Throws ReplyError rather than take garbage for an empty list. */
export async function* servedBatches(client: Anthropic): AsyncGenerator<MessageBatch> {
  for (let after: string | null = null; ;) {
    const query: Record<string, unknown> = { limit: 100, ...(after !== null && { after_id: after }) };
    const call = client.get<BatchPage>("/v1/messages/batches", { query });
    const page: BatchPage = await replyTo("the list of batches", replies.batches, call);
    yield* page.data;
    after = page.last_id;
    if (!page.has_more || after === null) return;
  }
}

interface BatchPage {
  data: MessageBatch[];
  has_more: boolean;
  last_id: string | null;
}

/** Our limits end a call, and say which; the client's own timeout knows only of the headers. */
const beyondLimits = 3_600_000; // milliseconds

/** Each call with the limits of its kind; a redirect would take the key to somebody else. */
async function fetchFromService(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const kind = /\/results$/.test(url.pathname)
    ? "results"
    : /\/batches/.test(url.pathname)
      ? "batch"
      : "message";
  const response = await fetchWithin(url, { ...init, redirect: "manual" }, limitsOf(kind));
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const location = response.headers.get("location") ?? "";
    const target = URL.canParse(location, url) ? new URL(location, url).href : "nowhere";
    throw new StopError(
      `the service at ${url.host} redirects to ${withoutSecrets(target)}, which is not followed: is ANTHROPIC_BASE_URL right?`,
    );
  }
  return response;
}

/** How a failed call is to be taken. */
export type Verdict =
  | { kind: "stop"; reason: string }
  /** the same again, after this many milliseconds if the service named them */
  | { kind: "again"; wait: number | undefined; throttled: boolean }
  | { kind: "rejected" };

/** Judges by type and code, never by message. Spend limits come as 429, which otherwise passes: they are told first. */
export function judge(error: unknown): Verdict {
  const stop = stopWithin(error);
  if (stop) return { kind: "stop", reason: stop.message };
  if (!isApiError(error)) return { kind: "again", wait: undefined, throttled: false };
  const code = error.errorCode ?? "";
  if (/spend_limit|on_hold|billing/.test(code) || error.type === "billing_error")
    return { kind: "stop", reason: `the account may not spend more (${code || error.type})` };
  if ([401, 402, 403].includes(error.status))
    return {
      kind: "stop",
      reason: `the service refuses the key or the account (${error.status} ${error.type})`,
    };
  if (error.status === 404)
    return { kind: "stop", reason: `the service does not know what was asked for (404)` };
  const should = error.headers.get("x-should-retry");
  const passes = [408, 409, 429].includes(error.status) || error.status >= 500;
  if (should === "false" || (should !== "true" && !passes)) return { kind: "rejected" };
  return { kind: "again", wait: waitOf(error), throttled: error.status === 429 || error.status === 529 };
}

/** Calls the service until it answers; throws StopError at once where more calls are hopeless, else the last error. */
export async function persist<T>(
  call: () => Promise<T>,
  { tries = 6, throttled = () => undefined }: { tries?: number; throttled?: () => void } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const verdict = judge(error);
      if (verdict.kind === "stop")
        throw (
          stopWithin(error) ?? new StopError(`${verdict.reason}: ${describeError(error)}`, { cause: error })
        );
      if (verdict.kind === "rejected" || attempt >= tries) throw error;
      if (verdict.throttled) throttled();
      const wait = verdict.wait ?? Math.min(30_000, 500 * 2 ** (attempt - 1)) * (0.75 + Math.random() / 4);
      if (wait > longestWait)
        throw new StopError(
          `the service asks to wait ${Math.ceil(wait / 60_000)} minutes; run the command again then`,
        );
      await sleep(wait);
    }
  }
}

/** A deadline for one answer that is shorter than the limits of its kind, and aborts what is late. */
export async function withDeadline<T>(
  call: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no whole answer within ${Math.round(milliseconds / 1000)} s`));
      controller.abort();
    }, milliseconds);
  });
  const answer = call(controller.signal);
  answer.catch(() => undefined); // after the deadline nobody is left to hear it
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The reason to stop that the client has wrapped as a broken connection. */
function stopWithin(error: unknown): StopError | undefined {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof StopError) return e;
  return undefined;
}

/** An answer of the service; broken connections and bodies reach us as errors of other kinds. */
function isApiError(error: unknown): error is APIError<number, Headers> {
  return error instanceof APIError && !(error instanceof APIConnectionError) && error.status !== undefined;
}

const longestWait = 600_000; // milliseconds

function waitOf(error: APIError<number, Headers>): number | undefined {
  const exact = Number(error.headers.get("retry-after-ms"));
  if (exact > 0) return exact;
  const wait = waitAsked(error.headers.get("retry-after"));
  return wait !== undefined && wait > 0 ? wait : undefined;
}
