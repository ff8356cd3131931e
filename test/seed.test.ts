import assert from "node:assert/strict";
import { it } from "node:test";
import { randomFrom } from "./seed.js";

it("gives the same instants for a seed and a name, others for another, all over the range", () => {
  const numbers = (name: string, seed: number): number[] => {
    const random = randomFrom(name, seed);
    return Array.from({ length: 200 }, random);
  };
  assert.deepEqual(numbers("kill", 7), numbers("kill", 7));
  assert.notDeepEqual(numbers("kill", 7), numbers("kill", 8));
  assert.notDeepEqual(numbers("kill", 7), numbers("pull", 7));
  const all = numbers("kill", 7);
  assert.ok(all.every((value) => value >= 0 && value < 1));
  for (const tenth of Array.from({ length: 10 }, (_, i) => i / 10))
    assert.ok(
      all.some((value) => value >= tenth && value < tenth + 0.1),
      String(tenth),
    );
});
