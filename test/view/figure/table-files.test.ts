import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { copiedTable } from "../../../src/view/figure/clipboard.js";
import { columnsOf } from "../../../src/view/figure/parquet.js";
import type { TableDefinition } from "../../../src/view/table/definition.js";
import { filed } from "../../../src/view/table/file.js";

const table: TableDefinition = {
  caption: "Codes",
  columns: [
    { key: "hs10", title: "Code", format: (code) => `no. ${String(code)}` },
    { key: "value", title: "Imports", unit: "dollars", numeric: true, format: () => "$1.2B" },
    { key: "share", title: "Share", unit: "percent", numeric: true },
    { key: "rate", title: "Share", numeric: true },
  ],
  rows: [
    { hs10: "0101210010", value: 9_007_199_254_740_991, share: 12.5, rate: null },
    { hs10: '<b>&\t"x"', value: null, share: 3, rate: null },
  ],
};
const caption = { title: "Rose <i>fast</i>", source: "Census" };

describe("copiedTable", () => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const { html, text } = copiedTable(document, table, caption, "full");

  it("writes numbers as the screen does, and every digit only on request", () => {
    assert.deepEqual(copiedTable(document, table, caption).text.split("\r\n").slice(0, 2), [
      "Code\tImports\tShare\tShare",
      "no. 0101210010\t$1.2B\t12.5\t–",
    ]);
  });

  it("gives spreadsheets one line a row: names as shown, numbers in full, a missing value as nothing", () => {
    assert.deepEqual(text.split("\r\n"), [
      "Code\tImports (dollars)\tShare (percent)\tShare",
      "no. 0101210010\t9007199254740991\t12.5\t",
      'no. <b>& "x"\t\t3\t',
      "",
    ]);
  });

  it("gives documents a table of the same cells, in which text stays text", () => {
    document.body.innerHTML = html;
    const rows = [...document.querySelectorAll("tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    assert.deepEqual(rows[1], ["no. 0101210010", "9007199254740991", "12.5", ""]);
    assert.equal(rows[2]?.[0], 'no. <b>&\t"x"');
    assert.equal(document.querySelector("caption")?.textContent, "Rose <i>fast</i>");
    assert.equal(document.querySelectorAll("b, i").length, 0);
    assert.match(document.body.textContent ?? "", /Source: Census$/);
  });

  it("disarms what a spreadsheet would run", () => {
    const rows = [{ hs10: "=HYPERLINK(1)", value: -5, share: null, rate: null }];
    const columns = table.columns.map(({ key, title, numeric }) => ({
      key,
      title,
      numeric: numeric === true,
    }));
    for (const precision of ["as shown", "full"] as const) {
      const evil = copiedTable(document, { ...table, columns, rows }, caption, precision);
      assert.match(evil.text, /\r\n'=HYPERLINK\(1\)\t-5\t/);
      assert.match(evil.html, /<td>'=HYPERLINK/);
    }
  });
});

describe("columnsOf", () => {
  const columns = columnsOf(table);

  it("keeps codes as text, whole numbers whole, and a missing value missing", () => {
    assert.deepEqual(
      columns.schema.fields.map((field) => `${field.name}: ${String(field.type)}`),
      ["Code: Utf8", "Imports: Int64", "Share (share): Float64", "Share (rate): Utf8"],
    );
    assert.deepEqual(
      columns.schema.fields.map((_, i) => [...(columns.getChildAt(i) ?? [])] as unknown[]),
      [
        ["0101210010", '<b>&\t"x"'],
        [9_007_199_254_740_991n, null],
        [12.5, 3],
        [null, null],
      ],
    );
  });

  it("names the unit of a column beside it", () => {
    assert.equal(columns.schema.fields[1]?.metadata.get("unit"), "dollars");
  });

  it("holds the columns of a table without rows", () => {
    assert.equal(columnsOf({ ...table, rows: [] }).numCols, 4);
  });

  it("leaves columns where they stand, also those that are named by a year", () => {
    const years = [2025, 2023].map((year) => ({ key: `in ${year}`, title: String(year), numeric: true }));
    const held = columnsOf({
      caption: "Years",
      columns: [{ key: "name", title: "Products" }, ...years],
      rows: [{ name: "AI-related", "in 2025": 2.5, "in 2023": 1 }],
    });
    assert.deepEqual(
      held.schema.fields.map(({ name, type }, i) => [
        name,
        String(type),
        held.getChildAt(i)?.get(0) as unknown,
      ]),
      [
        ["Products", "Utf8", "AI-related"],
        ["2025", "Float64", 2.5],
        ["2023", "Int64", 1n],
      ],
    );
  });
});

describe("filed", () => {
  const parts: TableDefinition = {
    caption: "Parts",
    columns: [
      { key: "name", title: "Products" },
      { key: "now", title: "2025", unit: "US dollars", numeric: true },
      {
        ...{ key: "path", title: "2024 to 2025", unit: "US dollars", points: ["2024", "2025"] },
        series: ({ name }) => (name === "All goods" ? [5, 7] : [null, 2]),
      },
    ],
    rows: [
      { name: "All goods", now: 7 },
      { name: "Cooling", now: 2 },
    ],
    level: ({ name }) => (name === "All goods" ? "total" : "category"),
  };

  it("says what each row is, and gives the points of a sparkline that no column holds", () => {
    const { columns, rows } = filed(parts);
    assert.deepEqual(
      [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ key }) => row[key]))],
      [
        ["Products", "Level", "2025", "2024"],
        ["All goods", "total", 7, 5],
        ["Cooling", "category", 2, null],
      ],
    );
  });

  it("leaves out a sparkline whose points have no names, and a level where there is none", () => {
    const [name, , path] = parts.columns;
    assert.ok(name && path);
    const unnamed = { ...path, points: [] };
    assert.deepEqual(
      filed({ caption: "", rows: parts.rows, columns: [name, unnamed] }).columns.map(({ title }) => title),
      ["Products"],
    );
  });
});
