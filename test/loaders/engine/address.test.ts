import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { engineAddress } from "../../../loaders/engine/address.js";
import { connectAll } from "../../../loaders/engine/cluster.js";
import { openEngine } from "../../../loaders/engine/session.js";
import { remoteFile } from "../../../loaders/engine/remote-file.js";
import { describeError } from "../../../loaders/errors.js";
import { atlas, temporaryFolder } from "../../atlas.js";

test("the address names host, HTTP port, user and database; what is left out has its default", () => {
  const full = engineAddress({
    ATLAS_ENGINE_URL: "clickhouse://reader@db.example.org:9123/trade",
    ATLAS_ENGINE_CLUSTER: "two",
  });
  assert.deepEqual(full, {
    url: "http://db.example.org:9123",
    username: "reader",
    password: "",
    database: "trade",
    cluster: "two",
  });
  const short = engineAddress({ ATLAS_ENGINE_URL: "clickhouses://[::1]" });
  assert.deepEqual(short, {
    url: "https://[::1]:8443",
    username: "default",
    password: "",
    database: "atlas",
    cluster: undefined,
  });
});

test("the password comes from the environment or a file, and no message repeats it", async () => {
  const folder = await temporaryFolder();
  try {
    const file = join(folder.path, "password");
    await writeFile(file, "from-the-file\n");
    const url = { ATLAS_ENGINE_URL: "clickhouse://u@h:1/d" };
    assert.equal(engineAddress({ ...url, ATLAS_ENGINE_PASSWORD_FILE: file }).password, "from-the-file");
    assert.doesNotMatch(describeError(new Error("refused from-the-file")), /from-the-file/);
    for (const text of [
      "clickhouse://u:hidden-word@h:1/d",
      "http://u:hidden-word@h:1/d",
      "clickhouse://u@h:1/d;x?hidden-word",
    ])
      assert.throws(
        () => engineAddress({ ATLAS_ENGINE_URL: text }),
        (error: Error) => /expected/.test(error.message) && !error.message.includes("hidden-word"),
      );
  } finally {
    await folder.remove();
  }
});

test("an engine that is not there is named, without its password", { timeout: 180_000 }, async () => {
  const environment = {
    ATLAS_ENGINE_URL: "clickhouse://u@127.0.0.1:1/d",
    ATLAS_ENGINE_PASSWORD: "hidden-word",
  };
  const { code, stdout, stderr } = await atlas(["sql", "--engine", "SELECT 1"], environment);
  assert.equal(code, 1);
  assert.match(
    stderr,
    /no connection to ClickHouse at http:\/\/127\.0\.0\.1:1 \(ECONNREFUSED\): check ATLAS_ENGINE_URL/,
  );
  assert.doesNotMatch(stdout + stderr, /hidden-word/);
});

const html = "<html>Sign in, please</html>";
/** Milliseconds that a call may take, by what it does: what only a busy machine meets, and a test that is about time does not. */
const [ample, soon] = [30_000, 900];
const others: readonly (readonly [string, (response: ServerResponse) => void, RegExp, time?: number])[] = [
  ["is silent", () => undefined, /no connection to ClickHouse|did not answer in time/, soon],
  [
    "stalls",
    (response) => response.write('{"meta":['),
    /no connection to ClickHouse|nothing came|did not answer in time/,
    soon,
  ],
  ["drips", (response) => dripTo(response, " ", 50), /did not answer in time/, soon],
  ["never ends", (response) => dripTo(response, " ".repeat(200_000), 5), /more than 1000000 bytes/],
  ["is a portal", (response) => response.end(html), /is not ClickHouse \(it said "<html>Sign in/],
  ["is another service", (response) => response.end('{"data":7}'), /is not ClickHouse/],
  ["breaks off", (response) => response.destroy(), /no connection to ClickHouse/],
];

test(
  "what answers instead of an engine is told from it, in time and in a sentence",
  { timeout: 180_000 },
  async () => {
    const lowered = (time: number) => ({
      ...{ ATLAS_CALL_SILENCE_MS: String(time), ATLAS_CALL_TIME_MS: String(time) },
      ATLAS_CALL_BYTES: "1000000",
    });
    try {
      for (const [name, answer, expected, time = ample] of others) {
        Object.assign(process.env, lowered(time));
        const server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
        await new Promise((resolve) => server.once("listening", resolve));
        const { port } = server.address() as AddressInfo;
        const address = engineAddress({ ATLAS_ENGINE_URL: `clickhouse://u@127.0.0.1:${port}/d` });
        try {
          await assert.rejects(openEngine({}, address), expected, name);
          if (name === "is silent") await assert.rejects(connectAll(address), expected, name);
        } finally {
          server.closeAllConnections();
          server.close();
        }
      }
    } finally {
      for (const variable of Object.keys(lowered(ample))) delete process.env[variable];
    }
  },
);

function dripTo(response: ServerResponse, text: string, every: number): void {
  const timer = setInterval(() => response.write(text), every);
  response.on("close", () => clearInterval(timer));
}

test("a folder that the server reads keeps its signature behind the file's name, and no message repeats it", () => {
  const signature = "sig=s1gned-by-us%2B1";
  assert.equal(
    remoteFile(`https://reader:pass-of-ours@host/a b/?${signature}`, "imports-2025.parquet"),
    `url('https://reader:pass-of-ours@host/a%20b/imports-2025.parquet?${signature}', 'Parquet')`,
  );
  assert.equal(
    remoteFile("s3://bucket/folder/", "x.parquet"),
    "s3('s3://bucket/folder/x.parquet', 'Parquet')",
  );
  assert.doesNotMatch(
    describeError(new Error(`Code: 86. https://host/x?${signature} and pass-of-ours s1gned-by-us+1`)),
    /s1gned-by-us|pass-of-ours/,
  );
  for (const bad of ["/srv/files?tok=s1gned-by-us", "ftp://host/x", "https://", ""])
    assert.throws(
      () => remoteFile(bad, "x.parquet"),
      (error: Error) => /expected https:/.test(error.message) && !error.message.includes("s1gned"),
    );
});
