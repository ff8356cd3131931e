import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluate } from "../../../loaders/labels/evaluate.js";
import { readGoldFile } from "../../../loaders/labels/gold-file.js";
import { findTask } from "../../../loaders/tasks/task.js";
import type { ClassificationData } from "../../../src/data/classification.js";
import { evaluations, lookedAt } from "../../../src/data/classification/evaluations.js";
import { reviewRows, type ValuedLabel } from "../../../src/data/classification/queue.js";
import { bandsOf } from "../../../src/pages/classification/band.js";
import { validationSentences } from "../../../src/pages/classification/validation.js";

const task = findTask("ai-data-centers");
const label = (hs10: string, relevance: string, confidence: number, value: number): ValuedLabel => ({
  flow: "imports",
  hs10,
  relevance,
  confidence,
  category: null,
  specific_use: null,
  reasoning: null,
  model: null,
  prompt_hash: "",
  labelled_at: "",
  vote_share: null,
  description: null,
  value,
});
const labels = [
  label("8471500150", "High", 95, 1000),
  label("8501100000", "Medium", 50, 300),
  label("6109100012", "Low", 99, 2000),
];
const sheet = {
  file: "people.csv",
  ...readGoldFile("hs10,relevance\n8471500150,High\n8501100000,High\n", "people.csv", task),
};
const run = {
  run: "one",
  origin: "a model",
  labeler: "claude",
  model: "m",
  prompt_hash: "x",
  schema_version: "1",
  labelled: "2026-01-01T00:00:00Z",
  codes: 3,
  cost_usd: 1,
  failures: 0,
  note: "",
};
const dataWith = (data: Partial<ClassificationData>): ClassificationData => ({
  task: { name: "", version: "", title: "", prompt: "", prompt_hash: "", wordings: [] },
  runs: [run],
  evaluations: [],
  corrected: [],
  queue: { year: { imports: 2025, exports: 2025 }, rows: [] },
  ...data,
});

describe("what the page says is validated", () => {
  it("says of the sample that its labels are the sample's, and that nothing is validated", () => {
    const text = validationSentences(dataWith({}), { kind: "sample", run: "one" }).join(" ");
    assert.match(text, /the sample's labels/);
    assert.match(text, /Not validated: no labels of people/);
  });

  it("gives precision and recall with intervals where people labelled codes", () => {
    const scored = evaluations(new Map([["one", labels]]), [sheet], task);
    assert.deepEqual(scored[0], { file: "people.csv", open: 0, ...evaluate("one", labels, sheet, task) });
    const text = validationSentences(dataWith({ evaluations: scored }), { kind: "live", run: "one" }).join(
      " ",
    );
    assert.match(
      text.replaceAll("\u00a0", " "),
      /on 2 codes .* 100\.0 % \(.*\) are so to people, .* 50\.0 % \(/,
    );
    assert.doesNotMatch(text, /Not validated: no labels/);
  });

  it("claims nothing of another run's validation", () => {
    const scored = evaluations(new Map([["two", labels]]), [sheet], task);
    const text = validationSentences(dataWith({ evaluations: scored }), { kind: "live", run: "one" }).join(
      " ",
    );
    assert.match(text, /Not validated: no labels of people/);
    assert.match(validationSentences(dataWith({}), { kind: "live", run: null }).join(" "), /no labels/);
  });
});

describe("the review queue", () => {
  it("ranks by value times doubt and leaves out what people have looked at", () => {
    const rows = reviewRows(labels, new Set(), 10);
    assert.deepEqual(
      rows.map((row) => [row.hs10, Math.round(row.at_stake)]),
      [
        ["8501100000", 150],
        ["8471500150", 50],
        ["6109100012", 40],
      ],
    );
    assert.deepEqual(
      reviewRows(labels, lookedAt([sheet]), 10).map((row) => row.hs10),
      ["6109100012"],
    );
    assert.equal(reviewRows(labels, new Set(), 1).length, 1);
  });
});

describe("the band", () => {
  it("spans the thresholds of every run, the one in use first, and gold-corrected shares of the year shown", () => {
    const sweep = (...shares: number[]) => shares.map((share, i) => ({ threshold: i, share }));
    const corrected = (year: number) => ({
      run: "one",
      file: "people.csv",
      flow: "imports" as const,
      year,
      share: { value: 0.2, low: 0.1, high: 0.3 },
    });
    const bands = bandsOf(
      { "sweep one": sweep(22, 15), "medium one": [{ year: 2025, value: 34 }], "sweep two": sweep(18, 17) },
      {
        site: { runs: ["two", "one"], run: "one" },
        state: { flow: "imports", year: 2025 },
        data: dataWith({ corrected: [corrected(2025), corrected(2024)] }),
      } as unknown as Parameters<typeof bandsOf>[1],
    );
    assert.deepEqual(
      bands.map(({ name, low, high, share, medium }) => [name, low, high, share, medium]),
      [
        ["one", 15, 22, 22, 34],
        ["two", 17, 18, 18, null],
        ["one, corrected by people.csv", 10, 30, 20, null],
      ],
    );
  });
});
