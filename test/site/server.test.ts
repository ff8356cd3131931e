import assert from "node:assert/strict";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { after, before, describe, it } from "node:test";
import { serve } from "./build.js";

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return ""; // closed since it was listed
  }
}

describe("siteServer", { timeout: 60_000 }, () => {
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
    for (const [accepted, encoding] of [
      ["br;q=0, gzip", "gzip"],
      ["gzip;q=0, br; q=0.0", undefined],
      ["identity;q=0.5, *", "br"],
      ["BR", "br"],
      ["", undefined],
    ] as const) {
      const { headers } = await get("/products", { "accept-encoding": accepted });
      assert.equal(headers["content-encoding"], encoding, accepted);
    }
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

  it("keeps to the standard's conditions: listed and weak tags, dates, a range of the same file only", async () => {
    const path = "/_tables/imports.0123abcd.parquet";
    const { headers } = await get(path);
    const [tag, date] = [String(headers.etag), String(headers["last-modified"])];
    const older = new Date(Date.parse(date) - 1000).toUTCString();
    const cases: [Record<string, string>, number][] = [
      [{ "if-none-match": `"other", W/${tag}` }, 304],
      [{ "if-none-match": "*" }, 304],
      [{ "if-none-match": '"other"', "if-modified-since": date }, 200],
      [{ "if-modified-since": date }, 304],
      [{ "if-modified-since": older }, 200],
      [{ "if-modified-since": "nonsense" }, 200],
      [{ range: "bytes=0-3", "if-range": tag }, 206],
      [{ range: "bytes=0-3", "if-range": `W/${tag}` }, 200],
      [{ range: "bytes=0-3", "if-range": '"other"' }, 200],
      [{ range: "bytes=0-3", "if-range": date }, 206],
      [{ range: "bytes=0-3", "if-range": older }, 200],
      [{ range: "bytes=-0" }, 416],
      [{ range: "lines=0-3" }, 200],
    ];
    for (const [sent, status] of cases)
      assert.equal((await get(path, sent)).status, status, JSON.stringify(sent));
    const head = await get(path, { range: "bytes=0-3" }, "HEAD");
    assert.deepEqual([head.status, head.headers["content-length"]], [200, "20"]);
  });

  it("refuses a name with a zero byte and does not know one of 3,000 characters", async () => {
    assert.equal((await get("/a%00b")).status, 400);
    assert.equal((await get(`/${"a".repeat(3000)}`)).status, 404);
  });

  it("leaves nothing open after 1,000 downloads that were broken off, and bears 200 at once", async () => {
    const open = () => readdirSync("/proc/self/fd").filter((fd) => linkOf(fd).includes(folder)).length;
    await writeFile(join(folder, "site/large.bin"), Buffer.alloc(20_000_000));
    const breakOff = (): Promise<void> =>
      new Promise((resolve) => {
        const { hostname, port } = new URL(server.address);
        const sent = request({ hostname, port, path: "/large.bin", agent: false }, (response) => {
          response.once("data", () => sent.destroy());
          response.on("error", () => undefined);
          response.on("close", resolve);
        });
        sent.on("error", () => resolve());
        sent.end();
      });
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 50 }, breakOff));
    const all = await Promise.all(Array.from({ length: 200 }, () => get("/products")));
    assert.ok(all.every(({ status }) => status === 200));
    if (!existsSync("/proc/self/fd")) return;
    for (let i = 0; open() > 0 && i < 100; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(open(), 0);
  });

  it("gives nothing outside its folder", async () => {
    for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%zz"]) {
      const { status, body } = await get(path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(body.toString(), /secret/);
    }
  });

  it("keeps to the rules of a site that is built anew while it serves", async () => {
    const policy = async () => (await get("/")).headers["content-security-policy"];
    const write = (text: string) =>
      writeFile(join(folder, "site/_headers"), `/*\n  Content-Security-Policy: ${text}\n`);
    await write("script-src 'self'");
    assert.equal(await policy(), "script-src 'self'");
    await write("script-src 'self' 'sha256-new'");
    assert.equal(await policy(), "script-src 'self' 'sha256-new'");
    await rm(join(folder, "site/_headers"));
    assert.equal(await policy(), undefined);
  });
});
