import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { asInstalled, atlas, startAtlas, temporaryFolder } from "../atlas.js";

/** Packages that a call had loaded when it ended: Node's coverage report names every script. */
async function packagesOf(...args: string[]): Promise<Set<string>> {
  const folder = await temporaryFolder();
  try {
    const env = { NODE_V8_COVERAGE: folder.path };
    const { code } = await startAtlas(args, env, undefined, asInstalled).result;
    assert.equal(code, 0);
    const reports = await readdir(folder.path);
    const texts = await Promise.all(reports.map((file) => readFile(join(folder.path, file), "utf8")));
    return new Set(
      texts
        .flatMap((text) => (JSON.parse(text) as { result: { url: string }[] }).result)
        .flatMap(({ url }) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []),
    );
  } finally {
    await folder.remove();
  }
}

describe("atlas", () => {
  const calls = [
    ["--help"],
    ["label", "--help"],
    ["measure", "--help"],
    ["status", "--cache", "/nonexistent"],
  ];
  for (const call of calls)
    it(`loads neither DuckDB nor the service's client for ${call.slice(0, 2).join(" ")}`, async () => {
      const packages = await packagesOf(...call);
      assert.ok(packages.has("commander"), [...packages].join(", "));
      const reads = call[0] === "status"; // what lies on disk goes through its schema
      for (const heavy of ["@duckdb/node-api", "@anthropic-ai/sdk", ...(reads ? [] : ["zod"])])
        assert.ok(!packages.has(heavy), `${heavy} was loaded`);
    });

  it("names every verb, and the options of each, without running it", async () => {
    const { stdout } = await atlas(["--help"]);
    for (const verb of [
      "pull",
      "lists",
      "label",
      "snapshot",
      "verify",
      "diff",
      "status",
      "sql",
      "measure",
      "sample",
    ]) {
      assert.match(stdout, new RegExp(`^  ${verb} `, "m"));
      const help = await atlas([verb, "--help"]);
      assert.equal(help.code, 0);
      assert.match(help.stdout, /--cache <dir>/);
    }
  });
});
