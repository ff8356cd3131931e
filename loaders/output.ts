/**
 * Lets a reader of stdout leave early, as `atlas status | head` does: what is under way goes on to its end
 * and to its own exit code, only nothing more is written.
 */
export function allowClosedPipe(stream: NodeJS.WriteStream = process.stdout): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Writes lines to stdout at the pace of its reader; stops when the reader is gone. */
export async function printLines(
  lines: Iterable<string>,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  for (const line of lines) {
    if (!stream.writable) return;
    if (!stream.write(`${line}\n`)) await drainedOrClosed(stream);
  }
}

function drainedOrClosed(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writable) return Promise.resolve();
  return new Promise((resolve) => {
    const events = ["drain", "close", "error"];
    const done = () => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.once(event, done);
  });
}
