import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cos, exp, log, sin } from "../../../loaders/sample/same-math.js";

const near = (came: number, expected: number, scale = Math.abs(expected)): void =>
  assert.ok(Math.abs(came - expected) <= 1e-14 * Math.max(scale, 1e-300), `${came} for ${expected}`);

describe("functions that are the same in every release", () => {
  it("are the functions of Math, to the last bits", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (x) => {
        near(exp(x), Math.exp(x), Math.exp(x) * 10);
        near(sin(x), Math.sin(x), 10);
        near(cos(x), Math.cos(x), 10);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e13, noNaN: true }), (x) => near(log(x), Math.log(x), 10)),
    );
  });

  it("give fixed bits", () => {
    assert.deepEqual([exp(0), exp(1), log(1), sin(0)], [1, 2.7182818284590455, 0, 0]);
  });
});
