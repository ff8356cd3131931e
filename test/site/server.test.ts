import assert from "node:assert/strict";
import { request, type IncomingHttpHeaders } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { after, before, describe, it } from "node:test";
import { serve } from "./build.js";

describe("siteServer", () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof serve>>;
  const page = `<p>${"page ".repeat(400)}</p>`;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-serve-"));
    await mkdir(join(folder, "site/_tables"), { recursive: true });
    await writeFile(join(folder, "secret.txt"), "secret");
    await writeFile(join(folder, "site/index.html"), "<p>home</p>");
    await writeFile(join(folder, "site/products.html"), page);
    await writeFile(join(folder, "site/_tables/imports.0123abcd.parquet"), "PAR1 0123456789 PAR1");
    await writeFile(join(folder, "site/module.wasm"), Buffer.alloc(2000));
    server = await serve(join(folder, "site"));
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** A request whose path is sent as it is: `fetch` would tidy it up. */
  const get = (
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
  ): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.address);
      const sent = request({ hostname, port, path, headers, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on("error", reject);
      sent.end();
    });

  it("serves pages without their extension", async () => {
    const { status, headers, body } = await get("/products?flow=exports");
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(body.toString(), page);
    assert.equal((await get("/")).body.toString(), "<p>home</p>");
  });

  it("compresses text and WebAssembly as the browser accepts it", async () => {
    const brotli = await get("/products", { "accept-encoding": "gzip, br" });
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.equal(brotliDecompressSync(brotli.body).toString(), page);
    const zipped = await get("/module.wasm", { "accept-encoding": "gzip" });
    assert.equal(zipped.headers["content-type"], "application/wasm");
    assert.equal(gunzipSync(zipped.body).length, 2000);
  });

  it("answers ranges of Parquet files", async () => {
    const path = "/_tables/imports.0123abcd.parquet";
    const middle = await get(path, { range: "bytes=5-9" });
    assert.equal(middle.status, 206);
    assert.equal(middle.headers["content-range"], "bytes 5-9/20");
    assert.equal(middle.body.toString(), "01234");
    assert.equal((await get(path, { range: "bytes=-4" })).body.toString(), "PAR1");
    assert.equal((await get(path, { range: "bytes=16-" })).body.toString(), "PAR1");
    assert.equal((await get(path, { range: "bytes=99-" })).status, 416);
  });

  it("lets hashed files be kept for good and asks again for all others", async () => {
    const hashed = await get("/_tables/imports.0123abcd.parquet");
    assert.match(String(hashed.headers["cache-control"]), /immutable/);
    const first = await get("/products");
    assert.equal(first.headers["cache-control"], "no-cache");
    const second = await get("/products", { "if-none-match": String(first.headers.etag) });
    assert.equal(second.status, 304);
    assert.equal(second.body.length, 0);
  });

  it("answers HEAD without a body and refuses to be written to", async () => {
    const head = await get("/products", {}, "HEAD");
    assert.equal(head.headers["content-length"], String(page.length));
    assert.equal(head.body.length, 0);
    assert.equal((await get("/products", {}, "POST")).status, 405);
  });

  it("answers a huge address with a sentence and a way back", async () => {
    const { status, headers, body } = await get(`/products?labels=${"A".repeat(100_000)}`);
    assert.equal(status, 431);
    assert.match(String(headers["content-type"]), /^text\/html/);
    assert.match(body.toString(), /too long to be read.*<a href="\/">/);
    assert.equal((await get("/products")).status, 200);
  });

  it("gives nothing outside its folder", async () => {
    for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%zz"]) {
      const { status, body } = await get(path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(body.toString(), /secret/);
    }
  });
});
