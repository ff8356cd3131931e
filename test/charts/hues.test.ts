import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { lab } from "d3";
import { hues, taskInUse } from "../../loaders/tasks/in-use.js";
import aiDataCenters from "../../loaders/tasks/shipped/ai-data-centers.js";
import { colors, themeCss } from "../../src/charts/theme.js";

/** Distance of two colours in CIELAB; 2.3 is what an eye just sees. */
function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

describe("hues of categories", { timeout: 60_000 }, () => {
  for (const theme of ["light", "dark"] as const)
    it(`can be told apart two by two, and from the rest, on ${theme} ground`, () => {
      const first = hues.slice(0, 8);
      for (const [i, hue] of hues.entries())
        for (const other of [...hues.slice(0, i), "other"] as const) {
          const apart = distance(colors[hue][theme], colors[other][theme]);
          // of the first eight blue is near to sky, and gray to the rest, by whose names they stand
          const least = (first as readonly string[]).includes(hue) ? 8 : 30;
          assert.ok(apart >= least, `${hue} and ${other}: ${apart.toFixed(1)}`);
        }
    });

  it("are taken in turn, none twice up to the twelfth category", () => {
    const names = Array.from({ length: 12 }, (_, i) => `Part_${i}`);
    const { categories } = taskInUse({
      ...aiDataCenters,
      order: undefined,
      categories: [...names, aiDataCenters.outside.category].map((name) => ({ name, meaning: name })),
    } as never);
    const taken = categories.slice(0, -1).map(({ color }) => color);
    assert.deepEqual(taken, [...hues]);
    assert.equal(new Set(taken).size, 12);
  });

  it("stand in the style sheet as the theme has them", () => {
    const written = readFileSync(new URL("../../src/styles/colors.css", import.meta.url), "utf8");
    assert.equal(written, themeCss(), "npm run prepare-site writes it");
  });
});
