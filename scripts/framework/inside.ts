import { EventEmitter } from "node:events";
import { Server, type IncomingMessage, type ServerResponse } from "node:http";

/** What this process is running: Framework's `preview` or `build`, or something that only reads the configuration. */
export const command = process.argv[1]?.includes("observable") ? process.argv[2] : undefined;

let isWatched = false;

/** Keeps the preview going through an error that Framework leaves to nobody: it is told, and the next save is shown. */
export function surviveErrors(): void {
  if (isWatched) return;
  isWatched = true;
  process.on("unhandledRejection", (error) => process.stderr.write(`${messageOf(error)}\n`));
}

/**
 * Serves files that a host serves at the site's root and Framework's preview only below `/_file/`, or not at all, at
 * the same addresses. Framework has no place for them, so that Node's own server asks `send` first, which returns
 * whether it has sent something.
 */
export function serveFirst(
  send: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>,
): void {
  Object.assign(Server.prototype, {
    emit(this: Server, event: string | symbol, ...args: unknown[]): boolean {
      if (event !== "request") return EventEmitter.prototype.emit.call(this, event, ...args);
      const [request, response] = args as [IncomingMessage, ServerResponse];
      void send(request, response).then(
        (sent) => sent || EventEmitter.prototype.emit.call(this, event, ...args),
        (error: Error) => response.writeHead(500, { "Content-Type": "text/plain" }).end(error.message),
      );
      return true;
    },
  });
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
