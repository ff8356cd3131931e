import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { breakQuestions } from "../../src/pages/hierarchy/classes.js";
import { levelBelow, prefixOf, type State } from "../../src/pages/hierarchy/inputs.js";
import { headlineText } from "../../src/pages/hierarchy.js";
import { levelQuestions, linesOf } from "../../src/pages/hierarchy/lines.js";
import { openFixture, type Cell } from "../measures/fixture.js";
import { answersTo } from "./site.js";

const state: State = { code: "", base: 2023, year: 2025, classes: "end_use" };

/** The same cell in every month of both years, so that growth has whole years to stand on. */
function yearly(cell: Omit<Cell, "month" | "value">, values: Record<number, number>): Cell[] {
  return Object.entries(values).flatMap(([year, value]) =>
    Array.from({ length: 12 }, (_, i) => ({
      ...cell,
      month: `${year}-${String(i + 1).padStart(2, "0")}`,
      value,
    })),
  );
}

describe("the hierarchy", () => {
  let database: Database;

  before(async () => {
    database = await openFixture({
      cells: [
        ...yearly({ hs10: "8471500150" }, { 2023: 100, 2025: 300 }),
        ...yearly({ hs10: "8471300100" }, { 2023: 50, 2025: 100 }),
        ...yearly({ hs10: "2709000000" }, { 2023: 10, 2025: 10 }),
        ...yearly({ hs10: "8542310001" }, { 2023: 60 }),
        ...yearly({ hs10: "8542390040" }, { 2025: 90 }),
        ...yearly({ flow: "exports", hs10: "8471500110" }, { 2023: 20, 2025: 40 }),
      ],
      labels: { "8471500150": "High", "8471300100": "Low", "8471500110": "High" },
    });
    await database.run(
      `UPDATE codes SET family = '8542310001' WHERE hs10 = '8542390040';
       UPDATE codes SET description_long = 'PROCESSING UNITS, ' || hs10 WHERE hs10 LIKE '847150%';
       UPDATE codes SET first_month = DATE '2023-01-01', last_month = DATE '2025-12-01';
       UPDATE codes SET last_month = DATE '2023-12-01' WHERE hs10 = '8542310001';
       UPDATE codes SET first_month = DATE '2025-01-01' WHERE hs10 = '8542390040'`,
    );
  });
  after(() => database.close());

  it("steps down two digits at a time, from odd prefixes too, and stays at a code", () => {
    assert.deepEqual(
      ["", "84", "847", "8471", "847150", "84715001", "8471500150"].map((code) => levelBelow(code).digits),
      [2, 4, 4, 6, 8, 10, 10],
    );
    assert.equal(prefixOf({ code: "8471.50.0150" }), "8471500150");
  });

  it("sets both schedules side by side, left-out chapters included", async () => {
    const answers = await answersTo(database, levelQuestions(state));
    const lines = linesOf(answers, state);
    assert.deepEqual(
      lines.map(({ code }) => code),
      ["27", "84", "85"],
    );
    const [, machines, electrical] = lines;
    assert.equal(machines?.description, "Machinery and computers");
    assert.deepEqual(machines?.imports, {
      value: 4800,
      ai: 3600,
      growth: 100 * (400 / 150 - 1),
      crossed: false,
      codes: 2,
    });
    assert.equal(machines?.exports.growth, 100);
    assert.deepEqual(electrical?.exports, { value: null, ai: null, growth: null, crossed: false, codes: 0 });
    assert.equal(
      headlineText(lines, state),
      "All chapters had $6.0K of imports (60.0\u00a0% AI-related) and $480 of exports (100.0\u00a0% AI-related) in 2025; 3 chapters below.",
    );
  });

  it("parts the schedules below six digits and names a number by what its codes share", async () => {
    const below = { ...state, code: "8471.50.01" };
    const lines = linesOf(await answersTo(database, levelQuestions(below)), below);
    assert.deepEqual(
      lines.map(({ code, description, imports, exports }) => [
        code,
        description,
        imports.value,
        exports.value,
      ]),
      [
        ["8471500110", "processing units, 8471500110", null, 480],
        ["8471500150", "processing units, 8471500150", 3600, null],
      ],
    );
    const above = { ...state, code: "8471" };
    const [, units] = linesOf(await answersTo(database, levelQuestions(above)), above);
    assert.equal(units?.description, "processing units");
  });

  it("gives no growth where a family crosses the border of a number", async () => {
    const below = { ...state, code: "8542" };
    const lines = linesOf(await answersTo(database, levelQuestions(below)), below);
    assert.deepEqual(
      lines.map(({ code, imports }) => [code, imports.crossed, imports.growth]),
      [
        ["854231", true, null],
        ["854239", true, null],
      ],
    );
    const chapter = linesOf(await answersTo(database, levelQuestions(state)), state).at(-1);
    assert.equal(chapter?.imports.growth, 50);
  });

  it("lists births and deaths with the growth of the family, also for a prefix that holds one member", async () => {
    const below = { ...state, code: "854239" };
    const answers = await answersTo(database, breakQuestions(below));
    const [family, ...others] = answers.breaks_imports;
    assert.deepEqual([family?.code, family?.growth, others.length], ["8542310001", 50, 0]);
    assert.deepEqual(
      answers.months_imports.map((row) => [row.hs10, row.began, row.ended]),
      [["8542390040", "2025-01", null]],
    );
  });

  it("says so where no code has the prefix", async () => {
    const below = { ...state, code: "0101" };
    assert.equal(
      headlineText(linesOf(await answersTo(database, levelQuestions(below)), below), below),
      "Neither schedule of this snapshot has a code below 0101.",
    );
  });
});
