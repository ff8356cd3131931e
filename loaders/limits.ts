import { redact } from "./errors.js";

/** What a call out may take, whoever is called. Every call of the pipeline is made by `fetchWithin`. */
export interface Limits {
  /** longest silence, before the headers and between two pieces of the body, in milliseconds */
  silence: number;
  /** longest time to the last byte, in milliseconds */
  total: number;
  /** most bytes of a body */
  bytes: number;
  /** least bytes a second over a stretch of `silence`; 0 where `total` is enough */
  pace?: number;
}

const second = 1000;
const minute = 60 * second;

/** The limits of each kind of call. `ATLAS_CALL_SILENCE_MS`, `ATLAS_CALL_TIME_MS` and `ATLAS_CALL_BYTES` lower them all. */
export const limits = {
  /** a monthly archive has about 100 MB */
  archive: { silence: minute, total: 120 * minute, bytes: 1e9, pace: 1000 },
  /** a list, or a file of labels */
  list: { silence: minute, total: 10 * minute, bytes: 200e6 },
  /** a table of the Census API, which gives up by itself after about 150 seconds; a gigabyte of memory once parsed */
  table: { silence: 4 * minute, total: 4 * minute, bytes: 150e6 },
  /** one answer of a model, or a count of tokens */
  message: { silence: 2 * minute, total: 3 * minute, bytes: 20e6 },
  /** up to 64 MB go out before the service says anything */
  batch: { silence: 10 * minute, total: 12 * minute, bytes: 20e6 },
  /** the answers of 5,000 questions */
  results: { silence: 2 * minute, total: 60 * minute, bytes: 2e9, pace: 100 },
  /** a query of the engine, which gives a sign of life every half minute */
  query: { silence: 3 * minute, total: 60 * minute, bytes: 1e9 },
  /** a year of a snapshot on its way into the engine, which is quiet while it sorts */
  load: { silence: 60 * minute, total: 24 * 60 * minute, bytes: 1e9 },
} satisfies Record<string, Limits>;

/** A call met one of its limits. */
export class LimitError extends Error {
  constructor(
    readonly limit: "silence" | "time" | "size" | "pace",
    message: string,
  ) {
    super(redact(message));
  }
}

/** The limits of a kind of call as the environment has them. */
export function limitsOf(kind: keyof typeof limits, environment: NodeJS.ProcessEnv = process.env): Limits {
  const standard: Limits = limits[kind];
  const lowered = (name: string, value: number): number => {
    const text = environment[name];
    if (!text) return value;
    if (!(Number(text) > 0)) throw new Error(`invalid ${name}: "${text}" (expected a number above 0)`);
    return Math.min(value, Number(text));
  };
  return {
    ...standard,
    silence: lowered("ATLAS_CALL_SILENCE_MS", standard.silence),
    total: lowered("ATLAS_CALL_TIME_MS", standard.total),
    bytes: lowered("ATLAS_CALL_BYTES", standard.bytes),
  };
}

/**
 * `fetch` whose answer, headers and body, keeps within limits: what goes beyond is ended with a LimitError that says
 * which limit was met and by whom. Throws what `fetch` throws for everything else.
 */
export async function fetchWithin(input: string | URL, init: RequestInit, limits: Limits): Promise<Response> {
  const { url, headers: sent } = withoutLogin(input, init.headers);
  const { host } = url;
  const controller = new AbortController();
  const watch = new Watch(host, limits, (error) => controller.abort(error));
  const signal = init.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal;
  try {
    const response = await fetch(url, { ...init, headers: sent, signal });
    watch.rest();
    const length = Number(response.headers.get("content-length") ?? 0);
    if (init.method !== "HEAD" && length > limits.bytes) {
      controller.abort();
      throw tooLarge(host, limits, length);
    }
    if (response.body === null) {
      watch.end();
      return response;
    }
    const { status, statusText, headers } = response;
    const limited = new Response(watched(response.body, watch), { status, statusText, headers });
    Object.defineProperty(limited, "url", { value: response.url });
    return limited;
  } catch (error) {
    watch.end();
    throw watch.met ?? error;
  }
}

/** `fetch` takes no address with user and password: they go into the header that is meant for them. */
function withoutLogin(input: string | URL, given: RequestInit["headers"]): { url: URL; headers: Headers } {
  const url = new URL(input);
  const headers = new Headers(given);
  const { username, password } = url;
  if (!username && !password) return { url, headers };
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  if (!headers.has("authorization"))
    headers.set("authorization", `Basic ${Buffer.from(login).toString("base64")}`);
  [url.username, url.password] = ["", ""];
  return { url, headers };
}

/** Knows when something came last, and ends the call that met a limit. */
class Watch {
  met: LimitError | undefined;
  private silent: NodeJS.Timeout | undefined;
  private readonly whole: NodeJS.Timeout;
  private bytes = 0;
  private stretch = { since: Date.now(), bytes: 0 };

  constructor(
    private readonly host: string,
    private readonly limits: Limits,
    private readonly abort: (error: LimitError) => void,
  ) {
    this.listen();
    this.whole = setTimeout(
      () => this.meet("time", `the answer of ${host} was not whole within ${spoken(limits.total)}`),
      limits.total,
    ).unref(); // an answer that nobody reads any more must not keep the process
  }

  /** From here on something must come. */
  listen(): void {
    const { silence } = this.limits;
    this.silent = setTimeout(
      () => this.meet("silence", `nothing came from ${this.host} for ${spoken(silence)}`),
      silence,
    );
  }

  /** Something came; nobody is waiting just now. */
  rest(): void {
    clearTimeout(this.silent);
  }

  /** Throws when the bytes that came are too many, or too few for the time that they took. */
  heed(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) throw (this.met = tooLarge(this.host, this.limits, this.bytes));
    const { silence, pace = 0 } = this.limits;
    const elapsed = Date.now() - this.stretch.since;
    if (pace === 0 || elapsed < silence) return;
    const came = this.bytes - this.stretch.bytes;
    this.stretch = { since: Date.now(), bytes: this.bytes };
    if (came * 1000 < pace * elapsed)
      throw (this.met = new LimitError(
        "pace",
        `${this.host} sent ${came} bytes in ${spoken(elapsed)} (expected at least ${pace} a second)`,
      ));
  }

  end(): void {
    clearTimeout(this.silent);
    clearTimeout(this.whole);
  }

  private meet(limit: LimitError["limit"], message: string): void {
    this.end();
    this.met = new LimitError(limit, message);
    this.abort(this.met);
  }
}

function watched(body: ReadableStream<Uint8Array>, watch: Watch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  // A connection that breaks takes with it what was not read yet, so one piece is always read ahead.
  const ahead = () => {
    const piece = reader.read();
    piece.catch(() => undefined); // whoever asks for it hears it
    return piece;
  };
  let next = ahead();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          watch.listen();
          const { done, value } = await next;
          watch.rest();
          if (done) {
            watch.end();
            return controller.close();
          }
          watch.heed(value.length);
          next = ahead();
          controller.enqueue(value);
        } catch (error) {
          watch.end();
          controller.error(watch.met ?? error);
          await reader.cancel().catch(() => undefined); // the connection may be gone already
        }
      },
      async cancel(reason) {
        watch.end();
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

function tooLarge(host: string, { bytes }: Limits, came: number): LimitError {
  const amount = (value: number): string =>
    value >= 1e6 ? `${Math.round(value / 1e6)} MB` : `${value} bytes`;
  return new LimitError(
    "size",
    `the answer of ${host} has ${amount(came)} or more (expected at most ${amount(bytes)})`,
  );
}

function spoken(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 1000)} s`;
}
