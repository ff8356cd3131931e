import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rake, type Margin } from "../../../loaders/sample/rake.js";

const margin = (name: string, groups: number[], targets: [number, number][]): Margin => ({
  name,
  groups: Int32Array.from(groups),
  targets: new Map(targets),
  describe: String,
});

describe("rake", () => {
  // cells of a 2 × 2 table, row by row
  const byRow = [0, 0, 1, 1];
  const byColumn = [0, 1, 0, 1];

  it("gives every margin its targets and keeps the odds ratio of the seed", () => {
    const cells = Float64Array.from([4, 1, 2, 3]);
    const ratio = (c: Float64Array): number => (c[0]! * c[3]!) / (c[1]! * c[2]!);
    const before = ratio(cells);
    rake(cells, [
      margin("rows", byRow, [
        [0, 10],
        [1, 20],
      ]),
      margin("columns", byColumn, [
        [0, 12],
        [1, 18],
      ]),
    ]);
    assert.ok(Math.abs(cells[0]! + cells[1]! - 10) < 1e-7);
    assert.ok(Math.abs(cells[0]! + cells[2]! - 12) < 1e-7);
    assert.ok(Math.abs(ratio(cells) - before) < 1e-7);
  });

  it("keeps zeros and leaves cells that were not chosen", () => {
    const cells = Float64Array.from([0, 1, 2, 3]);
    rake(
      cells,
      [
        margin("rows", byRow, [
          [0, 10],
          [1, 20],
        ]),
      ],
      (cell) => cell < 2,
    );
    assert.deepEqual([...cells], [0, 10, 2, 3]);
  });

  it("leaves groups without a target alone", () => {
    const cells = Float64Array.from([1, 1, 2, 3]);
    rake(cells, [margin("rows", byRow, [[0, 10]])]);
    assert.deepEqual([...cells], [5, 5, 2, 3]);
  });

  it("names the target that no cell can carry", () => {
    const cells = Float64Array.from([0, 0, 2, 3]);
    assert.throws(() => rake(cells, [margin("rows", byRow, [[0, 10]])]), /nothing carries rows 0/);
  });

  it("names the margins that contradict one another", () => {
    const cells = Float64Array.from([1, 1, 1, 1]);
    const rows = margin("rows", byRow, [
      [0, 10],
      [1, 20],
    ]);
    const columns = margin("columns", byColumn, [
      [0, 50],
      [1, 50],
    ]);
    assert.throws(() => rake(cells, [rows, columns]), /margins contradict one another/);
  });
});
