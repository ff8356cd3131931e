import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import type { TableDefinition } from "../../../src/view/table/definition.js";
import { filteredRows, sortedRows } from "../../../src/view/table/enliven.js";
import { fittedToFigure } from "../../../src/view/table/fitted.js";
import { sparkline } from "../../../src/view/table/sparkline.js";
import { tableElement } from "../../../src/view/table/table.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const rows = [
  { code: "8471500150", name: "Processing units", value: 5 },
  { code: "0101210010", name: "Horses <b>live</b>", value: null },
  { code: "8542310045", name: "Processors", value: -20 },
];
const definition: TableDefinition = {
  caption: "Codes",
  columns: [
    {
      key: "code",
      title: "Code",
      format: (code) => String(code).replace(/(\d{4})(\d\d)(\d{4})/, "$1.$2.$3"),
    },
    { key: "name", title: "Name" },
    { key: "value", title: "Value", numeric: true, bar: true },
  ],
  rows,
};

describe("tableElement", () => {
  it("writes data as text, never as markup", () => {
    const html = tableElement(document, definition).outerHTML;
    assert.match(html, /Horses &lt;b>live&lt;\/b>|Horses &lt;b&gt;live/);
  });

  it("keeps a code or a month whole, and gives words and prose room", () => {
    const texts = ["Dec 2025", "no label in the run", "x ".repeat(40)];
    const keys = ["code", ...texts.keys()].map(String);
    const { innerHTML } = tableElement(document, {
      caption: "",
      columns: keys.map((key) => ({ key, title: key })),
      rows: [Object.fromEntries(["8471.50.0150", ...texts].map((text, i) => [keys[i] ?? "", text]))],
    }).querySelector("tbody tr") as Element;
    assert.deepEqual(
      [...innerHTML.matchAll(/class="(\w+)"/g)].map(([, name]) => name),
      ["whole", "whole", "words", "prose"],
    );
  });

  it("draws bars in proportion to the largest size, and none for a missing value", () => {
    const bars = [...tableElement(document, definition).querySelectorAll(".bar")];
    assert.deepEqual(
      bars.map((bar) => bar.getAttribute("style")),
      ["width: 25.0%", "width: 100.0%"],
    );
  });

  it("draws a little more rows than its box shows: fewer where the box is a figure's", () => {
    const many = {
      ...definition,
      rows: Array.from({ length: 60 }, (_, i) => ({ code: String(i), value: i })),
    };
    const drawn = (table: TableDefinition): number =>
      tableElement(document, table).querySelectorAll("tbody tr").length;
    assert.deepEqual([drawn(many), drawn(fittedToFigure(many, [880]))], [25, 15]);
  });

  it("shows a missing value as a dash, not as zero", () => {
    const cells = [...tableElement(document, definition).querySelectorAll("tbody tr:nth-child(2) td")];
    assert.equal(cells.at(-1)?.textContent, "–");
  });
});

describe("sortedRows", () => {
  it("puts missing values last either way", () => {
    const order = (descending: boolean) =>
      sortedRows(rows, { key: "value", descending }).map((row) => row["value"]);
    assert.deepEqual(order(true), [5, -20, null]);
    assert.deepEqual(order(false), [-20, 5, null]);
  });
});

describe("filteredRows", () => {
  it("finds codes dotted or not, and every word in any order", () => {
    const found = (filter: string) => filteredRows(definition, filter).map((row) => row["code"]);
    assert.deepEqual(found("8471.50"), ["8471500150"]);
    assert.deepEqual(found("84715"), ["8471500150"]);
    assert.deepEqual(found("units processing"), ["8471500150"]);
    assert.deepEqual(found("process"), ["8471500150", "8542310045"]);
    assert.deepEqual(found("cheese"), []);
  });
});

describe("sparkline", () => {
  it("breaks the line at a gap", () => {
    const path = sparkline(document, [1, 2, null, 4, 5], "values").querySelector("path");
    assert.equal(path?.getAttribute("d")?.match(/M/g)?.length, 2);
  });
});
