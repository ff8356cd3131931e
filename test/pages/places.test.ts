import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { districtMap, isOnMap } from "../../src/components/charts/district-map.js";
import type { Answers } from "../../src/components/page/question.js";
import type { Site } from "../../src/components/site.js";
import { districtsOf, emptyText, gapText } from "../../src/pages/places/districts.js";
import { headlineText } from "../../src/pages/places/headline.js";

const state = { flow: "imports", of: "ai", year: 2025 } as const;
const answers: Answers = {
  values: [
    { district: "23", value: 300 },
    { district: "27", value: 600 },
    { district: "49", value: 100 },
    { district: "99", value: 0 },
  ],
  all: [
    { district: "23", value: 400 },
    { district: "27", value: 6000 },
    { district: "49", value: 1000 },
  ],
  districts: [
    { district: "23", name: "Laredo, TX" },
    { district: "27", name: "Los Angeles, CA" },
  ],
  held: [{ month: "2025-01" }, { month: "2025-02" }],
};

describe("districts", () => {
  it("ranks districts with trade and gives their part of all goods", () => {
    assert.deepEqual(
      districtsOf(answers).map(({ name, share, part }) => [name, share, part]),
      [
        ["Los Angeles, CA", 60, 10],
        ["Laredo, TX", 30, 75],
        ["District 49", 10, 10],
      ],
    );
    assert.equal(
      headlineText(answers, state),
      "60.0\u00a0% of AI-related imports entered through the customs district of Los Angeles, CA in 2025 and 30.0\u00a0% through Laredo, TX; the first five of 3 districts took 100.0\u00a0%.",
    );
  });

  it("says where months lack districts, and where the snapshot has none", () => {
    const months = ["2025-01", "2025-02", "2025-03"];
    const site = { months: { imports: months, exports: [] } } as unknown as Site;
    assert.match(gapText(answers, state, site), /^Districts are held for 2 of the 3 months of 2025/);
    assert.match(emptyText({}, state), /has no imports by customs district.*atlas pull, then atlas snapshot/);
    assert.equal(emptyText(answers, state), "No district had such imports in 2025.");
  });

  it("draws a circle for each district that has a place, in proportion to its value", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const rows = districtsOf(answers).map(({ code, name, value }) => ({ district: code, name, value }));
    const { svg, points } = districtMap(rows, { width: 700, height: 430, document, format: String });
    const radii = [...svg.querySelectorAll("circle")].map((circle) => Number(circle.getAttribute("r")));
    assert.equal(radii.length, 2);
    assert.ok(Math.abs((radii[1] ?? 0) / (radii[0] ?? 1) - Math.SQRT1_2) < 0.01);
    assert.deepEqual(
      points.map(({ title }) => title),
      ["Los Angeles, CA", "Laredo, TX"],
    );
    assert.deepEqual(["31", "32", "49", "70"].map(isOnMap), [true, true, false, false]);
  });
});
