import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface FileServer {
  url: string;
  /** paths asked for, in order */
  requests: string[];
  /** what a path answers: a body, or a status; anything else is 404 */
  answers: Map<string, string | Buffer | number>;
  close(): Promise<void>;
}

/** A host of public files on 127.0.0.1. */
export async function startFileServer(): Promise<FileServer> {
  const requests: string[] = [];
  const answers = new Map<string, string | Buffer | number>();
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").slice(1));
    requests.push(path);
    const answer = answers.get(path) ?? 404;
    if (typeof answer === "number") response.writeHead(answer).end("no file here");
    else response.writeHead(200, { "last-modified": "Mon, 06 Apr 2026 00:00:00 GMT" }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
