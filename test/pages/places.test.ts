import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { districtMap, isOnMap } from "../../src/charts/district-map.js";
import { stateMap } from "../../src/charts/state-map.js";
import type { Site } from "../../src/base/site.js";
import { districtsOf, emptyText, gapText, mapFinding } from "../../src/pages/places/districts.js";
import { headlineText } from "../../src/pages/places.js";
import { noPlaceText, places, portName, stateName } from "../../src/measures/place-names.js";
import {
  carriedFinding,
  modeShares,
  nothingPulled,
  placesOf,
  portsFinding,
  pulledNote,
} from "../../src/pages/places/pulled.js";

const state = { flow: "imports", of: "ai", year: 2025 } as const;
const answers = {
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
      districtsOf(answers).rows.map(({ name, share, part }) => [name, share, part]),
      [
        ["Los Angeles, CA", 60, 10],
        ["Laredo, TX", 30, 75],
        ["District 49", 10, 10],
      ],
    );
    assert.equal(
      headlineText(districtsOf(answers).rows, [], state),
      "60.0\u00a0% of AI-related imports entered through the customs district of Los Angeles, CA in 2025 and 30.0\u00a0% through Laredo, TX; the first five of 3 districts took 100.0\u00a0%.",
    );
  });

  it("says where months lack districts, and where the snapshot has none", () => {
    const months = ["2025-01", "2025-02", "2025-03"];
    const site = { months: { imports: months, exports: [] } } as unknown as Site;
    assert.match(
      gapText(["2025-01", "2025-02"], state, site),
      /^Districts are held for 2 of the 3 months of 2025/,
    );
    assert.match(emptyText([], state), /has no imports by customs district.*atlas pull, then atlas snapshot/);
    assert.equal(emptyText(answers.held, state), "No district had such imports in 2025.");
  });

  it("draws a circle for each district that has a place, in proportion to its value", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const rows = districtsOf(answers).rows.map(({ code, name, value }) => ({ district: code, name, value }));
    const { svg, points } = districtMap(rows, { width: 700, height: 430, document, format: String });
    const radii = [...svg.querySelectorAll("circle")]
      .filter((circle) => !circle.closest("g"))
      .map((circle) => Number(circle.getAttribute("r")));
    assert.equal(radii.length, 2);
    for (const entry of svg.querySelectorAll("g")) {
      const [radius, value] = [entry.querySelector("circle")?.getAttribute("r"), entry.textContent];
      const expected = (radii[0] ?? 0) * Math.sqrt(Number(value) / Math.max(...rows.map((row) => row.value)));
      assert.ok(
        Math.abs(Number(radius) - Math.max(1.5, expected)) < 0.1,
        `a circle of ${value} in the legend`,
      );
    }
    assert.equal(svg.querySelectorAll("g").length, 3);
    assert.ok(Math.abs((radii[1] ?? 0) / (radii[0] ?? 1) - Math.SQRT1_2) < 0.01);
    assert.deepEqual(
      points.map(({ title }) => title),
      ["Los Angeles, CA", "Laredo, TX"],
    );
    assert.deepEqual(["31", "32", "49", "70"].map(isOnMap), [true, true, false, false]);
  });
});

