import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { partition, type Cache } from "../../../loaders/cache.js";
import { Database } from "../../../loaders/duckdb.js";
import { parseCsv } from "../../../loaders/csv.js";
import { estimate } from "../../../loaders/labels/estimate.js";
import { compareRuns } from "../../../loaders/labels/compare.js";
import { doubtOf } from "../../../src/measures/gold/doubt.js";
import { drawGold, goldSheet } from "../../../loaders/labels/gold-sample.js";
import type { Label } from "../../../loaders/labels/label.js";
import { readOverrideFile } from "../../../loaders/labels/overrides.js";
import { stabilityOf } from "../../../loaders/labels/stability.js";
import { findTask } from "../../../loaders/labels/task.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { atlas, temporaryFolder } from "../../atlas.js";
import { makeFixtureCache, smallSpec, type FixtureMonth } from "../snapshot/fixture.js";

const task = findTask("ai-data-centers");

function label(hs10: string, relevance: string, change: Partial<Label> = {}): Label {
  const none = { confidence: null, category: null, specific_use: null, reasoning: null, vote_share: null };
  const origin = { model: null, prompt_hash: "0", labelled_at: "2026-11-22 00:00:00" };
  return { flow: "imports", hs10, relevance, ...none, ...origin, ...change };
}

describe("compareRuns", () => {
  // the agreement of the two published runs, cut down: 200 codes in the proportions of oracle O8
  const cells = [
    [160, 4, 0],
    [4, 22, 2],
    [0, 1, 7],
  ];
  const names = ["Low", "Medium", "High"];
  const [first, second]: [Label[], Label[]] = [[], []];
  cells.forEach((row, i) =>
    row.forEach((count, j) => {
      for (let n = 0; n < count; n++) {
        const hs10 = String(8000000000 + first.length);
        first.push(label(hs10, names[i] ?? ""));
        second.push(label(hs10, names[j] ?? ""));
      }
    }),
  );

  it("counts codes and dollars, and names what moves the answer", () => {
    const extra = label("9999999999", "High");
    const values = new Map(first.map(({ hs10 }, i) => [`imports ${hs10}`, i === 190 ? 1000 : 1]));
    const runs = [
      { run: "a", labels: [...first, extra] },
      { run: "b", labels: second },
    ] as const;
    const comparison = compareRuns(runs[0], runs[1], task, values, 2);
    assert.deepEqual(comparison.confusion, cells);
    assert.deepEqual([comparison.codes, comparison.only], [200, [1, 0]]);
    assert.equal(comparison.by_code.observed, 189 / 200);
    assert.equal(comparison.by_code.positive_jaccard, 7 / 10);
    const mover = comparison.movers[0];
    assert.deepEqual(
      [mover?.hs10, mover?.first, mover?.second, mover?.value],
      [first[190]?.hs10, "Medium", "High", 1000],
    );
    assert.equal(comparison.movers.length, 2);
    assert.ok((comparison.by_value?.positive_jaccard ?? 1) < 0.1, "the dollars stand on a disputed code");
    assert.equal(compareRuns(runs[0], runs[1], task, new Map(), 2).by_value, null);
  });

  it("counts two classes as in, and moves between them as none", () => {
    const some = { ...task, labels: task.labels.map((one) => ({ ...one })) };
    for (const one of some.labels) one.role = one.name === "Low" ? "out" : "in";
    const [a, b] = [
      { run: "a", labels: first },
      { run: "b", labels: second },
    ];
    const { counted, by_code, movers } = compareRuns(a, b, some, new Map(), 100);
    assert.deepEqual(counted, ["Medium", "High"]);
    assert.equal(by_code.positive_jaccard, 32 / 40);
    assert.ok(movers.every(({ first, second }) => first === "Low" || second === "Low"));
    assert.equal(movers.length, 8);
    const years = (value: number) => ({
      year: 2025,
      values: new Map(first.map(({ hs10 }) => [hs10, value])),
    });
    const found = estimate(a, [b], [], undefined, "imports", { from: years(1), to: years(2) }, some);
    assert.deepEqual([found.naive.share, found.runs[0]?.share], [36 / 200, 36 / 200]);
    assert.equal(found.with_next, null, "no class stands apart");
    const usual = estimate(a, [b], [], undefined, "imports", { from: years(1), to: years(2) }, task);
    assert.deepEqual([usual.naive.share, usual.with_next?.share], [8 / 200, 36 / 200]);
  });

  it("finds full agreement of a run with itself", () => {
    const self = { run: "a", labels: first };
    const { by_code, movers } = compareRuns(self, self, task, new Map(), 5);
    assert.deepEqual([by_code.observed, by_code.kappa, by_code.alpha, movers], [1, 1, 1, []]);
  });
});

describe("stabilityOf", () => {
  it("takes raters that lack codes (O9)", () => {
    // LLL LM- MMH HH- H-- LML, a column a rater
    const columns = ["LLMHHL", "LMMH-M", "L-H--L"];
    const full: Record<string, string> = { L: "Low", M: "Medium", H: "High" };
    const raters = columns.map((letters) =>
      [...letters].flatMap((letter, i) =>
        letter === "-" ? [] : [label(`847150000${i}`, full[letter] ?? "")],
      ),
    );
    const stability = stabilityOf(raters, task, new Map(), 10);
    assert.deepEqual([stability.raters, stability.codes, stability.disputed], [3, 6, 3]);
    assert.ok(Math.abs((stability.alpha.ordinal ?? 0) - 0.635165) < 5e-7);
    assert.ok(Math.abs((stability.alpha.nominal ?? 0) - 0.333333) < 5e-7);
    assert.equal(stability.alpha_by_value, null);
  });
});

