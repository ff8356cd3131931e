import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "node:test";
import { atlas, temporaryFolder } from "../../atlas.js";
import { partition } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import type { Status } from "../../../loaders/snapshot/status.js";
import { smallSpec, withFixtureCache } from "./fixture.js";

describe("atlas status", () => {
  it("says what to do in an empty cache", async () => {
    const { path, remove } = await temporaryFolder();
    const { code, stdout } = await atlas(["status", "--cache", path]);
    await remove();
    assert.equal(code, 0);
    for (const verb of ["atlas pull", "atlas label", "atlas lists", "atlas snapshot"])
      assert.ok(stdout.includes(verb));
  });

  it("shows months with holes, runs, lists, snapshots and the current one", async () => {
    const spec = smallSpec();
    spec.months = (spec.months ?? []).filter(({ flow, month }) => flow === "exports" || month !== "2024-12");
    await withFixtureCache(spec, async (cache) => {
      const { id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      await mkdir(join(cache.labels, "runs", "claude"));
      await rm(join(partition(cache.facts, "exports", "2025-01"), "month.json"));
      const text = await atlas(["status", "--cache", cache.root]);
      assert.equal(text.code, 0);
      assert.match(
        text.stdout,
        /imports: 2 months \(2024-11, 2025-01\), 10 rows; missing inside the range: 2024-12/,
      );
      assert.match(text.stdout, /exports: 2 months \(2024-11 to 2024-12\)/);
      assert.match(text.stdout, /claude: no labels yet/);
      assert.match(text.stdout, /problem: incomplete facts: .*month=2025-01/);
      const { stdout } = await atlas(["status", "--json", "--cache", cache.root]);
      const status = JSON.parse(stdout) as Status;
      assert.deepEqual(status.facts.imports, {
        months: ["2024-11", "2025-01"],
        holes: ["2024-12"],
        rows: 10,
      });
      assert.equal(status.current, id);
      assert.deepEqual(status.snapshots[0]?.imports, ["2024-11", "2025-01"]);
      assert.equal(status.lists[0]?.list, "annex-ii");
      assert.deepEqual(status.unfinished_runs, ["claude"]);
    });
  });

  it("ends well where its reader leaves early, as head does", async () => {
    const { path, remove } = await temporaryFolder();
    const command = fileURLToPath(new URL("../../../bin/atlas.js", import.meta.url));
    const child = spawn(process.execPath, [command, "measure", "--json", "--cache", path], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    await remove();
    assert.equal(stderr, "");
    assert.equal(code, 0);
  });
});
