import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { addressBelow, baseOf, hideCarried, shownOf } from "../../loaders/address.js";
import { redact } from "../../loaders/errors.js";
import { listSources } from "../../loaders/lists/sources.js";
import { atlas, temporaryFolder, type AtlasResult } from "../atlas.js";
import { startCensusApi, type CensusApiServer } from "../servers/census-api.js";
import { fixtureRows, names } from "../servers/census-api/fixture.js";
import { startBulkServer, type BulkServer } from "../servers/census-bulk.js";
import { startFileServer, type FileServer } from "../servers/files.js";
import { importRows } from "./census/bulk/rows.js";

const [user, password, token] = ["analyst-seventeen", "pa:ss@word-of-ours", "t0ken+of/ours=9"];
const login = `${user}:${encodeURIComponent(password)}@`;
const query = `?X-Goog-Signature=${encodeURIComponent(token)}`;
const forms = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
];
const secrets = [user, password, token, `${user}:${password}`].flatMap(forms);

describe("addresses that carry secrets", { timeout: 240_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let servers: { bulk: BulkServer; api: CensusApiServer; lists: FileServer };
  let gateway: Server;
  let host: string;
  const said: AtlasResult[] = [];

  before(async () => {
    folder = await temporaryFolder();
    servers = {
      bulk: await startBulkServer({
        imports: { "2025-01": importRows("2025-01") },
        exports: {
          "2025-01": [{ code: "8471500150", country: "5700", district: "24", df: "1", all_val: 5000 }],
        },
      }),
      api: await startCensusApi(fixtureRows(["2025-02"]), names),
      lists: await startFileServer(),
    };
    servers.lists.answers.set("labels.csv", "hs10,relevance\n8471500150,High\n0101210010,Low\n");
    const short = listSources.find(({ name }) => name === "consumer_electronics");
    const codes = Array.from({ length: 60 }, (_, i) => 1_000_000_000 + i);
    servers.lists.answers.set(short?.path ?? "", `HTSUS\n${codes.join("\n")}\n`);
    gateway = startGateway(servers);
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  });
  after(async () => {
    gateway.closeAllConnections();
    gateway.close();
    for (const server of Object.values(servers)) await server.close();
    await folder.remove();
  });

  const run = async (args: string[], sign = query): Promise<AtlasResult> => {
    const result = await atlas([...args, "--cache", join(folder.path, "cache")], {
      CENSUS_BULK_URL: `http://${login}${host}/bulk/${sign}`,
      CENSUS_BULK_BACKOFF_MS: "1",
      CENSUS_API_URL: `http://${login}${host}/api${sign}`,
      ...{ CENSUS_API_KEY: servers.api.key, CENSUS_API_PAUSE_MS: "0", CENSUS_API_BACKOFF_MS: "1" },
      ATLAS_LISTS_URL: `http://${login}${host}/lists${sign}`,
    });
    said.push(result);
    return result;
  };

  it("are asked with them, and nothing of them is kept or said", async () => {
    const january = ["--flow", "imports", "--from", "2025-01", "--to", "2025-01"];
    const february = ["--flow", "imports", "--from", "2025-02", "--to", "2025-02"];
    const labels = `http://${login}${host}/lists/labels.csv${query}#${user}`;
    for (const args of [
      ["pull", ...january],
      ["pull", "--source", "api", ...february],
      ["lists", "--only", "consumer_electronics"],
      ["label", "import", labels, "--run", "brought"],
      ["snapshot", "--allow-unlabelled"],
    ]) {
      const { code, stderr } = await run(args);
      assert.equal(code, 0, `${args.join(" ")}: ${stderr}`);
    }
    const refused = "?X-Goog-Signature=t0ken+of/ours=10";
    for (const args of [
      ["pull", ...january, "--refresh"],
      ["pull", "--source", "api", ...february, "--refresh"],
      ["label", "import", labels.replace("=9", "=8").replace("%3D9", "%3D8"), "--run", "other"],
    ])
      assert.equal((await run(args, refused)).code, 1, args.join(" "));
    assert.ok(said.some(({ stderr }) => /answered 401/.test(stderr)));
    const again = ["refresh", "--no-build", "--labeler", "keyword", "--from", "2025-01"];
    const refreshed = [await run(again), await run(again, refused)];
    assert.match(refreshed[0]?.stdout ?? "", /list \w+ could not be read/);
    assert.match(refreshed[1]?.stdout ?? "", /Refused: nothing was published/);
    assert.ok((await readdir(join(folder.path, "cache", "reports"))).length >= 6);

    const lines = said.map(({ stdout, stderr }) => stdout + stderr).join("\n");
    for (const secret of [...secrets, "ours=10", "ours%3D8"])
      assert.ok(!lines.includes(secret), `${secret} was said:\n${lines}`);
    let files = 0;
    for (const entry of await readdir(folder.path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      const whole = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      for (const secret of secrets) assert.ok(!whole.includes(secret), `${secret} in ${path}`);
      files++;
    }
    assert.ok(files > 20);
  });

  it("come apart by position, whatever their parts are called", () => {
    const address = `https://${login}host.example/a/b${query}&x=1#part`;
    assert.equal(shownOf(address), "https://host.example/a/b");
    assert.equal(
      addressBelow(address, "/c d.zip"),
      `https://${login}host.example/a/b/c%20d.zip${query}&x=1#part`,
    );
    hideCarried("address", address);
    const line = redact(`no connection to ${address}, ${password}, ${token}`);
    for (const secret of secrets) assert.ok(!line.includes(secret), line);
    for (const bad of ["user:secret-of-ours@host/path", "ftp://u:secret-of-ours@h", "secret-of-ours"])
      assert.throws(
        () => baseOf("CENSUS_BULK_URL", "https://www.census.gov", { CENSUS_BULK_URL: bad }),
        (error: Error) => /CENSUS_BULK_URL/.test(error.message) && !/secret-of-ours/.test(error.message),
      );
  });
});

/** Lets through whoever brings user, password and signature, and takes the signature off. */
function startGateway(servers: Record<"bulk" | "api" | "lists", { url: string }>): Server {
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://gateway");
    const [, service = "", path = ""] = /^\/(\w+)(\/.*)$/.exec(url.pathname) ?? [];
    const signature = url.searchParams.get("X-Goog-Signature");
    url.searchParams.delete("X-Goog-Signature");
    if (request.headers.authorization !== basic || signature !== token)
      return void response.writeHead(401).end("no entry");
    const server = servers[service as keyof typeof servers];
    void fetch(`${server.url}${path}${url.search}`, { method: request.method ?? "GET", redirect: "manual" })
      .then(async (answer) => {
        const headers = Object.fromEntries(answer.headers);
        delete headers["transfer-encoding"];
        response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
}