describe("drawGold", () => {
  const codes = Array.from({ length: 500 }, (_, i) => ({
    flow: "imports" as const,
    hs10: String(8471000000 + i),
    description_long: `GOODS ${i}`,
    description_short: null,
    unit1: null,
    unit2: null,
    naics: [],
    headings: [],
  }));
  const labels = codes.map(({ hs10 }, i) =>
    label(hs10, i % 5 === 0 ? "High" : "Low", { confidence: 60 + (i % 40) }),
  );
  const values = new Map(codes.map(({ hs10 }, i) => [`imports ${hs10}`, (i + 1) ** 2]));
  const options = { size: 80, floor: 0.02, seed: 3 };

  it("draws the same codes for a seed, about as many as asked for, each with a chance", () => {
    const drawn = drawGold(codes, labels, values, options);
    assert.deepEqual(drawn, drawGold(codes, labels, values, options));
    assert.ok(drawn.length > 55 && drawn.length < 105, String(drawn.length));
    assert.ok(drawn.every(({ probability }) => probability >= 0.02 && probability <= 1));
    const sizes = Array.from(
      { length: 60 },
      (_, seed) => drawGold(codes, labels, values, { ...options, seed }).length,
    );
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    assert.ok(Math.abs(mean - 80) < 4, String(mean));
  });

  it("writes a sheet that does not betray the run", () => {
    const sheet = goldSheet(drawGold(codes, labels, values, options), task.name);
    const { headers, rows } = parseCsv(sheet, "sheet");
    assert.deepEqual(
      headers.filter((header) => /relevance|category|confidence|vote|reason|model/.test(header)),
      ["gold_relevance", "gold_category"],
    );
    assert.ok(rows.every((row) => row.cell("gold_relevance") === ""));
    const order = rows.map((row) => row.cell("hs10") ?? "");
    assert.notDeepEqual(order, [...order].sort());
  });
});

describe("doubtOf", () => {
  it("goes by votes and stated confidence, never to nothing", () => {
    assert.equal(doubtOf({ vote_share: 0.6, confidence: 80 }), 1 - 0.7);
    assert.equal(doubtOf({ vote_share: 1, confidence: 100 }), 0.02);
    assert.equal(doubtOf({ vote_share: null, confidence: null }), 0.5);
  });
});

describe("overrides", () => {
  const header = "hs10,relevance,category,who,date,why\n";

  it("want a name, a day and a reason", () => {
    const read = (row: string) => readOverrideFile(header + row, "o.csv", task);
    assert.deepEqual(
      read("7403110000,low,Not_DC_Related,ab,2026-11-22,cathodes go to all trades").map(({ flow }) => flow),
      ["imports", "exports"],
    );
    assert.throws(() => read("7403110000,Low,Not_DC_Related,,2026-11-22,x"), /line 2: who: expected a name/);
    assert.throws(
      () => read("7403110000,Low,Electrical_Power,ab,2026-11-22,x"),
      /Low goes with Not_DC_Related/,
    );
    assert.throws(() => read("7403110000,High,Electrical_Power,ab,yesterday,x"), /date: expected YYYY-MM-DD/);
  });

  it("win over every run of their task in a snapshot, and say so", async () => {
    const folder = await temporaryFolder();
    try {
      const spec = smallSpec();
      const robots = { flow: "imports", hs10: "8471500150", relevance: "High", category: "Cell_Equipment" };
      const record = { task: "industrial-robots" };
      const runs = { ...spec.runs, robots: { labels: [robots], record } };
      const cache = await makeFixtureCache(folder.path, { ...spec, runs });
      const file = join(folder.path, "overrides.csv");
      await writeFile(
        file,
        `flow,${header}imports,8471500150,Medium,Compute_Hardware,A. Reviewer,2026-11-20,mixed use\n`,
      );
      const done = await atlas(["label", "override", file, "--cache", folder.path]);
      assert.equal(done.code, 0, done.stderr);
      const { folder: snapshot } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
      const database = await Database.open();
      const all = await database.rows<Record<"run" | "flow" | "relevance" | "model" | "reasoning", string>>(
        `SELECT run, flow, relevance, model, reasoning FROM read_parquet('${join(snapshot, "labels.parquet")}')
         WHERE hs10 = '8471500150' ORDER BY flow`,
      );
      database.close();
      const rows = all.filter(({ run }) => run === "keyword");
      assert.deepEqual(
        all.flatMap(({ run, relevance }) => (run === "robots" ? [relevance] : [])),
        ["High"],
        "another question",
      );
      const imports = rows.find(({ flow }) => flow === "imports");
      assert.deepEqual([imports?.relevance, imports?.model], ["Medium", "override"]);
      assert.match(
        imports?.reasoning ?? "",
        /^mixed use \(decided by A\. Reviewer on 2026-11-20, in place of High\)$/,
      );
      assert.notEqual(rows.find(({ flow }) => flow === "exports")?.model, "override");
      assert.match(await readFile(join(snapshot, "manifest.json"), "utf8"), /label_overrides/);
    } finally {
      await folder.remove();
    }
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
