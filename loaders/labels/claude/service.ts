import Anthropic, { APIConnectionError, APIError } from "@anthropic-ai/sdk";
import { setTimeout as sleep } from "node:timers/promises";
import { describeError } from "../../errors.js";
import { waitAsked } from "../../http.js";

/** A reason to stop the whole run: more requests cannot succeed, and some might cost. Exit code 1. */
export class StopError extends Error {}

/** The client of the service. Throws when no key is set; keys come from the environment and nowhere else. */
export function createClient(): Anthropic {
  const apiKey = process.env["ANTHROPIC_API_KEY"];
  if (!apiKey) throw new Error("the labeler claude needs a key: set ANTHROPIC_API_KEY (keyword needs none)");
  return new Anthropic({ apiKey, maxRetries: 0, timeout: headerTimeout, logger: console, logLevel: "off" });
}

/** How a failed call is to be taken. */
export type Verdict =
  | { kind: "stop"; reason: string }
  /** the same again, after this many milliseconds if the service named them */
  | { kind: "again"; wait: number | undefined; throttled: boolean }
  | { kind: "rejected" };

/** Judges by type and code, never by message. Spend limits come as 429, which otherwise passes: they are told first. */
export function judge(error: unknown): Verdict {
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
        throw new StopError(`${verdict.reason}: ${describeError(error)}`, { cause: error });
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

/** The client's own timeout ends with the headers: this one covers the body, and aborts what stalls. */
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

/** An answer of the service; broken connections and bodies reach us as errors of other kinds. */
function isApiError(error: unknown): error is APIError<number, Headers> {
  return error instanceof APIError && !(error instanceof APIConnectionError) && error.status !== undefined;
}

const headerTimeout = 120_000; // milliseconds
const longestWait = 600_000; // milliseconds

function waitOf(error: APIError<number, Headers>): number | undefined {
  const exact = Number(error.headers.get("retry-after-ms"));
  if (exact > 0) return exact;
  const wait = waitAsked(error.headers.get("retry-after"));
  return wait !== undefined && wait > 0 ? wait : undefined;
}
