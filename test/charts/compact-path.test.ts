import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compactPath } from "../../src/charts/compact-path.js";

/** The points of a path in either form. */
function points(data: string): string[] {
  const found: string[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of data.matchAll(/([MLlZ])([^MLlZ]*)/g)) {
    const numbers = (rest?.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += 2) {
      const [a = 0, b = 0] = [numbers[i], numbers[i + 1]];
      [x, y] = command === "l" ? [x + a, y + b] : [a, b];
      found.push(`${x.toFixed(1)},${y.toFixed(1)}`);
    }
    if (command === "Z") found.push("Z");
  }
  return found;
}

describe("compactPath", () => {
  it("keeps every point to the tenth of a pixel, over subpaths and signs", () => {
    const data = "M10,20.5L10.4,20.1L9.9,20.1L9,25ZM300.2,0L299.8,0.3L301,100.7Z";
    const compact = compactPath(data);
    assert.equal(compact, "M10,20.5l.4-.4-.5,0-.9,4.9ZM300.2,0l-.4,.3 1.2,100.4Z");
    assert.deepEqual(points(compact), points(data));
  });

  it("leaves out a step to where it stands", () => {
    assert.equal(compactPath("M1,1L1,1L2,2Z"), "M1,1l1,1Z");
  });

  it("leaves out moves from which no line goes", () => {
    assert.equal(compactPath("M1,1L1,1M2,-2M3,3L4,3M0.5,0.5"), "M3,3l1,0");
    assert.equal(compactPath("M1,1ZM2,2L3,2Z"), "M1,1ZM2,2l1,0Z");
  });

  it("gives nothing for nothing", () => {
    assert.equal(compactPath(""), "");
  });
});
