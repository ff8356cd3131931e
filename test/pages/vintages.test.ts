import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { buildSnapshot } from "../../loaders/snapshot/build.js";
import { openSnapshot } from "../../loaders/snapshot/session.js";
import { vintages, type VintagesData } from "../../src/data/vintages.js";
import type { Site } from "../../src/base/site.js";
import { headlineText } from "../../src/pages/vintages/comparison.js";
import { reconciled, reconciliation } from "../../src/pages/vintages/reconciliation.js";
import { releaseText } from "../../src/pages/shared/release.js";
import { temporaryFolder } from "../atlas.js";
import { makeFixtureCache, smallSpec } from "../loaders/snapshot/fixture.js";
import { siteWith } from "./site.js";

describe("vintages", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let first: VintagesData;
  let second: VintagesData;

  before(async () => {
    folder = await temporaryFolder();
    const cache = await makeFixtureCache(folder.path);
    await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    const read = async (): Promise<VintagesData> => {
      const session = await openSnapshot(cache);
      try {
        return await vintages(session);
      } finally {
        session.close();
      }
    };
    first = await read();
    const spec = smallSpec();
    const december = spec.months?.find(({ flow, month }) => flow === "imports" && month === "2024-12");
    const revised = december?.facts.find((row) => row["hs10"] === "8471500150");
    assert.ok(revised);
    revised["con_val"] = Number(revised["con_val"]) + 700;
    const inputs = await makeFixtureCache(`${folder.path}/revised`, spec);
    await buildSnapshot({ inputs, into: cache, kind: "live" });
    second = await read();
  });
  after(() => folder.remove());

  it("says that one snapshot cannot be compared, and what to do", () => {
    assert.equal(first.comparison, null);
    assert.match(headlineText(first, "imports"), /^Data through Jan 2025\. Only one snapshot .* atlas diff/);
  });

  it("lists both snapshots and tells what the newer one revised", () => {
    assert.deepEqual(
      second.vintages.map(({ current }) => current),
      [false, true],
    );
    assert.deepEqual(
      second.comparison?.revised.months.map(({ flow, key, change }) => [flow, key, change]),
      [["imports", "2024-12", 700]],
    );
    assert.match(
      headlineText(second, "imports"),
      /changed 1 of 3 months of AI-related imports, by \+\$700 together/,
    );
    assert.match(headlineText(second, "exports"), /left all \d months of AI-related exports as they were/);
  });

  it("says how far the data reach and when Census publishes the next month, without inventing a date", () => {
    const text = releaseText(siteWith(["2025-12", "2026-01"]));
    assert.match(
      text,
      /^The data reach Jan 2026\. The next month, Feb 2026, comes out about five weeks after it ends/,
    );
    assert.doesNotMatch(text, /March|Mar 2026/);
    assert.match(releaseText(siteWith([])), /^A month comes out about five weeks/);
  });

  it("gives what a page can carry: plain numbers, no big integers", () => {
    assert.deepEqual(JSON.parse(JSON.stringify(second)), second);
  });

  it("holds each month against the published total, and leaves chapters out on request", () => {
    const data: VintagesData = {
      vintages: [],
      comparison: null,
      control_totals: [
        { flow: "imports", month: "2025-02", ours: "900", published: null },
        { flow: "imports", month: "2025-01", ours: "1000", published: "1010" },
        { flow: "exports", month: "2025-01", ours: "5", published: "5" },
      ],
    };
    const state = { flow: "imports", base: 2023, year: 2025, scope: false } as const;
    const ours = [
      { month: "2025-01", value: 1000 },
      { month: "2025-02", value: 900 },
    ];
    assert.deepEqual(reconciled(ours, data, state), [
      { month: "2025-01", ours: 1000, published: 1010, difference: -10 },
      { month: "2025-02", ours: 900, published: null, difference: null },
    ]);
    assert.deepEqual(
      [true, false].map((scope) => {
        const asked = reconciliation.questions({ ...state, scope }, {} as Site)["ours"];
        return asked?.measure?.query.allGoods;
      }),
      [false, true],
    );
  });
});
