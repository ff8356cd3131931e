import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Site } from "../../../src/base/site.js";
import { completeYears, missingMonths } from "../../../src/base/site.js";
import { headlineText } from "../../../src/pages/overview.js";

const year = (y: number, months = 12) =>
  Array.from({ length: months }, (_, i) => `${y}-${String(i + 1).padStart(2, "0")}`);
const siteOf = (imports: string[]) => ({ months: { imports, exports: [] } }) as unknown as Site;
const state = { flow: "imports", measure: "index", base: 2023, medium: false, events: true } as const;
const found = { value: 654e9, share: 22.68, ai: 72.55, other: -2.5 };
const nothing = { value: null, share: null, ai: null, other: null };

describe("headlineText", () => {
  it("says value, share and growth of the last whole year", () => {
    const text = headlineText(found, state, siteOf([...year(2023), ...year(2024), ...year(2025), "2026-01"]));
    assert.equal(
      text.replaceAll("\u00a0", " "),
      "AI-related imports came to $654.0B in 2025, 22.7 % of covered goods: 72.6 % more than in 2023, while non-AI imports fell by 2.5 %.",
    );
  });

  it("compares nothing across a hole, and names it", () => {
    const text = headlineText(nothing, state, siteOf([...year(2025, 3), "2025-05"]));
    assert.match(
      text,
      /no whole calendar year of imports \(Jan 2025 to May 2025, with 1 of the months between them missing\)/,
    );
  });

  it("says so where there are no imports at all, or no AI-related ones", () => {
    assert.equal(headlineText(nothing, state, siteOf([])), "This snapshot holds no imports.");
    assert.match(
      headlineText(nothing, state, siteOf(year(2025))),
      /No product in this selection is labelled AI-related/,
    );
  });

  it("does not compare a year with itself or with a later one", () => {
    const text = headlineText(found, { ...state, base: 2025 }, siteOf(year(2025)));
    assert.doesNotMatch(text, /more than|less than/);
  });
});

describe("coverage", () => {
  it("counts only whole years and finds holes inside a range", () => {
    const site = siteOf([...year(2024), ...year(2025, 11)]);
    assert.deepEqual(completeYears(site, "imports"), [2024]);
    assert.deepEqual(missingMonths(siteOf(["2024-11", "2025-02"]), "imports"), ["2024-12", "2025-01"]);
  });
});
