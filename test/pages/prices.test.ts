import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderPage } from "../../scripts/site/render.js";
import { page as prices, headlineText } from "../../src/pages/prices.js";
import { outlierQuestions, outliersFinding } from "../../src/pages/prices/outliers.js";
import { familyQuestions, familyRows } from "../../src/pages/prices/months.js";
import { inputs } from "../../src/pages/prices/inputs.js";
import { partsOf, partsQuestions, pointsOf } from "../../src/pages/prices/parts.js";
import { openFixture, type Fixture } from "../measures/fixture.js";
import { near } from "../measures/near.js";
import { answersTo, monthsOf, siteWith, stateOf } from "./site.js";

const server = "8471500150";
const laptop = "8471300100";
const shirt = "6109100012";
const months = monthsOf(2023, 2024);
const site = siteWith(months);

/** From 2023 to 2024 the server doubles in unit value and grows by half in number; a laptop appears; a shirt stays. */
const fixture: Fixture = {
  cells: months.flatMap((month) => [
    month < "2024"
      ? { month, hs10: server, value: 1000, quantity: 10 }
      : { month, hs10: server, value: 3000, quantity: 15 },
    ...(month < "2024" ? [] : [{ month, hs10: laptop, value: 500, quantity: 5 }]),
    { month, hs10: shirt, value: 100, quantity: 10 },
  ]),
  labels: { [server]: "High", [laptop]: "High", [shirt]: "Low" },
  units: { [server]: "NO", [laptop]: "NO", [shirt]: "DOZ" },
};
const state = stateOf(inputs, site);

describe("prices", () => {
  it("takes growth apart into unit values, quantities and what cannot be split, which add up", async () => {
    const db = await openFixture(fixture);
    const answers = await answersTo(db, partsQuestions(state, site, "group"));
    const ai = partsOf(answers, "group", "ai");
    assert.ok(ai);
    // Bennet by hand, a year: ½(120 + 180)(200 − 100) = 15,000 and ½(100 + 200)(180 − 120) = 9,000 on 12,000
    near(pointsOf(ai, "price"), 125);
    near(pointsOf(ai, "quantity"), 75);
    near(pointsOf(ai, "rest"), 50);
    near(ai.growth, 250);
    near(ai.coverage, (100 * 48_000) / 54_000);
    assert.equal(
      headlineText(ai, state, site).replaceAll("\u00a0", " "),
      "AI-related imports grew 250.0 % from 2023 to 2024. Unit values make +125.0 pp of it and quantities +75.0 pp; +50.0 pp cannot be split.",
    );
    db.close();
  });

  it("gives unit values by family with their units, and none where a year lacks the family", async () => {
    const db = await openFixture(fixture);
    const chosen = stateOf(inputs, site, { codes: "8471" });
    const rows = familyRows(await answersTo(db, familyQuestions(chosen, 2024)), 2023, 2024);
    assert.deepEqual(
      rows.map(({ family, units, before, after, change }) => ({ family, units, before, after, change })),
      [
        { family: server, units: "NO", before: 100, after: 200, change: 100 },
        { family: laptop, units: "NO", before: null, after: 100, change: null },
      ],
    );
    db.close();
  });

  it("names goods that stand out with their value, and gives the index with them in", async () => {
    const partners = ["5700", "2010", "5520", "5880", "4280"];
    const db = await openFixture({
      ...fixture,
      cells: months.flatMap((month) =>
        partners.map((country, i) => ({
          ...{ month, hs10: server, country, value: 1000 },
          // four partners move by a few percent; a hundredth of the number makes the last stand out
          quantity: month < "2024" ? 100 : i === 4 ? 1 : 100 + i,
        })),
      ),
    });
    const answers = await answersTo(db, outlierQuestions(state, site));
    assert.deepEqual(
      answers.outliers.map(({ item, country, before, after, unit_value_before, unit_value_after, all }) => ({
        ...{ item, country, before, after, unit_value_before, unit_value_after, all },
      })),
      [
        {
          ...{ item: server, country: "4280", before: 12_000, after: 12_000 },
          ...{ unit_value_before: 10, unit_value_after: 1000, all: 1 },
        },
      ],
    );
    assert.match(
      outliersFinding(answers).replaceAll("\u00a0", " "),
      /^One good stands out, worth \$24\.0K in both years\. Without it unit values are at 98\.5 at a coverage of 80\.0 %, with it at \d{3}\.\d at a coverage of 100\.0 %$/,
    );
    const { views } = await renderPage(prices, { database: db, site, data: undefined });
    assert.match(views["outliers"] ?? "", /4280/);
    // the base year would be 100 by construction
    assert.doesNotMatch(views["price-months"] ?? "", /2023-01|Jan 2023/);
    db.close();
  });

  it("refuses a prefix that is no code", () => {
    assert.equal(inputs.codes.parse("8471.50", site), "8471.50");
    assert.equal(inputs.codes.parse("servers", site), undefined);
    assert.equal(inputs.codes.parse("8471, 8473", site), undefined);
  });

  it("says why there is no index where no quantity is reported", async () => {
    const db = await openFixture({
      ...fixture,
      cells: fixture.cells.map((cell) => ({ ...cell, quantity: 0 })),
    });
    const { views } = await renderPage(prices, { database: db, site, data: undefined });
    assert.match(views["price-months"] ?? "", /no index is given/);
    assert.match(views["sources"] ?? "", /has no unit value here/);
    assert.match(views["headline"] ?? "", /does not hold AI-related imports with quantities/);
    db.close();
  });
});
