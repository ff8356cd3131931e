import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cacheAt, type Cache } from "../../../loaders/cache.js";
import { LineReporter } from "../../../loaders/progress.js";
import { refresh, type RefreshOptions } from "../../../loaders/refresh/refresh.js";
import { reportLines, writeReport } from "../../../loaders/refresh/report.js";
import { findCurrent, listSnapshots } from "../../../loaders/snapshot/store.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { startBulkServer, type BulkServer } from "../../servers/census-bulk.js";
import { startFileServer, type FileServer } from "../../servers/files.js";
import { importRows } from "../census/bulk/rows.js";

const exported = [
  { code: "8471500150", country: "5700", district: "24", df: "1" as const, all_val_mo: 500_000 },
];

describe("atlas refresh", { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let cache: Cache;
  let census: BulkServer;
  let lists: FileServer;
  const addresses = ["CENSUS_BULK_URL", "ATLAS_LISTS_URL"] as const;
  const old = addresses.map((name) => process.env[name]);

  before(async () => {
    folder = await temporaryFolder();
    cache = cacheAt(folder.path);
    census = await startBulkServer({
      imports: { "2026-01": importRows("2026-01"), "2026-02": importRows("2026-02") },
      exports: { "2026-01": exported, "2026-02": exported },
    });
    lists = await startFileServer(); // holds no list at all
    process.env["CENSUS_BULK_URL"] = census.url;
    process.env["ATLAS_LISTS_URL"] = lists.url;
  });
  after(async () => {
    addresses.forEach((name, i) => {
      if (old[i] === undefined) delete process.env[name];
      else process.env[name] = old[i];
    });
    await census?.close();
    await lists?.close();
    await folder?.remove();
  });

  const run = (options: Partial<RefreshOptions> = {}) =>
    refresh(
      cache,
      { from: "2026-01", labeler: "keyword", budget: 5, dryRun: false, build: undefined, ...options },
      new LineReporter(() => undefined),
    );

  it("says what it would do without fetching or writing anything", async () => {
    const { code, stdout } = await atlas(
      ["refresh", "--dry-run", "--from", "2026-01", "--cache", cache.root],
      {
        CENSUS_BULK_URL: census.url,
      },
    );
    assert.equal(code, 0);
    assert.match(stdout, /imports: ask Census for 2026-01 and later.*held: none/);
    assert.match(stdout, /label codes by the keyword rules/);
    assert.deepEqual(census.requests, []);
    assert.equal(existsSync(join(cache.root, "reports")), false);
  });

  it("makes a first snapshot; lists that cannot be had are warnings", async () => {
    let built = 0;
    const report = await run({ build: () => Promise.resolve(void built++) });
    assert.equal(report.outcome, "published", report.refusal ?? "");
    assert.equal(built, 1);
    assert.equal((await findCurrent(cache))?.id, report.after);
    assert.ok(report.warnings.some((text) => /keeps its last state/.test(text)));
    assert.equal(report.labels.run, "keyword");
  });

  it("publishes nothing where nothing is new", async () => {
    const report = await run({ build: () => assert.fail("there is nothing to build") });
    assert.equal(report.outcome, "nothing new");
    assert.equal((await listSnapshots(cache)).length, 1);
  });

  it("builds the site that a run which was killed left unbuilt", async () => {
    const { id } = (await findCurrent(cache)) ?? assert.fail();
    await writeFile(join(cache.snapshots, ".unbuilt"), id);
    let built = 0;
    const report = await run({ build: () => Promise.resolve(void built++) });
    assert.deepEqual([report.outcome, built, report.after], ["published", 1, id]);
    assert.equal((await run({ build: () => assert.fail("it is built") })).outcome, "nothing new");
  });

  it("refuses with the month that cannot be proven, and leaves what stands", async () => {
    const before = (await findCurrent(cache))?.id;
    await census.publish("imports", "2026-02", Buffer.from("no archive at all"));
    const report = await run({ build: () => assert.fail("nothing is to be built") });
    assert.equal(report.outcome, "refused");
    assert.match(report.refusal ?? "", /imports 2026-02/);
    assert.equal(report.after, before);
    assert.equal((await findCurrent(cache))?.id, before);
    const { code } = await atlas(["refresh", "--no-build", "--from", "2026-01", "--cache", cache.root], {
      CENSUS_BULK_URL: census.url,
      ATLAS_LISTS_URL: lists.url,
    });
    assert.equal(code, 1);
    assert.match(
      await readFile(join(cache.root, "reports/latest.md"), "utf8"),
      /^# Refused.*\n\n> imports 2026-02/,
    );
  });

  it("keeps the last snapshot in use where the site of a new one cannot be built", async () => {
    const before = (await findCurrent(cache))?.id;
    await census.publish("imports", "2026-02", [...importRows("2026-02"), ...news]);
    const report = await run({ build: () => Promise.reject(new Error("no room on the disk")) });
    assert.equal(report.outcome, "refused");
    assert.match(report.refusal ?? "", /could not be built, so the last one stands: no room/);
    assert.equal((await findCurrent(cache))?.id, before);
  });

  it("tells months added, dollars revised, codes new and their labels", async () => {
    await census.publish("imports", "2026-03", importRows("2026-03"));
    await census.publish("exports", "2026-03", exported);
    const report = await run();
    assert.equal(report.outcome, "published", report.refusal ?? "");
    assert.deepEqual(report.changes?.months.imports.added, ["2026-03"]);
    assert.deepEqual(
      report.changes?.revised.months.map(({ flow, month, change }) => [flow, month, Number(change)]),
      [["imports", "2026-02", 7_000]],
    );
    assert.deepEqual(
      report.new_codes.map(({ hs10, relevance }) => [hs10, relevance !== null]),
      [["8542310045", true]],
    );
    await writeReport(cache, report);
    const text = reportLines(report).join("\n");
    for (const pattern of [
      /new months Mar 2026|new months 2026-03/,
      /\| imports \| 2026-02 \|/,
      /\| imports \| 8542310045 \|/,
    ])
      assert.match(text, pattern);
    const json = JSON.parse(await readFile(join(cache.root, "reports/latest.json"), "utf8")) as {
      outcome: string;
    };
    assert.equal(json.outcome, "published");
  });

  it("builds the site of the snapshot that a run without a build left", async () => {
    assert.equal((await run()).outcome, "nothing new");
    let built = 0;
    const report = await run({ build: () => Promise.resolve(void built++) });
    assert.deepEqual([report.outcome, built, report.before], ["published", 1, report.after]);
    // what the site did not show before: the months of the run that ended without one
    assert.deepEqual(report.changes?.months.imports.added, ["2026-03"]);
    assert.equal((await run({ build: () => assert.fail("it is built") })).outcome, "nothing new");
  });
});

/** A code that no month had before. */
const news = [
  {
    code: "8542310045",
    country: "5830",
    district: "09",
    con_val: 7_000,
    gen_val: 7_000,
    con_cif: 7_100,
    con_qy1: 5,
  },
];
