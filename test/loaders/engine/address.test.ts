import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { engineAddress } from "../../../loaders/engine/address.js";
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

test("an engine that is not there is named, without its password", { timeout: 60_000 }, async () => {
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
