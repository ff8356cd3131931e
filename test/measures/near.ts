import assert from "node:assert/strict";

/** Asserts that a number equals the expected one to a number of decimals. */
export function near(actual: unknown, expected: number, digits = 6): void {
  assert.ok(actual !== null && actual !== undefined, `no value (expected ${expected})`);
  const rounded = (value: number): string => (value + 0).toFixed(digits).replace(/^-(0\.?0*)$/, "$1");
  assert.equal(rounded(Number(actual)), rounded(expected));
}
