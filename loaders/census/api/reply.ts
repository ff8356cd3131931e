import { redact, withoutSecrets } from "../../errors.js";
import { bodyOf, isTooLarge, waitAsked } from "../../http.js";
import { LimitError } from "../../limits.js";
import { parseAnswer, type Answer } from "./answer.js";
import { ApiError, GaveUpError } from "./failure.js";

/** What the service said to one query: a table, or nothing (204), which is empty and not zero. */
export interface Reply {
  /** without the key */
  address: string;
  fetched: string;
  body: Buffer;
  answer: Answer | null;
}

/** What came instead of a reply, and whether asking again may help. */
export interface Failure {
  error: ApiError;
  again: boolean;
  /** how long the service asked to wait, milliseconds */
  wait?: number | undefined;
}

/** Reads a response and tells a reply from everything else that may come with any status. */
export async function readReply(response: Response, address: string): Promise<Reply | Failure> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyOf(response)) pieces.push(piece);
  const body = Buffer.concat(pieces);
  const { status } = response;
  if (status === 204) return replyOf(address, Buffer.alloc(0), null);
  if (status >= 300 && status < 400) return { error: redirected(response, address), again: false };
  const said = `the Census API answered ${status}${excerpt(body)}`;
  const wait = waitAsked(response.headers.get("retry-after"));
  if (busyStatuses.includes(status) || isBusyPage(body))
    return { error: new ApiError(said, address, status), again: true, wait };
  if (status >= 500 || isLoggedError(body))
    return { error: new GaveUpError(said, address, status), again: true, wait };
  if (status !== 200) return { error: new ApiError(said, address, status), again: false };
  return readTable(response, body, address);
}

/** The failure for what fetch throws. */
export function failureOf(cause: unknown, address: string): Failure {
  const error = cause as Error & { cause?: { code?: string } };
  if (error instanceof LimitError || /TIMEOUT/.test(error.cause?.code ?? ""))
    return {
      error: new GaveUpError(redact(error.message), address, null),
      again: !isTooLarge(error),
    };
  const reason = redact(error.cause?.code ?? error.message);
  return {
    error: new ApiError(`no connection to the Census API (${reason})`, address, null, { cause }),
    again: true,
  };
}

const busyStatuses = [429, 502, 503, 504];

function readTable(response: Response, body: Buffer, address: string): Reply | Failure {
  const type = response.headers.get("content-type") ?? "no content type";
  if (!/\bjson\b/i.test(type)) {
    const message = `expected JSON, got ${type} with status ${response.status}${excerpt(body)}`;
    return { error: new ApiError(message, address, response.status), again: false };
  }
  try {
    return replyOf(address, body, parseAnswer(body.toString("utf8")));
  } catch (cause) {
    const message = `broken answer: ${(cause as Error).message}${excerpt(body)}`;
    // Text that is no JSON may have been cut on its way; a table of another shape will be the same again.
    return { error: new ApiError(message, address, response.status), again: cause instanceof SyntaxError };
  }
}

function replyOf(address: string, body: Buffer, answer: Answer | null): Reply {
  return { address, fetched: new Date().toISOString(), body, answer };
}

function redirected(response: Response, address: string): ApiError {
  const target = response.headers.get("location") ?? "nowhere";
  const reason = /missing_key/.test(target)
    ? "the Census API saw no key (CENSUS_API_KEY did not arrive)"
    : /invalid_key/.test(target)
      ? "the Census API does not accept the key in CENSUS_API_KEY: mistyped, or not activated yet by the link in the e-mail"
      : `the Census API redirected to ${redact(saidTarget(target, address))}, which is not followed`;
  return new ApiError(reason, address, response.status);
}

function saidTarget(target: string, address: string): string {
  return URL.canParse(target, address) ? withoutSecrets(new URL(target, address).href) : "nowhere";
}

function isBusyPage(body: Buffer): boolean {
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
