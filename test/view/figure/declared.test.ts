import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { barsTable, type Bars } from "../../../src/view/figure/bars.js";
import {
  heatChart,
  heatSentence,
  heatTable,
  heightOfHeat,
  type Heat,
} from "../../../src/view/figure/heat.js";
import { column } from "../../../src/view/table/columns.js";
import { cellText, type TableDefinition } from "../../../src/view/table/definition.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** A table as its readers see it: titles, then texts. */
function seen({ columns, rows }: TableDefinition): string[][] {
  return [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((one) => cellText(one, row).replaceAll("\u00a0", " "))),
  ];
}

describe("bars of a declared figure", { timeout: 60_000 }, () => {
  const bars: Bars = {
    ...{ unit: "dollars", of: "Port", caption: "Ports", title: "Value", first: 1 },
    rows: [
      { label: "Laredo", value: 2e9, note: "no trade", beside: { air: 1 } },
      { label: "Nome", value: null, note: "no trade", beside: { air: null } },
    ],
    more: [column("air", "By air", "percent")],
  };

  it("have a table of every row, with what it says besides and why a value is missing", () => {
    assert.deepEqual(seen(barsTable(bars)), [
      ["Port", "Value", "By air"],
      ["Laredo", "$2.0B", "1.0 %"],
      ["Nome", "no trade", "–"],
    ]);
  });
});

describe("a heat map of a declared figure", { timeout: 60_000 }, () => {
  const heat: Heat = {
    ...{ unit: "percent", of: "Country", caption: "Shares", first: 2, add: "Add a country" },
    columns: [2023, 2024, 2025, 2026],
    rows: ["Mexico", "Taiwan", "Chad"].map((label, i) => ({
      label,
      values: new Map([
        [2023, 10 - i],
        [2024, 20 - i],
        [2025, i === 1 ? null : 30 - i],
      ]),
    })),
  };
  const frame = { width: 800, height: heightOfHeat(heat), document };

  it("draws its first rows, and those that a reader adds below them", () => {
    const drawing = heatChart(heat, frame);
    assert.match(drawing?.svg.textContent ?? "", /Mexico.*Taiwan/);
    assert.doesNotMatch(drawing?.svg.textContent ?? "", /Chad/);
    assert.deepEqual(drawing?.more, { label: "Add a country", names: [{ key: "Chad", name: "Chad" }] });
    const added = heatChart(heat, { ...frame, asked: { added: new Set(["Chad"]), hidden: new Set() } });
    assert.match(added?.svg.textContent ?? "", /Chad/);
    assert.ok(Number(added?.svg.getAttribute("height")) > frame.height);
    assert.equal(heatChart({ ...heat, rows: [] }, frame), undefined);
  });

  it("has a table of every row", () => {
    assert.deepEqual(seen(heatTable({ ...heat, none: "no trade" })).slice(2), [
      ["Taiwan", "9.0 %", "19.0 %", "no trade", "no trade"],
      ["Chad", "8.0 %", "18.0 %", "28.0 %", "no trade"],
    ]);
  });

  it("says the three largest values of each row, or the last one over time", () => {
    const plain = (text: string): string => text.replaceAll("\u00a0", " ");
    assert.equal(
      plain(heatSentence(heat)),
      "Mexico: 2025 30.0 %, 2024 20.0 %, 2023 10.0 %. Taiwan: 2024 19.0 %, 2023 9.0 %.",
    );
    assert.equal(plain(heatSentence({ ...heat, keep: "last" })), "Mexico: 2025 30.0 %. Taiwan: 2024 19.0 %.");
  });
});
