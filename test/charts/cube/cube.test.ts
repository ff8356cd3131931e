import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Cube } from "../../../src/charts/cube/cube.js";

const months = ["2025-01", "2025-02", "2025-03"];
const row = fc.record({
  month: fc.constantFrom(...months),
  category: fc.constantFrom("Compute_Hardware", "Cooling_HVAC", null),
  country: fc.constantFrom("5700", "2010", "1220"),
  value: fc.integer({ min: 0, max: 1e9 }),
});
const some = (...names: string[]): fc.Arbitrary<Set<string>> =>
  fc.subarray(names).map((kept) => new Set(kept));

describe("Cube", () => {
  it("sums what filtering and adding up the rows sums", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        some("Compute_Hardware", "Cooling_HVAC", "none"),
        some("5700", "2010", "1220"),
        fc.nat(2),
        fc.nat(2),
        (rows, categories, countries, a, b) => {
          const cube = new Cube(rows);
          const [first, last] = [a, b].map((i) => i % cube.months.length).sort() as [number, number];
          const filter = { first, last, categories, countries };
          const sum = (kept: (r: (typeof rows)[number]) => boolean): number =>
            rows.filter(kept).reduce((total, r) => total + r.value, 0);
          const inWindow = (r: (typeof rows)[number]): boolean =>
            cube.months.indexOf(r.month) >= first && cube.months.indexOf(r.month) <= last;
          const ofCategory = (r: (typeof rows)[number]): boolean =>
            !categories.size || categories.has(r.category ?? "none");
          const ofCountry = (r: (typeof rows)[number]): boolean =>
            !countries.size || countries.has(r.country);
          assert.deepEqual(
            [...cube.byMonth(filter)],
            cube.months.map((month) => sum((r) => r.month === month && ofCategory(r) && ofCountry(r))),
          );
          assert.deepEqual(
            [...cube.byCategory(filter)],
            cube.categories.map((name) =>
              sum((r) => (r.category ?? "none") === name && inWindow(r) && ofCountry(r)),
            ),
          );
          assert.deepEqual(
            [...cube.byCountry(filter)],
            cube.countries.map((name) => sum((r) => r.country === name && inWindow(r) && ofCategory(r))),
          );
        },
      ),
    );
  });
});
