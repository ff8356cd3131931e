import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { temporaryFolder } from "../../atlas.js";
import { partition, type Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import type { Manifest } from "../../../loaders/snapshot/manifest.js";
import { openSnapshot, type Session } from "../../../loaders/snapshot/session.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { makeFixtureCache, smallSpec, withFixtureCache, type FixtureSpec } from "./fixture.js";

describe("buildSnapshot", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let cache: Cache;
  let session: Session;

  before(async () => {
    folder = await temporaryFolder();
    cache = await makeFixtureCache(folder.path);
    await buildSnapshot({ inputs: cache, into: cache, kind: "live", now: new Date("2026-03-06T00:00:00Z") });
    session = await openSnapshot(cache);
  });
  after(async () => {
    session.close();
    await folder.remove();
  });

  it("names the snapshot by its last month and its content, and makes it the current one", async () => {
    assert.match(session.id, /^2025-01-[0-9a-f]{8}$/);
    assert.equal((await readFile(cache.current, "utf8")).trim(), session.id);
    assert.equal(session.manifest.built, "2026-03-06T00:00:00.000Z");
  });

  it("gives the same id for the same inputs, and leaves the snapshot that stands", async () => {
    const again = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    assert.equal(again.id, session.id);
    assert.deepEqual((await readdir(cache.snapshots)).sort(), [session.id, "current"].sort());
    const manifest = JSON.parse(await readFile(join(again.folder, "manifest.json"), "utf8")) as {
      built: string;
    };
    assert.equal(manifest.built, "2026-03-06T00:00:00.000Z");
  });

  it("writes one file of trade a year, and keeps every dollar of the facts", async () => {
    const files = session.manifest.tables
      .find(({ name }) => name === "imports")
      ?.files.map(({ file }) => file);
    assert.deepEqual(files, ["imports-2024.parquet", "imports-2025.parquet"]);
    const rows = await session.database.rows(
      "SELECT strftime(month, '%Y-%m') AS month, sum(con_val) AS dollars FROM imports GROUP BY 1 ORDER BY 1",
    );
    assert.deepEqual(rows, [
      { month: "2024-11", dollars: 15470 },
      { month: "2024-12", dollars: 29471 },
      { month: "2025-01", dollars: 43472 },
    ]);
  });

  it("records control totals, months, sources and label runs", () => {
    const { control_totals, months, sources, runs, run } = session.manifest;
    assert.deepEqual(control_totals[0], {
      flow: "imports",
      month: "2024-11",
      ours: "15470",
      published: "15470",
    });
    assert.equal(control_totals.length, 6);
    assert.deepEqual(months.exports, ["2024-11", "2024-12", "2025-01"]);
    assert.equal(sources.length, 7, "six months and one list");
    assert.deepEqual(
      runs.map((one) => one.run),
      ["keyword"],
    );
    assert.equal(run, "keyword");
  });

  it("describes a code as the newest month that lists it, and leaves NULL what nobody says", async () => {
    const rows = await session.database.rows(
      "SELECT hs10, description_long, unit1, naics, naics_name, first_month FROM codes WHERE flow = 'imports' ORDER BY hs10",
    );
    assert.deepEqual(rows.slice(1, 2), [
      {
        hs10: "8471500150",
        description_long: "PROCESSING UNITS OTHER THAN 8471.41",
        unit1: "NO",
        naics: "334111",
        naics_name: null,
        first_month: "2024-11-01",
      },
    ]);
    assert.equal(rows[3]?.["description_long"], null);
  });

  it("names countries and districts", async () => {
    assert.deepEqual(await session.database.rows("SELECT * FROM countries WHERE cty_code = '5700'"), [
      { cty_code: "5700", name: "China", iso2: "CN", iso3: "CHN", groups: "APEC" },
    ]);
    assert.deepEqual(await session.database.rows("SELECT * FROM districts"), [
      { district: "23", name: "LAREDO, TX" },
    ]);
  });

  it("gives the measures their relations", async () => {
    const { dollars } = await session.database.one<{ dollars: number }>(
      `SELECT sum(con_val) AS dollars FROM imports_by_code JOIN labels_in_use USING (hs10)
       WHERE flow = 'imports' AND relevance = 'High'`,
    );
    assert.equal(dollars, 84000);
  });
});

