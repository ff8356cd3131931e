import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheAt, partition, type Cache } from "../../loaders/cache.js";
import { jobsOf, LockedError, withLock, type Job } from "../../loaders/lock.js";
import { readRun } from "../../loaders/labels/run.js";
import { atlas, startAtlas, temporaryFolder } from "../atlas.js";
import { billOf, startBench, type Bench } from "./labels/claude/fixture.js";

describe("two processes on one cache", { timeout: 180_000 }, () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(30);
  });
  afterEach(() => bench.close());

  const label = (run: string, ...more: string[]) =>
    startAtlas(
      [
        ...["label", "--labeler", "claude", "--run", run, "--flow", "imports", "--poll", "0.1"],
        ...["--codes", bench.codesFile, "--cache", bench.cache.root, ...more],
      ],
      { ANTHROPIC_API_KEY: bench.fake.key, ANTHROPIC_BASE_URL: bench.fake.url },
    );

  async function until(condition: () => boolean): Promise<void> {
    for (let i = 0; !condition(); i++) {
      if (i > 3000) throw new Error("what the test waits for did not come");
      await sleep(10);
    }
  }

  it("pay once: the second says which process is at work, or waits for it and finds nothing to ask", async () => {
    const { fake, cache } = bench;
    fake.batchTime = Infinity;
    const first = label("one");
    await until(() => fake.batches.all.length > 0);
    const refused = await label("two").result;
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, new RegExp(`atlas label is at work on .*process ${first.process.pid} on `));
    const reader = await atlas(["status", "--cache", cache.root]);
    assert.equal(reader.code, 0, reader.stderr);
    const waiting = label("two", "--wait");
    fake.batchTime = 0;
    fake.batches.finish();
    const second = await waiting.result;
    assert.equal((await first.result).code, 0);
    assert.equal(second.code, 0, second.stderr);
    assert.equal(fake.billed.length, 30);
    assert.equal((await readRun(cache, "two")).labels.length, 30);
  });

  it("leave no lock behind when killed", async () => {
    const { fake } = bench;
    fake.latency = 60_000;
    const killed = label("one");
    await until(() => fake.messages.length > 0);
    killed.process.kill("SIGKILL");
    await killed.result;
    fake.latency = 0;
    const next = await label("one").result;
    assert.equal(next.code, 0, next.stderr);
  });

  it("share one budget", async () => {
    const { fake } = bench;
    assert.equal((await label("one").result).code, 0);
    const budget = ["--budget", String(billOf(fake) * 1.1)];
    const paid = fake.billed.length;
    const more = await label("two", "--runs", "2", ...budget).result;
    assert.equal(more.code, 1);
    assert.match(more.stderr, /above the budget/);
    assert.equal(fake.billed.length, paid);
  });
});

/** As another process would: without what its caller holds. */
const runInAnotherContext = AsyncLocalStorage.snapshot();

