import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { cacheAt, partition, type Cache } from "../../../loaders/cache.js";
import { readWholeMonth } from "../../../loaders/facts.js";
import { sealFolder } from "../../../loaders/folder-sums.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { repairSnapshot } from "../../../loaders/snapshot/repair.js";
import { readStatus } from "../../../loaders/snapshot/status.js";
import { findCurrent, loadSnapshot, setCurrentId } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { temporaryFolder } from "../../atlas.js";
import { makeFixtureCache } from "./fixture.js";

describe("damage to a snapshot", { timeout: 240_000 }, () => {
  let whole: Awaited<ReturnType<typeof temporaryFolder>>;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let cache: Cache;
  let id: string;
  before(async () => {
    whole = await temporaryFolder();
    const built = await makeFixtureCache(whole.path);
    ({ id } = await buildSnapshot({ inputs: built, into: built, kind: "live" }));
  });
  after(() => whole.remove());
  beforeEach(async () => {
    folder = await temporaryFolder();
    await cp(whole.path, folder.path, { recursive: true });
    cache = cacheAt(folder.path);
  });
  afterEach(() => folder.remove());
  const path = (file: string) => join(cache.snapshots, id, file);
  const table = async () => (await loadSnapshot(cache, id)).manifest.tables[0]?.files[0]?.file ?? "";
  const build = () => buildSnapshot({ inputs: cache, into: cache, kind: "live" });
  const isWhole = async () => {
    assert.deepEqual(await verifySnapshot(await loadSnapshot(cache, id)), []);
    assert.equal((await findCurrent(cache))?.id, id);
    assert.deepEqual((await readdir(cache.snapshots)).sort(), [id, "current"].sort());
  };

  const kinds: [string, () => Promise<void>][] = [
    ["a truncated table", async () => truncate(path(await table()), 40)],
    ["a missing table", async () => rm(path(await table()))],
    ["a garbled table", async () => writeFile(path(await table()), "PAR1 no")],
    ["a garbled manifest", async () => writeFile(path("manifest.json"), '{"format":1,')],
    ["a manifest of another shape", async () => writeFile(path("manifest.json"), '{"format":1,"tables":7}')],
    ["a missing SHA256SUMS", async () => rm(path("SHA256SUMS"))],
  ];
  for (const [name, damage] of kinds) {
    it(`${name} is mended by building onto the id`, async () => {
      await damage();
      assert.equal((await build()).id, id);
      await isWhole();
    });
    if (/truncated|manifest/.test(name))
      it(`${name} is mended by a repair, and never made current before`, async () => {
        await damage();
        await assert.rejects(setCurrentId(cache, id), /damaged/);
        assert.match((await readStatus(cache)).problems.join(), /verify .*--repair/);
        await repairSnapshot(cache, undefined, false);
        await isWhole();
      });
  }

  for (const mended of [true, false])
    it(`a kill ${mended ? "after" : "between"} the renames of a repair loses nothing and leaves nothing`, async () => {
      const notes = ["said by whoever built it"]; // part of the id: a build with other settings is another snapshot
      const { id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live", notes });
      await setCurrentId(cache, id);
      const folder = join(cache.snapshots, id);
      const others = (await readdir(cache.snapshots)).filter((name) => name !== id);
      const gone = spawnSync(process.execPath, ["-e", ""]).pid; // a process that has ended
      const aside = join(cache.snapshots, `.building-${hostname()}+${gone}+0123abcd-broken-${id}`);
      if (mended) await cp(folder, aside, { recursive: true });
      else {
        await truncate(join(folder, await table()), 40);
        await rename(folder, aside);
      }
      await repairSnapshot(cache, undefined, false);
      assert.deepEqual(await verifySnapshot(await loadSnapshot(cache, id)), []);
      assert.equal((await findCurrent(cache))?.id, id);
      assert.deepEqual((await readdir(cache.snapshots)).sort(), [id, ...others].sort());
    });

  for (const [name, content] of [
    ["garbled", Buffer.from([0, 255, 3])],
    ["of nothing", ""],
    ["of a snapshot that is gone", "2020-01-deadbeef\n"],
  ] as const)
    it(`a pointer ${name} is named with its path and mended by a build and by a repair`, async () => {
      await writeFile(cache.current, content);
      const { problems } = await readStatus(cache);
      assert.ok(problems.some((problem) => problem.includes(cache.current) && /--repair/.test(problem)));
      await build();
      await isWhole();
      await writeFile(cache.current, content);
      await repairSnapshot(cache, undefined, false);
      await isWhole();
    });

  it("says when the cache no longer gives the snapshot that is broken", async () => {
    await truncate(path(await table()), 40);
    await rm(cache.lists, { recursive: true });
    await assert.rejects(repairSnapshot(cache, id, false), /cannot be built again: the cache now gives /);
  });

  it("a file of the cache that a disk changed is named with the way out and never built into a snapshot", async () => {
    const month = partition(cache.facts, "imports", "2025-01");
    const run = join(cache.labels, "runs", "keyword");
    const list = join(cache.lists, "annex-ii");
    for (const folder of [month, run, list]) await sealFolder(folder);
    await build();
    for (const [file, wayOut] of [
      [join(month, "facts.parquet"), /atlas pull --flow imports --from 2025-01 --to 2025-01/],
      [join(run, "labels.parquet"), /--replace/],
      [join(list, "list.parquet"), /atlas lists/],
    ] as const) {
      const whole = await readFile(file);
      const bytes = Buffer.from(whole);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(file, bytes);
      const { problems } = await readStatus(cache);
      assert.ok(problems.some((problem) => problem.includes(file) && wayOut.test(problem)));
      await assert.rejects(build(), (error: Error) => error.message.includes(file));
      await writeFile(file, whole);
    }
    for (const [file, wayOut] of [
      [join(run, "labels.parquet"), /missing file.*labels\.parquet.*--replace/],
      [join(list, "list.parquet"), /missing file.*list\.parquet.*atlas lists/],
    ] as const) {
      const whole = await readFile(file);
      await rm(file);
      await assert.rejects(build(), wayOut);
      await writeFile(file, whole);
    }
    await truncate(join(month, "facts.parquet"), 9);
    assert.equal(await readWholeMonth(cache, "imports", "2025-01"), undefined); // the next pull fetches it
    await assert.rejects(
      writeFile(join(list, "source.json"), '{"sources":7}').then(build),
      /source\.json.*atlas lists/s,
    );
  });

  it("a month or a run whose record is garbled is named with the way out", async () => {
    const [month] = (await loadSnapshot(cache, id)).manifest.months.imports;
    await writeFile(join(partition(cache.facts, "imports", month ?? ""), "month.json"), "{");
    const [run] = await readdir(join(cache.labels, "runs"));
    await writeFile(join(cache.labels, "runs", run ?? "", "run.json"), "\0");
    const { problems } = await readStatus(cache);
    assert.ok(problems.some((line) => line.includes(month ?? "?") && /atlas pull/.test(line)));
    assert.ok(problems.some((line) => line.includes("run.json") && /--replace/.test(line)));
    await assert.rejects(build(), /incomplete facts/);
  });
});

it("a whole copy of a snapshot elsewhere is one too", async () => {
  const folder = await temporaryFolder();
  const cache = await makeFixtureCache(join(folder.path, "a"));
  const { id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
  await cp(join(cache.snapshots, id), join(folder.path, "b", "snapshots", id), { recursive: true });
  await setCurrentId(cacheAt(join(folder.path, "b")), id);
  assert.equal((await readFile(join(folder.path, "b", "snapshots", "current"), "utf8")).trim(), id);
  await folder.remove();
});
