import { createServer } from "node:http";
import { listen, siteServer } from "../scripts/site/server.js";

/** A file that a server sent: its path from the site's root, and its bytes as they went over the wire. */
export interface Sent {
  path: string;
  bytes: number;
}

/** Serves a built site and notes what it sends, whoever asks: workers too. `without` are paths that it says are missing. */
export async function serveNoting(
  folder: string,
  without?: RegExp,
): Promise<{ address: string; taken(): Sent[]; close(): Promise<void> }> {
  const site = siteServer(folder);
  let sent: Sent[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1);
    if (without?.test(path)) {
      response.writeHead(404).end();
      return;
    }
    response.on("finish", () =>
      sent.push({ path, bytes: Number(response.getHeader("Content-Length") ?? 0) }),
    );
    site.emit("request", request, response);
  });
  return {
    address: await listen(server, 0),
    /** what was sent since it was last asked */
    taken() {
      const before = sent;
      sent = [];
      return before;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
