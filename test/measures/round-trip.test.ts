import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { roundTripSql, type RoundTrip } from "../../src/measures/round-trip.js";
import { ask, askOne, openFixture, type Fixture } from "./fixture.js";
import { near } from "./near.js";

const [server, parts] = ["8471500150", "8473301180"];
const [mexico, taiwan] = ["2010", "5830"];

/** Schedule B and HTS codes part after six digits, so the exported server has another suffix. */
const fixture: Fixture = {
  cells: [
    { month: "2025-01", hs10: server, country: mexico, value: 100 },
    { month: "2025-01", hs10: server, country: taiwan, value: 300 },
    { month: "2025-01", hs10: parts, country: mexico, value: 20 },
    { flow: "exports", month: "2025-01", hs10: "8471500000", country: mexico, value: 30, foreign: 50 },
    { flow: "exports", month: "2025-01", hs10: parts, country: mexico, value: 60, foreign: 40 },
    { flow: "exports", month: "2025-01", hs10: "8471500000", country: taiwan, value: 15, foreign: 5 },
    { month: "2025-02", hs10: server, country: taiwan, value: 999 },
  ],
  labels: { [server]: "High", [parts]: "High", "8471500000": "High" },
};

describe("re-exports and round trips", () => {
  it("give the share of foreign goods in exports", async () => {
    const db = await openFixture(fixture);
    near(await askOne(db, "reexport_share"), (100 * 95) / 200);
    assert.deepEqual(
      (await ask(db, "reexport_share", { by: ["country"] })).map((row) => row["value"]),
      [50, 25],
    );
    db.close();
  });

  it("match cells of HS6 and partner over months that both flows hold", async () => {
    const db = await openFixture(fixture);
    // cells: M 100 X 80 F 50; M 300 X 20 F 5; M 20 X 100 F 40
    near(await askOne(db, "grubel_lloyd"), 100 * (1 - (20 + 280 + 80) / (180 + 320 + 120)));
    near(await askOne(db, "round_trip_overlap"), (100 * (50 + 5 + 20)) / (100 + 300 + 40));
    assert.equal(await askOne(db, "retained_imports"), 420 - 95);
    assert.deepEqual(await ask(db, "retained_imports", { by: ["month", "country"] }), [
      { month: "2025-01", country: mexico, value: 30 },
      { month: "2025-01", country: taiwan, value: 295 },
    ]);
    near(
      (await ask(db, "grubel_lloyd", { by: ["country"], exports: "domestic" }))[1]?.["value"],
      100 * (30 / 315),
    );
    db.close();
  });

  it("stand side by side, the largest possible return first", async () => {
    const db = await openFixture(fixture);
    const rows = await db.rows<RoundTrip>(roundTripSql());
    assert.deepEqual(
      rows.map((row) => [row.hs6, row.country, row.imported, row.domestic, row.reexported, row.matched]),
      [
        ["847150", mexico, 100, 30, 50, 50],
        ["847330", mexico, 20, 60, 40, 20],
        ["847150", taiwan, 300, 15, 5, 5],
      ],
    );
    near(rows[0]?.overlap, 50);
    near(rows[0]?.grubel_lloyd, 100 * (1 - 20 / 180));
    assert.deepEqual((await db.rows(roundTripSql({ by: ["year"] })))[0]?.["year"], 2025);
    assert.throws(() => roundTripSql({ by: ["category"] }), /by HS6 and country/);
    db.close();
  });

  it("have no value without exports", async () => {
    const db = await openFixture({
      ...fixture,
      cells: fixture.cells.filter((cell) => cell.flow !== "exports"),
    });
    assert.deepEqual(await ask(db, "reexport_share", { by: ["year"] }), []);
    assert.deepEqual(await ask(db, "retained_imports", { by: ["year"] }), []);
    assert.equal(await askOne(db, "grubel_lloyd"), null);
    db.close();
  });
});
