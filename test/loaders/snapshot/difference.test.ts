import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { atlas, temporaryFolder } from "../../atlas.js";
import type { Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { compareSnapshots, type Difference } from "../../../loaders/snapshot/difference.js";
import type { HeadlineChange } from "../../../loaders/snapshot/headline.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { findMeasure, measureSql } from "../../../src/measures/index.js";
import { makeFixtureCache, smallSpec, type FixtureSpec } from "./fixture.js";

describe("compareSnapshots", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let cache: Cache;
  let ids: [string, string];
  let difference: Difference;

  before(async () => {
    folder = await temporaryFolder();
    cache = await makeFixtureCache(folder.path);
    const first = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    const inputs = await makeFixtureCache(`${folder.path}/revised`, revisedSpec());
    const second = await buildSnapshot({ inputs, into: cache, kind: "live" });
    ids = [first.id, second.id];
    difference = await compareSnapshots(cache, ...ids);
  });
  after(() => folder.remove());

  it("finds nothing between a snapshot and itself", async () => {
    const same = await compareSnapshots(cache, ids[0], ids[0]);
    assert.deepEqual(same.revised, { months: [], codes: [], countries: [] });
    assert.deepEqual(
      [same.labels, same.lists, same.headline, same.codes.added, same.months.imports.added],
      [[], [], [], [], []],
    );
  });

  it("adds up the revised cells of shared months, and does not count a new month as a revision", () => {
    assert.deepEqual(difference.months, {
      imports: { added: ["2025-02"], removed: [] },
      exports: { added: [], removed: ["2024-11"] },
    });
    assert.deepEqual(difference.revised.months, [
      { flow: "imports", month: "2024-12", cells: 3, before: 10400, after: 10650, change: 250 },
    ]);
  });

  it("names revised codes and countries, the largest change first, also where only a quantity changed", () => {
    assert.deepEqual(difference.revised.codes, [
      { flow: "imports", hs10: "8471500150", cells: 1, before: 10000, after: 10500, change: 500 },
      { flow: "imports", hs10: "8504409550", cells: 1, before: 400, after: 0, change: -400 },
      { flow: "imports", hs10: "8544429090", cells: 1, before: 0, after: 150, change: 150 },
    ]);
    assert.deepEqual(
      difference.revised.countries.map(({ cty_code, change }) => [cty_code, change]),
      [
        ["2010", 500],
        ["5700", -250],
      ],
    );
  });

  it("names new codes and codes that are gone", () => {
    assert.deepEqual(difference.codes.added, [{ flow: "imports", hs10: "8544429090", description: null }]);
    assert.deepEqual(difference.codes.removed, []);
  });

  it("compares the labels in use and the lists", () => {
    assert.deepEqual(difference.runs, {
      before: "keyword",
      after: "keyword",
      added: ["claude"],
      removed: [],
    });
    assert.deepEqual(difference.labels, [
      {
        flow: "imports",
        hs10: "8504409550",
        before: "Medium",
        after: "High",
        category_before: "Electrical_Power",
        category_after: "Electrical_Power",
      },
    ]);
    assert.deepEqual(difference.lists, [
      { list: "annex-ii", added: 1, removed: 1 },
      { list: "section-122", added: 1, removed: 0 },
    ]);
  });

  it("says what it does to the headline numbers, through the measures", () => {
    const share = difference.headline.find(
      ({ measure, year }) => measure === "import_share" && year === 2024,
    );
    assert.equal(share?.unit, "percent");
    assert.equal(share?.before, (100 * 42000) / 44941);
    // The power supply counts as AI now: its November 400 and no December, with 500 more of computers.
    assert.equal(share?.after, (100 * (42000 + 500 + 400)) / (44941 + 250));
  });

  it("takes from one snapshot what the other would add up the same, and no number changes by that", async () => {
    const spec = revisedSpec();
    const { keyword } = smallSpec().runs ?? {};
    if (!keyword) throw new Error("the small specification has no run");
    const inputs = await makeFixtureCache(`${folder.path}/values`, { ...spec, runs: { keyword } });
    const { id } = await buildSnapshot({ inputs, into: cache, kind: "live", makeCurrent: false });
    const { headline } = await compareSnapshots(cache, ids[0], id);
    const asked: HeadlineChange[] = [];
    for (const [measure, by] of [
      ["import_value", ["year", "group"]],
      ["export_value", ["year", "group"]],
      ["import_share", ["year"]],
      ["export_share", ["year"]],
      ["effective_tariff", ["year", "group"]],
      ["net_effect", ["year"]],
    ] as const) {
      const [before, after] = [await answerOf(ids[0], measure, by), await answerOf(id, measure, by)];
      for (const key of new Set([...before.keys(), ...after.keys()]))
        if (before.get(key) !== after.get(key)) {
          const [year, group = null] = key.split(" ");
          const values = { before: before.get(key) ?? null, after: after.get(key) ?? null };
          asked.push({ measure, unit: findMeasure(measure).unit, group, year: Number(year), ...values });
        }
    }
    const sorted = (changes: readonly HeadlineChange[]) =>
      changes.map((change) => JSON.stringify(change)).sort();
    assert.ok(asked.some(({ year }) => year === 2024) && asked.some(({ year }) => year === 2025));
    assert.deepEqual(sorted(headline), sorted(asked));
  });

  async function answerOf(id: string, measure: string, by: readonly ("year" | "group")[]) {
    const session = await openSnapshot(cache, { id, aside: true });
    try {
      const rows = await session.database.rows<{ year: number; group?: string; value: number | null }>(
        measureSql(measure, { by }),
      );
      return new Map(
        rows.map(({ year, group, value }) => [group ? `${year} ${group}` : String(year), value]),
      );
    } finally {
      session.close();
    }
  }

  it("is printed by atlas diff, as text and as JSON", async () => {
    const text = await atlas(["diff", ...ids, "--cache", folder.path]);
    assert.equal(text.code, 0);
    for (const line of [
      /imports: new months 2025-02/,
      /exports: months gone 2024-11/,
      /revised codes: 3/,
      /labels that changed: 1/,
      /import_share/,
    ])
      assert.match(text.stdout, line);
    const json = await atlas(["diff", ...ids, "--json", "--cache", folder.path]);
    assert.deepEqual(JSON.parse(json.stdout), JSON.parse(JSON.stringify(difference)));
    assert.equal((await atlas(["diff", ids[0], "nonsense", "--cache", folder.path])).code, 2);
  });
});

