import { createServer, request } from "node:http";
import { listen } from "../../scripts/site/server.js";

/** What stands between a good host and its readers does to an address; nothing where it leaves it alone. */
export interface Spoiled {
  status?: number;
  /** headers to set; an empty text takes one away */
  headers?: Record<string, string>;
  content?: (content: Buffer) => Buffer;
  /** the connection ends without a word */
  isCut?: boolean;
}

/** A host in front of another one that spoils some of what it sends. */
export async function spoiledHost(
  address: string,
  spoil: (path: string, query: string) => Spoiled | undefined,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((asked, response) => {
    const url = new URL(asked.url ?? "/", address);
    const { status, headers = {}, content, isCut } = spoil(url.pathname, url.search) ?? {};
    if (isCut) return void asked.socket.destroy();
    const sent = request(
      url,
      {
        method: asked.method ?? "GET",
        headers: { ...asked.headers, host: url.host, ...(content ? { "accept-encoding": "identity" } : {}) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const body = Buffer.concat(chunks);
          const given = { ...answer.headers, ...headers };
          if (content) delete given["content-length"];
          for (const [name, value] of Object.entries(given))
            if (value !== undefined && value !== "") response.setHeader(name, value);
          response.writeHead(status ?? answer.statusCode ?? 500).end(content ? content(body) : body);
        });
      },
    );
    sent.on("error", () => response.destroy());
    sent.end();
  });
  return {
    address: await listen(server, 0),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
