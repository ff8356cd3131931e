import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { partition, type Cache } from "../../../loaders/cache.js";
import { parseCsv } from "../../../loaders/csv.js";
import { doubtOf } from "../../../src/measures/gold/doubt.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { makeFixtureCache, type FixtureMonth } from "../snapshot/fixture.js";

describe("doubtOf", () => {
  it("goes by votes and stated confidence, never to nothing", () => {
    assert.equal(doubtOf({ vote_share: 0.6, confidence: 80 }), 1 - 0.7);
    assert.equal(doubtOf({ vote_share: 1, confidence: 100 }), 0.02);
    assert.equal(doubtOf({ vote_share: null, confidence: null }), 0.5);
  });
});

describe("the verbs of review", () => {
  let folder: { path: string; remove: () => Promise<void> };
  let cache: Cache;
  const run = (...args: string[]) => atlas(["label", ...args, "--cache", folder.path]);

  before(async () => {
    folder = await temporaryFolder();
    const months = [2023, 2025].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
    );
    const facts = (month: string) => [
      { hs10: "8471500150", cty_code: "5830", con_val: month < "2025" ? 100 : 300 },
      { hs10: "8537109170", cty_code: "2010", con_val: 50 },
      { hs10: "0101210010", cty_code: "1220", con_val: 200 },
      { hs10: "2710193050", cty_code: "1220", con_val: 900 },
    ];
    cache = await makeFixtureCache(folder.path, {
      months: months.map((month): FixtureMonth => ({ flow: "imports", month, facts: facts(month) })),
    });
    const codes = partition(cache.codes, "imports", "2025-12");
    await mkdir(codes, { recursive: true });
    const file = join(folder.path, "labels.csv");
    await writeFile(
      file,
      "hs10,relevance,confidence\n8471500150,High,90\n8537109170,High,60\n0101210010,Low,99\n",
    );
    await run("import", file, "--run", "one", "--flow", "imports");
    await writeFile(
      file,
      "hs10,relevance,confidence\n8471500150,High,90\n8537109170,Medium,60\n0101210010,Low,99\n",
    );
    await run("import", file, "--run", "two", "--flow", "imports");
  });
  after(() => folder.remove());

  it("estimate the share and growth without the four chapters, over runs and thresholds", async () => {
    const result = await run("estimate", "--run", "one", "--json");
    assert.equal(result.code, 0, result.stderr);
    const estimate = JSON.parse(result.stdout) as Record<string, unknown>;
    assert.deepEqual(estimate["naive"], { share: 350 / 550, growth: 350 / 150 - 1 });
    assert.deepEqual(estimate["runs"], [{ run: "two", share: 300 / 550, growth: 2 }]);
    assert.equal(estimate["corrected"], null);
    assert.match((await run("estimate", "--run", "one")).stdout, /the labels are not validated/);
  });

  it("correct them by a filled gold sheet", async () => {
    const sheet = join(folder.path, "gold.csv");
    await writeFile(
      sheet,
      "flow,hs10,probability,gold_relevance\nimports,8471500150,1,High\nimports,8537109170,0.5,Low\nimports,0101210010,0.1,Low\n",
    );
    const result = await run("estimate", "--run", "one", "--gold", sheet, "--json");
    const { corrected } = JSON.parse(result.stdout) as {
      corrected: { share: { value: number; low: number }; gold: number };
    };
    assert.equal(corrected.gold, 3);
    assert.ok(Math.abs(corrected.share.value - 250 / 550) < 1e-9); // 350 less 50 that stand for 100
    assert.ok(corrected.share.low < corrected.share.value);
    const evaluated = await run("evaluate", "--run", "one", "--gold", sheet);
    assert.match(evaluated.stdout, /intervals: design-based/);
  });

  it("rank what to look at next by dollars at stake", async () => {
    const rows = JSON.parse((await run("queue", "--run", "one", "--json")).stdout) as {
      hs10: string;
      value: number;
    }[];
    assert.deepEqual(
      rows.map(({ hs10, value }) => [hs10, value]),
      [
        ["8471500150", 3600],
        ["8537109170", 600],
        ["0101210010", 2400],
      ],
    );
  });

  it("compare by value, and refuse a run without votes on its own", async () => {
    const comparison = JSON.parse((await run("compare", "one", "two", "--json")).stdout) as {
      by_value: { positive_jaccard: number };
      movers: { hs10: string; value: number }[];
    };
    assert.equal(comparison.by_value.positive_jaccard, 3600 / 4200);
    assert.deepEqual(
      comparison.movers.map(({ hs10, value }) => [hs10, value]),
      [["8537109170", 600]],
    );
    assert.match((await run("compare", "one", "two")).stdout, /Jaccard of High/);
    assert.equal((await run("compare", "one")).code, 2);
  });

  it("draw a gold sample from codes of a file", async () => {
    const codes = join(folder.path, "codes.csv");
    await writeFile(codes, "hs10,description\n8471500150,UNITS\n8537109170,PANELS\n0101210010,HORSES\n");
    const output = join(folder.path, "sheet.csv");
    const result = await run("gold", "sample", "--size", "3", "--codes", codes, "--output", output);
    assert.equal(result.code, 0, result.stderr);
    assert.match(result.stderr, /3 of 3 codes drawn/);
    assert.equal(parseCsv(await readFile(output), "sheet").rows.length, 3);
  });

  it("need every month of a year", async () => {
    const result = await run("estimate", "--run", "one", "--from", "2024");
    assert.equal(result.code, 1);
    assert.match(result.stderr, /imports of 2024: 0 months pulled \(expected 12/);
  });
});
