/**
 * A response of the site with its content as it was before the build compressed it, streamed; a preview, and a host
 * that says `Content-Encoding: gzip` of it, send it unpacked: what the first bytes say counts. `type` takes the place of
 * what the host says, which may be wrong. Errors: the stream's own.
 */
export async function unpacked(response: Response, type: string, bytes?: number): Promise<Response> {
  if (!response.ok || !response.body) return response;
  const { head, rest } = await startOf(response.body);
  const whole = joined(head, rest);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const headers = new Headers({ "Content-Type": type });
  if (bytes !== undefined) headers.set("Content-Length", String(bytes));
  return new Response(isGzip ? whole.pipeThrough(new DecompressionStream("gzip")) : whole, { headers });
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The first two bytes of a stream or more, and the reader of what follows. */
async function startOf(
  body: ReadableStream<Bytes>,
): Promise<{ head: Bytes; rest: ReadableStreamDefaultReader<Bytes> }> {
  const rest = body.getReader();
  let head: Bytes = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await rest.read();
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
  }
  return { head, rest };
}

function joined(head: Bytes, rest: ReadableStreamDefaultReader<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    start: (controller) => controller.enqueue(head),
    async pull(controller) {
      const { done, value } = await rest.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => rest.cancel(reason),
  });
}
