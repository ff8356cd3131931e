import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { ask, askOne, openFixture, year, type Cell } from "./fixture.js";
import { near } from "./near.js";

const [steady, changed, midway] = ["8471500150", "8542310045", "8507600020"] as const;
const of = (hs10: string, y: number, value: number, quantity: number): Cell[] =>
  year(y, [value]).map((cell) => ({ ...cell, hs10, quantity }));

/** One code keeps its unit; one goes from NO to KG with the new year, and one in July. */
const cells: Cell[] = [
  ...of(steady, 2023, 1000, 10),
  ...of(steady, 2024, 1200, 10),
  ...of(changed, 2023, 1000, 10),
  ...of(changed, 2024, 1000, 1000),
  ...of(midway, 2023, 500, 5),
  ...of(midway, 2024, 500, 5).map((cell) => (cell.month < "2024-07" ? cell : { ...cell, quantity: 800 })),
];

describe("a change of the unit of quantity", () => {
  let database: Database;
  before(async () => {
    const labels = { [steady]: "High", [changed]: "High", [midway]: "High" } as const;
    database = await openFixture({
      cells,
      labels,
      units: { [steady]: "NO", [changed]: "KG", [midway]: "KG" },
    });
    const span = (hs10: string, from: string, to: string, unit: string, text = ""): string =>
      `('imports', '${hs10}', DATE '${from}-01', DATE '${to}-01', '${unit}', '${text}')`;
    await database.run(`INSERT INTO code_spans (flow, hs10, first_month, last_month, unit1, description_short) VALUES
      ${[
        span(changed, "2023-01", "2023-06", "NO", "before"),
        span(changed, "2023-07", "2023-12", "NO", "after, in the same unit"),
        span(changed, "2024-01", "2024-12", "KG"),
        span(midway, "2023-01", "2024-06", "NO"),
        span(midway, "2024-07", "2024-12", "KG"),
      ].join(", ")}`);
  });
  after(() => database.close());

  const in2024 = { by: ["year"] as const, from: "2024-01", to: "2024-12", base: 2023 };

  it("is never crossed by a price index, and lowers its coverage by what it leaves out", async () => {
    assert.deepEqual(await ask(database, "price_coverage", in2024), [
      { year: 2024, value: (100 * 26400) / 62400 },
    ]);
    assert.deepEqual(await ask(database, "price_index", in2024), [{ year: 2024, value: null }]);
    const one = { ...in2024, where: { codes: [steady] } };
    near((await ask(database, "price_index", one))[0]?.["value"], 120);
    for (const code of [changed, midway]) {
      const alone = { ...in2024, where: { codes: [code] } };
      assert.deepEqual(await ask(database, "price_coverage", alone), [{ year: 2024, value: 0 }]);
      assert.deepEqual(await ask(database, "quantity_index", alone), [{ year: 2024, value: null }]);
    }
  });

  it("leaves the months on one side of it comparable", async () => {
    const june = { by: ["month"] as const, from: "2024-06", to: "2024-07", where: { codes: [midway] } };
    const rows = await ask(database, "price_index", june);
    assert.deepEqual(
      rows.map(({ month, value }) => [month, value]),
      [
        ["2024-06", 100],
        ["2024-07", null],
      ],
    );
  });

  it("ends a series of unit values: they keep to the unit of the last month", async () => {
    const where = { codes: [midway] };
    const rows = await ask(database, "unit_value", { by: ["month"], where, from: "2024-05", to: "2024-08" });
    assert.deepEqual(
      rows.map((row) => row["value"]),
      [null, null, 0.625, 0.625],
    );
    assert.equal(await askOne(database, "unit_value", { where, from: "2024-01" }), null);
    const years = await ask(database, "unit_value", { by: ["year"], where: { codes: [changed] } });
    assert.deepEqual(
      years.map((row) => row["value"]),
      [null, 1],
    );
  });
});
