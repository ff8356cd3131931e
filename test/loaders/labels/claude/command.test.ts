import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readRun } from "../../../../loaders/labels/run.js";
import { atlas, startAtlas } from "../../../atlas.js";
import { billOf, startBench, type Bench } from "./fixture.js";

describe("atlas label --labeler claude", () => {
  let bench: Bench;
  const args = (...more: string[]) => [
    ...["label", "--labeler", "claude", "--run", "test", "--flow", "imports", "--poll", "0.1"],
    ...["--codes", bench.codesFile, "--cache", bench.cache.root, ...more],
  ];
  const env = () => ({ ANTHROPIC_API_KEY: bench.fake.key, ANTHROPIC_BASE_URL: bench.fake.url });
  beforeEach(async () => {
    bench = await startBench(40);
  });
  afterEach(() => bench.close());

  async function until(condition: () => boolean): Promise<void> {
    const end = Date.now() + 60_000;
    while (!condition()) {
      if (Date.now() > end) throw new Error("what the test waits for did not come");
      await sleep(10);
    }
  }

  async function startAndKill(condition: () => boolean, ...more: string[]): Promise<void> {
    const { process: child, result } = startAtlas(args(...more), env());
    await until(condition);
    child.kill("SIGKILL");
    assert.equal((await result).code, null);
  }

  it("says which variable to set when there is no key", async () => {
    const result = await atlas(args());
    assert.equal(result.code, 1);
    assert.match(result.stderr, /set ANTHROPIC_API_KEY/);
  });

  it("counts and prices without spending, and asks before it goes beyond the budget", async () => {
    const { fake } = bench;
    const dry = await atlas(args("--dry-run", "--json"), env());
    assert.equal(dry.code, 0, dry.stderr);
    const plan = JSON.parse(dry.stdout) as Record<string, unknown>;
    assert.deepEqual([plan["codes"], plan["toAsk"], plan["pricesChecked"]], [40, 40, "2026-10-24"]);
    const estimate = plan["estimate_usd"] as number;
    const refused = await atlas(args("--budget", "0.0001"), env());
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /above the budget of \$0\.00010\. Nothing was spent/);
    assert.equal(fake.billed.length, 0);
    const done = await atlas(args("--budget", "0.0001", "--yes"), env());
    assert.equal(done.code, 0, done.stderr);
    assert.ok(billOf(fake) < 2 * estimate && billOf(fake) > estimate / 4, `${billOf(fake)} for ${estimate}`);
    assert.ok(!(done.stderr + done.stdout).includes(fake.key));
  });

  it("lists what stays without an answer and ends with 1", async () => {
    bench.fake.faults.set(bench.codes[30] ?? "", [{ kind: "refusal" }]);
    const result = await atlas(args(), env());
    assert.equal(result.code, 1);
    assert.match(result.stderr, new RegExp(`${bench.codes[30]}: refused: category frontier_llm`));
    assert.match(result.stderr, /1 questions stay without an answer .* run the same command again/);
  });

  it("pays once for a batch, killed twice while it waits", async () => {
    const { fake, cache } = bench;
    fake.batchTime = Infinity;
    const looks = () => fake.requests.filter(({ path }) => /batches\/msgbatch_\w+$/.test(path)).length;
    await startAndKill(() => looks() > 0);
    const seen = looks();
    await startAndKill(() => looks() > seen);
    fake.batchTime = 0;
    const result = await atlas(args(), env());
    assert.equal(result.code, 0, result.stderr);
    assert.match(result.stderr, /taken over/);
    assert.equal(fake.batches.all.length, 1);
    assert.equal(fake.billed.length, 40);
    const { record, labels } = await readRun(cache, "test");
    assert.equal(labels.length, 40);
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(fake)) < 1e-9);
  });

  it("finds a batch that was handed in when it was killed before it knew its id", async () => {
    const { fake, cache } = bench;
    fake.pathFaults.set("after create", [{ kind: "silence after headers" }]);
    await startAndKill(() => fake.batches.all.length === 1);
    const result = await atlas(args(), env());
    assert.equal(result.code, 0, result.stderr);
    assert.match(result.stderr, /found on the service/);
    assert.equal(fake.batches.all.length, 1);
    assert.equal(fake.billed.length, 40);
    assert.equal((await readRun(cache, "test")).labels.length, 40);
  });

  it("loses no direct answer that it had, killed twice", async () => {
    const { fake, cache } = bench;
    fake.latency = 60;
    const answered = (count: number) => () => fake.billed.length >= count;
    await startAndKill(answered(8), "--sync", "--concurrency", "3");
    assert.ok(!existsSync(join(cache.labels, "runs", "test")));
    await startAndKill(answered(20), "--sync", "--concurrency", "3");
    const result = await atlas(args("--sync", "--concurrency", "3"), env());
    assert.equal(result.code, 0, result.stderr);
    const { record, labels } = await readRun(cache, "test");
    assert.equal(labels.length, 40);
    // what was under way when the kill came was billed, and nobody was left to hear the answer
    assert.ok(fake.billed.length >= 40 && fake.billed.length <= 46, `${fake.billed.length} paid for`);
    assert.ok((record.cost_usd ?? 0) <= billOf(fake) + 1e-9);
  });
});
