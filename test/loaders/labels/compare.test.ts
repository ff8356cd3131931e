import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareRuns } from "../../../loaders/labels/compare.js";
import { estimate } from "../../../loaders/labels/estimate.js";
import type { Label } from "../../../loaders/labels/label.js";
import { stabilityOf } from "../../../loaders/labels/stability.js";
import { findTask } from "../../../loaders/tasks/task.js";
import { label } from "./label.js";

const task = findTask("ai-data-centers");

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