/** The small specification with one month revised (a value, a cell gone, a new cell), one new, and one gone. */
function revisedSpec(): FixtureSpec {
  const spec = smallSpec();
  const months = (spec.months ?? []).filter(({ flow, month }) => flow === "imports" || month !== "2024-11");
  const november = months.find(({ flow, month }) => flow === "imports" && month === "2024-11");
  const december = months.find(({ flow, month }) => flow === "imports" && month === "2024-12");
  if (!november || !december) throw new Error("the small specification has no such month");
  const computers = december.facts.find(({ cty_code }) => cty_code === "2010");
  if (computers) computers["con_val"] = 10500;
  december.facts = december.facts.filter(({ hs10 }) => hs10 !== "8504409550");
  december.facts.push({ hs10: "8544429090", cty_code: "5700", con_val: 150 });
  const labels = (spec.runs?.["keyword"]?.labels ?? []).map((label) =>
    label["hs10"] === "8504409550" ? { ...label, relevance: "High" } : label,
  );
  const entry = (prefix: string) => ({ kind: "exemption", prefix, digits: prefix.length, written: prefix });
  return {
    months: [...months, { ...november, month: "2025-02" }],
    runs: { keyword: { labels }, claude: { labels } },
    lists: { "annex-ii": [entry("85044095")], "section-122": [entry("84715001")] },
  };
}
