import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import type { Browser, Page, Request } from "playwright-core";
import { Database } from "../../loaders/duckdb.js";
import { listen } from "../../scripts/site/server.js";
import { hosts, serveAs } from "../servers/hosts.js";
import { openBrowser } from "./browser.js";
import { builtSite, serve } from "./build.js";

const repository = new URL("../..", import.meta.url).pathname;
const { resolve } = createRequire(import.meta.url);
const types = { js: "text/javascript", wasm: "application/wasm", html: "text/html" } as const;

/** A page of somebody else: DuckDB-WASM as its package has it. */
const script = `
import * as duckdb from "@duckdb/duckdb-wasm";
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker("/worker.js"));
const opened = database.instantiate("/duckdb.wasm").then(() => database.connect());
globalThis.query = async (sql) => (await (await opened).query(sql)).toArray().map((row) => row.toJSON());
`;

interface Elsewhere {
  query(sql: string): Promise<Record<string, unknown>[]>;
}

describe("the snapshot of a published site, read from a page of another origin", { timeout: 600_000 }, () => {
  let folder: string;
  let browser: Browser;
  let other: Server;
  let page: Page;
  /** what README tells to ask, and where it says the site stands */
  let asked: string;
  const published = "https://YOUR-HOST/";

  before(async () => {
    const readme = await readFile(join(repository, "README.md"), "utf8");
    asked = /^SELECT .*YOUR-HOST.*$/m.exec(readme)?.[0] ?? assert.fail("README has no such query");
    ({ folder } = await builtSite());
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: import.meta.dirname },
      ...{ bundle: true, format: "esm", write: false },
    });
    const files: Record<string, string> = {
      "/worker.js": resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"),
      "/duckdb.wasm": resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
    };
    other = createServer((request, response) => {
      const path = request.url ?? "/";
      const file = files[path];
      const extension = /\w+$/.exec(path)?.[0] ?? "html";
      response.setHeader("Content-Type", types[extension as keyof typeof types] ?? types.html);
      if (file !== undefined) createReadStream(file).pipe(response);
      else if (path === "/app.js") response.end(outputFiles?.[0]?.text);
      else response.end('<!doctype html><script type="module" src="/app.js"></script>');
    });
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(await listen(other, 0));
    await page.waitForFunction(() => "query" in globalThis);
  });
  after(async () => {
    await browser?.close();
    other?.closeAllConnections();
    other?.close();
  });

  const servers = {
    "npm run serve": () => serve(folder),
    "a host that keeps to _headers": () => {
      const host = hosts.find(({ name }) => /Cloudflare/.test(name));
      assert.ok(host);
      return serveAs(host, folder);
    },
  };
  for (const [name, start] of Object.entries(servers))
    it(`gives ${name}'s files to DuckDB-WASM, ranges and headers included`, async () => {
      const server = await start();
      try {
        const url = `${server.address}snapshot/current/imports-2025.parquet`;
        const head = await page.evaluate(async (address) => {
          const response = await fetch(address, { headers: { Range: "bytes=0-3" } });
          const names = ["accept-ranges", "content-range", "content-length", "etag"];
          return {
            status: response.status,
            text: await response.text(),
            headers: names.map((one) => response.headers.get(one) ?? `no ${one}`),
          };
        }, url);
        assert.deepEqual([head.status, head.text], [206, "PAR1"]);
        assert.match(head.headers.join(" "), /^bytes bytes 0-3\/\d+ 4 "\S+"$/);

        const ranges: string[] = [];
        const note = (request: Request): void => {
          const range = request.headers()["range"];
          if (request.url() === url && request.method() === "GET") ranges.push(range ?? "whole");
        };
        page.on("request", note);
        const found = await query(asked.replace(published, server.address));
        page.off("request", note);
        const local = await Database.open();
        const file = join(folder, "snapshot/current/imports-2025.parquet");
        const expected = await local.rows(asked.replace(`${published}snapshot/current`, dirname(file)));
        local.close();
        assert.equal(found.length, 5);
        assert.deepEqual(
          found,
          expected.map(({ cty_code, dollars }) => ({ cty_code, dollars: String(dollars) })),
        );
        const lengths = ranges.map((range) => /^bytes=(\d+)-(\d+)$/.exec(range) ?? assert.fail(range));
        const read = lengths.reduce((sum, [, from, to]) => sum + Number(to) - Number(from) + 1, 0);
        assert.ok(read > 0 && read < (await stat(file)).size, ranges.join());
      } finally {
        await server.close();
      }
    });

  /** Rows with their numbers as text: integers of 64 bits do not leave a page. */
  function query(sql: string): Promise<Record<string, string>[]> {
    return page.evaluate(async (text) => {
      const rows = await (globalThis as unknown as Elsewhere).query(text);
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
      );
    }, sql);
  }
});
