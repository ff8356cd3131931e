import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { atlas } from "../../atlas.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import type { Gap, Manifest } from "../../../loaders/snapshot/manifest.js";
import { listSnapshots, loadSnapshot } from "../../../loaders/snapshot/store.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { smallSpec, withFixtureCache, type Cells, type FixtureSpec } from "./fixture.js";

/** Imports of one month, the codes that a run labels, and rows of the code list. */
function spec(facts: Cells[], labelled: string[], codes: Cells[] = []): FixtureSpec {
  return {
    months: [{ flow: "imports", month: "2025-01", facts, ...(codes.length ? { codes } : {}) }],
    runs: {
      mine: { labels: labelled.map((hs10) => ({ flow: "imports", hs10, relevance: "Low", category: "x" })) },
    },
  };
}

const cell = (hs10: string, con_val: number, cty_code = "5700"): Cells => ({ hs10, cty_code, con_val });

async function manifestOf(cache: Parameters<typeof loadSnapshot>[0], id: string): Promise<Manifest> {
  const snapshot = await loadSnapshot(cache, id);
  assert.deepEqual(await verifySnapshot(snapshot), []);
  return snapshot.manifest;
}

async function gapsOf(given: FixtureSpec): Promise<Gap[]> {
  return withFixtureCache(given, async (cache) => {
    const { id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    return (await manifestOf(cache, id)).gaps ?? [];
  });
}

describe("trade without a label", () => {
  it("stops atlas snapshot above 0.5 % of a month, with the months and codes, and leaves no snapshot", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const refused = await atlas(["snapshot", "--cache", cache.root]);
      assert.equal(refused.code, 1);
      assert.match(
        refused.stderr,
        /17\.78 % of the covered exports of 2024-11 \(\$800\) have no label in the run keyword/,
      );
      assert.match(refused.stderr, /too many in 2 more months; the largest codes: 8542310000 \$2\.4K/);
      assert.match(refused.stderr, /--allow-unlabelled/);
      assert.deepEqual(await listSnapshots(cache), []);
    });
  });

  it("is let through with --allow-unlabelled, which the manifest, the verb and status say", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const { code, stdout } = await atlas(["snapshot", "--allow-unlabelled", "--cache", cache.root]);
      assert.equal(code, 0);
      const note =
        /note: Covered exports without a label: \$2\.4K in 1 code over 3 months, at most 17\.78 % of a month \(Nov 2024\); the largest: 8542310000\./;
      assert.match(stdout, note);
      assert.match((await atlas(["status", "--cache", cache.root])).stdout, note);
      const [snapshot] = await listSnapshots(cache);
      const manifest = await manifestOf(cache, snapshot?.id ?? "");
      assert.equal(manifest.allow_unlabelled, true);
      const gap = manifest.gaps?.find(({ flow, missing }) => flow === "imports" && missing === "label");
      assert.deepEqual(gap?.months[0], { month: "2024-11", codes: 1, dollars: "70", share: 0.4525 });
    });
  });

  it("counts by size, so that a correction below zero hides nothing", async () => {
    const cells = [cell("8471500150", 9000), cell("8471500151", 500), cell("8471500152", -500)];
    await withFixtureCache(spec(cells, ["8471500150"]), async (cache) => {
      const refused = await atlas(["snapshot", "--cache", cache.root]);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /10\.00 % of the covered imports of 2025-01/);
    });
  });

  it("does not stop a snapshot for chapters that are not covered, nor one without any labels", async () => {
    await withFixtureCache(
      spec([cell("8471500150", 1), cell("2709001000", 900)], ["8471500150"]),
      async (cache) => {
        assert.equal((await atlas(["snapshot", "--cache", cache.root])).code, 0);
      },
    );
    const { months } = smallSpec();
    await withFixtureCache({ months: months ?? [] }, async (cache) => {
      const { code, stdout } = await atlas(["snapshot", "--cache", cache.root]);
      assert.equal(code, 0);
      assert.match(stdout, /There are no labels/);
    });
  });
});

describe("what else a join does not find", () => {
  it("is counted in dollars, for each description, industry, unit and country that is missing", async () => {
    const gaps = await gapsOf(
      spec(
        [cell("8471500150", 60), cell("8542310000", 30, "9998"), cell("8504409550", 10)],
        ["8471500150", "8542310000", "8504409550"],
        [
          { hs10: "8471500150", description_long: "UNITS", unit1: "NO", naics: "334111" },
          { hs10: "8542310000", description_long: "CHIPS" },
        ],
      ),
    );
    const found = gaps.map(({ missing, codes, dollars, months }) => [
      missing,
      codes,
      dollars,
      months[0]?.share,
    ]);
    assert.deepEqual(found, [
      ["description", 1, "10", 10],
      ["naics", 2, "40", 40],
      ["unit", 2, "40", 40],
      ["country", 1, "30", 30],
    ]);
  });

  it("is a unit in the months that lack it, whatever the newest list says", async () => {
    const month = (name: string, unit1: string | null) => ({
      flow: "imports" as const,
      month: name,
      facts: [cell("8471500150", 100)],
      codes: [{ hs10: "8471500150", description_long: "UNITS", naics: "334111", unit1 }],
    });
    const months = [month("2024-11", null), month("2024-12", "NO"), month("2025-01", "NO")];
    const runs = spec([], ["8471500150"]).runs ?? {};
    const gaps = await gapsOf({ months, runs });
    assert.deepEqual(
      gaps.map((gap) => [gap.missing, gap.months.map(({ month, dollars }) => `${month} ${dollars}`)]),
      [["unit", ["2024-11 100"]]],
    );
  });
});