describe("buildSnapshot, on a cache that lacks something", () => {
  async function build(spec: FixtureSpec): Promise<Manifest> {
    return withFixtureCache(spec, async (cache) => {
      await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const session = await openSnapshot(cache);
      await session.database.rows("SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM exports)");
      session.close();
      assert.deepEqual(await verifySnapshot(session), []);
      return session.manifest;
    });
  }

  it("says to pull where there are no facts", async () => {
    await assert.rejects(build({}), /no facts in .*run atlas pull/);
  });

  it("names the months that a hole left out, and does not count them as zero", async () => {
    const manifest = await build({
      months: smallSpec().months?.filter(({ month }) => month !== "2024-12") ?? [],
    });
    assert.ok(manifest.notes.includes("Months without imports inside the range: 2024-12."));
    assert.deepEqual(manifest.months.imports, ["2024-11", "2025-01"]);
  });

  it("names a flow that is not there, and gives it as a relation without rows", async () => {
    const manifest = await build({
      months: smallSpec().months?.filter(({ flow }) => flow === "imports") ?? [],
    });
    assert.ok(manifest.notes.includes("There are no exports in this snapshot."));
  });

  it("keeps the classification of a code that a later month describes without one", async () => {
    const months = (smallSpec().months ?? []).map((month, i, all) =>
      i < all.length - 2 || !month.codes
        ? month
        : {
            ...month,
            codes: month.codes.map((code) => ({ ...code, naics: null, description_long: "LATER WORDS" })),
          },
    );
    const found = await withFixtureCache({ months }, async (cache) => {
      await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const session = await openSnapshot(cache);
      const rows = await session.database.rows(
        "SELECT description_long, naics FROM codes WHERE flow = 'imports' AND hs10 = '8471500150'",
      );
      session.close();
      return rows;
    });
    assert.deepEqual(found, [{ description_long: "LATER WORDS", naics: "334111" }]);
  });

  it("says that there are no labels and no lists", async () => {
    const manifest = await build({ months: smallSpec().months ?? [] });
    assert.equal(manifest.run, null);
    assert.ok(manifest.notes.some((note) => note.startsWith("There are no labels")));
    assert.ok(manifest.notes.includes("There are no tariff lists."));
  });

  it("says where rows do not add up to the publisher's total", async () => {
    const months = (smallSpec().months ?? [])
      .slice(0, 1)
      .map((month) => ({ ...month, publishedTotal: "15471" }));
    await withFixtureCache({ months }, async (cache) => {
      await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const session = await openSnapshot(cache);
      session.close();
      const expected = "imports of 2024-11: the publisher's total is 15471 dollars, ours is 15470";
      assert.deepEqual(await verifySnapshot(session), [expected]);
      assert.ok(session.manifest.notes.some((note) => note.includes("15471")));
    });
  });

  it("refuses a folder of facts that was not finished, and names it", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const broken = partition(cache.facts, "imports", "2024-12");
      await rm(join(broken, "month.json"));
      await assert.rejects(
        buildSnapshot({ inputs: cache, into: cache, kind: "live" }),
        (error: Error) =>
          error.message.includes(broken) && error.message.includes("atlas pull --flow imports"),
      );
    });
  });

  it("refuses facts that no longer add up to what the puller wrote", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const path = join(partition(cache.facts, "exports", "2024-12"), "month.json");
      await writeFile(path, (await readFile(path, "utf8")).replaceAll("4500", "4501"));
      await assert.rejects(
        buildSnapshot({ inputs: cache, into: cache, kind: "live" }),
        /damaged facts: exports of 2024-12 add up to 4500 dollars, its month.json says 4501/,
      );
    });
  });

  it("refuses facts that hold a cell twice, and leaves no snapshot behind", async () => {
    const facts = [1, 2].map((con_val) => ({ hs10: "0101210010", cty_code: "1220", con_val }));
    await withFixtureCache({ months: [{ flow: "imports", month: "2025-01", facts }] }, async (cache) => {
      await assert.rejects(
        buildSnapshot({ inputs: cache, into: cache, kind: "live" }),
        /repeated key in table imports.*0101210010/s,
      );
      assert.deepEqual(await readdir(cache.snapshots), []);
    });
  });
});

describe("the label run in use", () => {
  const label = [{ flow: "imports", hs10: "8471500150", relevance: "High" }];
  const runs = (...names: string[]): FixtureSpec["runs"] =>
    Object.fromEntries(
      names.map((name, day) => [
        name,
        { labels: label, record: { labelled: `2026-03-0${day + 1}T00:00:00Z` } },
      ]),
    );

  async function runOf(cache: Cache, run?: string): Promise<string | null> {
    await buildSnapshot({ inputs: cache, into: cache, kind: "live", run });
    const session = await openSnapshot(cache);
    session.close();
    return session.manifest.run;
  }

  it("is the one asked for, else that of the snapshot before, else the newest", async () => {
    const months = smallSpec().months?.slice(0, 1) ?? [];
    await withFixtureCache({ months, runs: runs("first", "second", "third") ?? {} }, async (cache) => {
      assert.equal(await runOf(cache), "third", "the newest");
      assert.equal(await runOf(cache, "first"), "first", "asked for");
      assert.equal(await runOf(cache), "first", "of the snapshot before");
      await assert.rejects(
        runOf(cache, "fourth"),
        /unknown label run: "fourth" \(expected one of first, second, third\)/,
      );
    });
  });
});
