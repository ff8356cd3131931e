import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, it } from "node:test";
import { atlas, startAtlas } from "../../atlas.js";
import type { Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { resolveSnapshot } from "../../../loaders/snapshot/session.js";
import { findCurrent, listSnapshots, setCurrentId } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { smallSpec, withFixtureCache } from "./fixture.js";

const build = (cache: Cache, notes: string[] = []) =>
  buildSnapshot({ inputs: cache, into: cache, kind: "live", notes });

describe("a build that is killed", () => {
  it("leaves the snapshot before it in use and whole, at whatever instant", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const first = await build(cache);
      const started = Date.now();
      await atlas(["snapshot", "--allow-unlabelled", "--note", "Not killed.", "--cache", cache.root]);
      const whole = Date.now() - started;
      for (const share of [0.6, 0.8, 0.95]) {
        const { process: child, result } = startAtlas([
          "snapshot",
          "--allow-unlabelled",
          "--note",
          `Killed at ${share}.`,
          "--cache",
          cache.root,
        ]);
        await delay(whole * share);
        child.kill("SIGKILL");
        await result;
        for (const snapshot of await listSnapshots(cache))
          assert.deepEqual(await verifySnapshot(snapshot), [], snapshot.id);
        assert.ok(await findCurrent(cache), "the pointer names a snapshot that stands");
      }
      const again = await build(cache);
      assert.equal(again.id, first.id);
      const left = (await readdir(cache.snapshots)).filter(
        (name) => name.startsWith(".") || name.includes(".tmp-"),
      );
      assert.deepEqual(left, [], "what killed builds left is swept by the next");
    });
  });

  it("sweeps what is dead, and nothing of builds under way here or elsewhere", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const names = {
        dead: `.building-${hostname()}+999999999+aa`,
        alive: `.building-${hostname()}+${process.pid}+bb`,
        elsewhere: ".building-another.host+1+cc",
        oldElsewhere: ".building-another.host+1+dd",
      };
      for (const name of Object.values(names)) await mkdir(join(cache.snapshots, name), { recursive: true });
      await writeFile(`${cache.current}.tmp-999999999-abcd`, "half");
      await utimes(join(cache.snapshots, names.oldElsewhere), 0, 0);
      await build(cache);
      const left = await readdir(cache.snapshots);
      assert.deepEqual(
        left.filter((name) => name.startsWith(".")).sort(),
        [names.alive, names.elsewhere].sort(),
      );
      assert.ok(!left.some((name) => name.includes(".tmp-")));
    });
  });
});

describe("two builds at once", () => {
  it("do each other no harm", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const built = await Promise.all([build(cache), build(cache), build(cache, ["Another."])]);
      assert.equal(new Set(built.map(({ id }) => id)).size, 2);
      const snapshots = await listSnapshots(cache);
      assert.equal(snapshots.length, 2);
      for (const snapshot of snapshots) assert.deepEqual(await verifySnapshot(snapshot), []);
    });
  });
});

describe("the pointer to the current snapshot", () => {
  it("is never empty or half written while it changes", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const ids = [(await build(cache)).id, (await build(cache, ["Another."])).id];
      let writing = true;
      const writer = (async () => {
        for (let i = 0; i < 200; i++) await setCurrentId(cache, ids[i % 2] ?? "");
        writing = false;
      })();
      while (writing) assert.ok(ids.includes((await readFile(cache.current, "utf8")).trim()));
      await writer;
    });
  });

  it("is set by atlas snapshot --use, and refuses a snapshot that is not there", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const [first] = [await build(cache), await build(cache, ["Another."])];
      const used = await atlas(["snapshot", "--use", first.id, "--cache", cache.root]);
      assert.equal(used.code, 0);
      assert.equal((await findCurrent(cache))?.id, first.id);
      const refused = await atlas(["snapshot", "--use", "../..", "--cache", cache.root]);
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /unknown snapshot/);
    });
  });

  it("is not missed where its build was killed before it was written", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const { id } = await build(cache);
      await rm(cache.current);
      assert.equal((await resolveSnapshot(cache)).id, id);
    });
  });

  it("says what to do where the snapshot that it names is gone", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      await mkdir(cache.snapshots, { recursive: true });
      await writeFile(cache.current, "2025-01-12345678\n");
      await assert.rejects(findCurrent(cache), /2025-01-12345678, which is not there \(run atlas snapshot/);
    });
  });
});