describe("ports and states", () => {
  const values = [
    { port: "2304", state: "", mode: "other", value: 100 },
    { port: "2704", state: "", mode: "air", value: 75 },
    { port: "2704", state: "", mode: "vessel", value: 225 },
  ];
  const names = [{ port: "2704", name: "LOS ANGELES, CA" }];
  const held = ["2025-01", "2025-02"];
  const months = ["2025-01", "2025-02", "2025-03"];
  const site = { months: { imports: months, exports: [] } } as unknown as Site;

  it("rank places and say what part goes by air and by vessel", () => {
    assert.deepEqual(placesOf({ values, names }, "port"), [
      { code: "2704", name: "Los Angeles, CA", value: 300, share: 75, air: 25, vessel: 75 },
      { code: "2304", name: "Port 2304", value: 100, share: 25, air: 0, vessel: 0 },
    ]);
  });

  it("name what limits them: codes that were pulled, months that are missing", () => {
    const note = pulledNote({ held, coverage: 87.5 }, state, site, "port");
    assert.match(note, /General imports of the six-digit codes .*, 87\.5\u00a0% of AI-related imports\./);
    assert.match(note, /held by port: 2 of the 3 months of 2025/);
  });

  it("let no low-value or mail shipments lead, which pass through no place, and say what they hold", () => {
    const filed = [...values, { port: "7000", state: "", mode: "other", value: 500 }];
    const ranked = placesOf({ values: filed, names }, "port");
    assert.deepEqual(
      ranked.map(({ name }) => name),
      ["Low-value shipments (no place)", "Los Angeles, CA", "Port 2304"],
    );
    assert.match(portsFinding(places(ranked), state), /^Los Angeles, CA is the largest of 2 ports/);
    assert.match(noPlaceText(ranked), /^Census files 55\.6\u00a0% under numbers that are no place/);
    assert.equal(noPlaceText(ranked.slice(1)), "");
    const mail = { ...answers, values: [...answers.values, { district: "80", value: 9000 }] };
    const { rows } = districtsOf(mail);
    assert.equal(rows[0]?.name, "Mail shipments (no place)");
    assert.match(mapFinding(rows, state), /^Los Angeles, CA handled/);
  });

  it("give no part below nothing or above its whole, and keep what corrections leave below zero", () => {
    const turned = [
      { port: "2704", state: "", mode: "air", value: 174 },
      { port: "2704", state: "", mode: "vessel", value: -74 },
      { port: "2304", state: "", mode: "other", value: -81 },
    ];
    assert.deepEqual(placesOf({ values: turned, names }, "port"), [
      { code: "2704", name: "Los Angeles, CA", value: 100, share: null, air: null, vessel: null },
      { code: "2304", name: "Port 2304", value: -81, share: null, air: null, vessel: null },
    ]);
    assert.equal(
      portsFinding(placesOf({ values: turned, names }, "port"), state),
      "Los Angeles, CA is the largest of 2 ports for AI-related imports in 2025",
    );
    const monthly = turned.map(({ mode, value }) => ({ month: "2025-01", mode, value }));
    assert.equal(carriedFinding(modeShares(monthly, "2025"), state), "How AI-related imports are carried");
    const { rows } = districtsOf({
      ...answers,
      values: [...answers.values, { district: "52", value: -350 }],
    });
    assert.deepEqual(
      rows.map(({ code, share }) => [code, share && Math.round(share)]),
      [
        ["27", 92],
        ["23", 46],
        ["49", 15],
        ["52", null],
      ],
    );
    assert.match(
      headlineText(rows, [], state),
      /^Los Angeles, CA was the largest of 4 customs districts for AI-related imports .* leave no shares\.$/,
    );
    const { leftOut, svg } = districtMap(
      rows.map(({ code, name, value }) => ({ district: code, name, value })),
      { width: 700, height: 430, document: parseHTML("<!doctype html>").document, format: String },
    );
    assert.match(leftOut ?? "", /^Not drawn, being below zero: District 52 \(-350\)\./);
    assert.doesNotMatch(svg.outerHTML, /NaN/);
  });

  it("say which command fetches what is missing", () => {
    assert.match(
      nothingPulled([], state, "port"),
      /no imports by port\. atlas pull .*--dataset porths --flow imports/,
    );
    assert.match(
      nothingPulled(held, { ...state, year: 2020 }, "state"),
      /for Jan 2025 to Feb 2025 only, not for 2020.*--dataset statehs.*--from 2020-01 --to 2020-12/,
    );
    assert.equal(nothingPulled(held, state, "port"), "No port had such imports in 2025.");
  });

  it("write names as readers do", () => {
    assert.equal(portName("JFK INTERNATIONAL AIRPORT, NY"), "JFK International Airport, NY");
    assert.equal(portName("CHAMPLAIN-ROUSES POINT, NY"), "Champlain-Rouses Point, NY");
    assert.deepEqual(["NC", "XX", "ZZ"].map(stateName), ["North Carolina", "Not identified", "ZZ"]);
  });

  it("have a shape on the map for every state that is named", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const rows = ["TX", "CA", "NC", "DC", "PR"].map((code, i) => ({ name: stateName(code), value: 100 - i }));
    const { points } = stateMap(rows, { width: 700, height: 430, document, format: String });
    assert.deepEqual(
      points.map(({ title }) => title).sort(),
      ["California", "District of Columbia", "North Carolina", "Texas"], // Puerto Rico lies off the map
    );
  });
});