describe("withLock", { timeout: 60_000 }, () => {
  let cache: Cache;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const folder = await temporaryFolder();
    [cache, remove] = [cacheAt(folder.path), folder.remove];
  });
  afterEach(() => remove());
  const options = { verb: "a test" };

  it("counts what its caller holds already, and lets nobody else in until the end", async () => {
    await withLock(cache, ["runs", "lists"], options, () =>
      withLock(cache, ["runs"], options, async () => 1),
    );
    await withLock(cache, ["runs"], options, async () => {
      await runInAnotherContext(() => withLock(cache, ["lists"], options, async () => undefined)); // another job is free
      await assert.rejects(
        runInAnotherContext(() => withLock(cache, ["runs"], options, async () => undefined)),
        LockedError,
      );
    });
    const order: string[] = [];
    const hold = (name: string) =>
      withLock(cache, ["runs"], { ...options, wait: true }, async () => {
        order.push(`${name} in`);
        await sleep(150);
        order.push(`${name} out`);
      });
    await Promise.all([hold("a"), hold("b")]);
    assert.deepEqual(
      order.map((line) => line.split(" ")[1]),
      ["in", "out", "in", "out"],
    );
    let enter = (): void => undefined;
    let letGo = (): void => undefined;
    const held = new Promise<void>((entered) => (enter = entered));
    const busy = withLock(cache, ["runs"], options, () => {
      enter();
      return new Promise<void>((left) => (letGo = left));
    });
    await held;
    await assert.rejects(
      withLock(cache, ["runs"], options, async () => undefined),
      LockedError,
    );
    letGo();
    await busy;
  });

  it("lets any two verbs that write the same part of the cache work one after the other, and all others together", async () => {
    // a path in every part of a cache, and the job that guards it
    const guards: Record<string, Job> = {
      ...{ raw: "pull", facts: "pull", codes: "pull", places: "pull", ports: "pull", staging: "pull" },
      ...{ lists: "lists", "labels/attempts": "labels", "labels/batches": "labels", "labels/runs": "runs" },
      ...{ "labels/overrides": "runs", snapshots: "snapshots", engine: "loads" },
    };
    const pulled = ["raw", "facts", "codes", "places", "ports", "staging"];
    const inputs = [...pulled, "lists", "labels/runs", "labels/overrides"];
    const touches: Record<keyof typeof jobsOf, string[]> = {
      ...{ pull: pulled, lists: ["lists"], "lists, label sets": ["labels/runs"] },
      ...{
        label: ["labels/attempts", "labels/runs"],
        "label by a model": ["labels/attempts", "labels/batches"],
      },
      ...{ "label by a model, saved": ["labels/runs"], "label import": ["labels/runs"] },
      ...{ "label override": ["labels/overrides"], snapshot: [...inputs, "snapshots"] },
      ...{ "snapshot --use": ["snapshots"], "verify --repair": [...inputs, "snapshots"] },
      ...{ sample: ["snapshots"], refresh: [...inputs, "labels/attempts", "snapshots"], load: ["engine"] },
    };
    const verbs = Object.keys(jobsOf) as (keyof typeof jobsOf)[];
    for (const one of verbs) {
      const needed = new Set(touches[one].map((path) => guards[path]));
      assert.deepEqual(new Set<Job | undefined>(jobsOf[one]), needed, `${one} holds what it touches`);
      await withLock(cache, jobsOf[one], { verb: `atlas ${one}` }, async () => {
        for (const other of verbs) {
          const shared = touches[other].filter((path) => needed.has(guards[path]));
          const attempt = runInAnotherContext(() =>
            withLock(cache, jobsOf[other], options, async () => undefined),
          );
          if (shared.length === 0) await attempt;
          else await assert.rejects(attempt, new RegExp(`atlas ${one} is at work on`));
        }
      });
    }
  });

  it("brings back what a kill between two renames put aside, and sweeps the rest", async () => {
    const roots = [
      ...[cache.lists, join(cache.labels, "runs"), join(cache.ports, "flow=imports")],
      join(cache.root, "reports"),
    ];
    for (const root of roots) {
      for (const name of [
        "a",
        "a.tmp-1-0123abcd",
        "b.tmp-1-0123abcd-old",
        "b.tmp-1-0123abcd",
        "a.tmp-2-0123abcd-old",
      ])
        await mkdir(join(root, name), { recursive: true });
      await writeFile(join(root, "b.tmp-1-0123abcd-old", "old"), "");
    }
    await withLock(cache, ["pull", "lists", "runs", "snapshots"], options, async () => undefined);
    for (const root of roots) {
      assert.deepEqual((await readdir(root)).sort(), ["a", "b"]);
      assert.ok(existsSync(join(root, "b", "old")));
    }
  });

  it("finishes a month whose old form was put aside already", async () => {
    const staged = join(cache.staging, "999999999-0123abcd-imports-2025-01");
    for (const part of ["facts", "codes", "places"] as const) {
      await mkdir(join(staged, part), { recursive: true });
      await writeFile(join(staged, part, "new"), "");
      await mkdir(partition(cache[part], "imports", "2025-01"), { recursive: true });
    }
    await rename(partition(cache.facts, "imports", "2025-01"), join(staged, "facts-before"));
    await mkdir(join(cache.staging, "999999998-0123abcd-imports-2025-02", "facts"), { recursive: true });
    await withLock(cache, ["pull"], options, async () => undefined);
    for (const part of ["facts", "codes", "places"] as const)
      assert.deepEqual(await readdir(partition(cache[part], "imports", "2025-01")), ["new"]);
    assert.deepEqual(await readdir(cache.staging), []);
    assert.ok(!existsSync(partition(cache.facts, "imports", "2025-02")));
  });
});
