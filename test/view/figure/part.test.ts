import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holds, partAsked } from "../../../src/charts/drawing.js";
import { definitionOf, type DeclaredFigure } from "../../../src/view/declare.js";
import { narrowed, ofPart, subtitleOf } from "../../../src/view/figure/part.js";
import type { Context } from "../../../src/view/view.js";
import { siteWith } from "../../pages/site.js";

const months = ["2024-11", "2024-12", "2025-01", "2025-02"];
const rows = months.map((month, value) => ({ month, value }));
const part = { from: "2024-12", to: "2025-01" };

describe("a part of the periods of a chart", { timeout: 60_000 }, () => {
  it("is what was asked for, as far as the rows reach; all where that leaves less than a line takes", () => {
    const shown = (asked: { from?: string; to?: string }) => partAsked(rows, ({ month }) => month, asked);
    assert.deepEqual(shown(part), { rows: rows.slice(1, 3), part });
    assert.deepEqual(shown({ from: "2025" }).part, { from: "2025-01", to: "2025-02" });
    assert.deepEqual(shown({ from: "2024-12", to: "2031-01" }).part, { from: "2024-12", to: "2025-02" });
    for (const all of [{}, { from: "2020-01" }, { from: "2025-02" }, { from: "2030-01" }])
      assert.deepEqual(shown(all), { rows });
  });

  it("holds the years that its months lie in, and the months of its years", () => {
    assert.deepEqual(
      ["2023", "2024", "2025", "2026"].filter((year) => holds(part, year)),
      ["2024", "2025"],
    );
    assert.deepEqual(
      ["2023-12", "2024-01", "2025-12", "2026-01"].filter((month) =>
        holds({ from: "2024", to: "2025" }, month),
      ),
      ["2024-01", "2025-12"],
    );
  });

  it("takes rows of other periods out wherever they stand, and nothing else", () => {
    const byYear = [2023, 2024, 2025].map((year) => ({ year, value: null }));
    const codes = [{ key: "2022", name: "a heading" }];
    const keyed = months.map((key) => ({ key }));
    assert.deepEqual(narrowed({ series: [{ name: "AI", rows }], byYear, codes, keyed, base: 2020 }, part), {
      series: [{ name: "AI", rows: rows.slice(1, 3) }],
      byYear: byYear.slice(1),
      codes,
      keyed: keyed.slice(1, 3),
      base: 2020,
    });
  });
});

describe("what a figure says of a part of its periods", { timeout: 60_000 }, () => {
  const declared: DeclaredFigure<unknown, Record<never, never>, typeof rows> = {
    name: "x",
    shown: () => rows,
    finding: (shown) => `${shown[0]?.value} to ${shown.at(-1)?.value}`,
    subtitle: () => "Percent, Nov 2024 to Feb 2025",
    lines: (shown) => ({
      unit: "percent",
      caption: "x",
      series: [{ key: "value", name: "AI", color: "blue", rows: shown }],
    }),
  };
  const whole: Context = {
    ...{ state: {}, site: siteWith(months), document: {} as Document },
    ...{ widths: [800], questions: {}, address: "" },
  };

  it("is of these periods where its finding follows them: title, subtitle, table and sentence", () => {
    const definition = definitionOf({ ...declared, follows: true });
    const context = ofPart(whole, part);
    assert.equal(definition.title({}, whole), "0 to 3");
    assert.equal(definition.title({}, context), "1 to 2");
    assert.equal(
      subtitleOf(definition, {}, context),
      "Percent, Nov 2024 to Feb 2025; shown: Dec 2024 to Jan 2025",
    );
    assert.deepEqual(
      definition.table({}, context).rows.map(({ month }) => month),
      ["2025-01", "2024-12"],
    );
    assert.match(definition.alternative({}, context), /in Dec 2024 to .* in Jan 2025\.$/);
  });

  it("is of the whole period, and says so, where its finding does not follow", () => {
    const definition = definitionOf(declared);
    assert.equal(definition.title({}, ofPart(whole, part)), "Whole period: 0 to 3");
    assert.equal(definition.title({}, whole), "0 to 3");
    assert.equal(definition.table({}, ofPart(whole, part)).rows.length, 2);
  });
});
