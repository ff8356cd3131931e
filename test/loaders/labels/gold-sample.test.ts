import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseCsv } from "../../../loaders/csv.js";
import { drawGold, goldSheet } from "../../../loaders/labels/gold-sample.js";
import { findTask } from "../../../loaders/tasks/task.js";
import { label } from "./label.js";

const task = findTask("ai-data-centers");

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
