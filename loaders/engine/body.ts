import { addAbortSignal, type Readable } from "node:stream";
import { z } from "zod";
import { redact } from "../errors.js";
import { LimitError, type Limits } from "../limits.js";

/**
 * All of a body, within limits on silence and bytes; the client watches a call only until its headers.
 * @throws LimitError, and what breaks the stream
 */
export async function wholeOf(
  stream: Readable,
  url: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const silent = setTimeout(
    () => stream.destroy(new LimitError("silence", `nothing came from ${url} for ${limits.silence} ms`)),
    limits.silence,
  );
  try {
    for await (const part of addAbortSignal(signal, stream)) {
      silent.refresh();
      parts.push(part as Buffer);
      if ((bytes += (part as Buffer).length) > limits.bytes)
        throw new LimitError("size", `the answer of ${url} has more than ${limits.bytes} bytes: add LIMIT`);
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(silent);
  }
}

/** An answer in the format JSONCompact. @throws where it is none, as when something else answers at the address */
export function answerOf(body: Buffer, url: string): z.infer<typeof answered> {
  try {
    return answered.parse(JSON.parse(body.toString("utf8")));
  } catch (cause) {
    const start = JSON.stringify(redact(body.toString("utf8", 0, 60)));
    throw new Error(`what answers at ${url} is not ClickHouse (it said ${start}): check ATLAS_ENGINE_URL`, {
      cause,
    });
  }
}

const answered = z.object({
  meta: z.array(z.object({ name: z.string(), type: z.string() })),
  data: z.array(z.custom<unknown[]>(Array.isArray)),
});
