import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeColumn, codeNames, relevanceNames } from "../../../src/measures/tabular/columns.js";
import { confidenceScale } from "../../../src/measures/tabular/confidence.js";
import { decodeText } from "../../../src/measures/tabular/decode.js";
import { readTextTable, type TextTable } from "../../../src/measures/tabular/table.js";

const text = 'hs10,relevance,reasoning\n8471500150,High,"Größe – “naïve” €5"\n';

function utf16(content: string, order: "le" | "be", mark = true): Uint8Array {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${content}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

/** Text in Windows-1252, for the characters that these tests use. */
function windows(content: string): Uint8Array {
  const special: Record<string, number> = { "€": 0x80, "–": 0x96, "“": 0x93, "”": 0x94 };
  return Uint8Array.from([...content].map((char) => special[char] ?? char.charCodeAt(0)));
}

function read(content: string): TextTable {
  const table = readTextTable(content, [codeNames, relevanceNames]);
  assert.ok(table, "the columns are found");
  return table;
}

describe("decodeText", () => {
  it("reads UTF-8, UTF-16 and Windows-1252 without losing a character", () => {
    for (const [name, bytes] of [
      ["UTF-8", Buffer.from(text)],
      ["UTF-8", Buffer.from(`\ufeff${text}`)],
      ["UTF-16LE", utf16(text, "le")],
      ["UTF-16BE", utf16(text, "be")],
      ["UTF-16LE", utf16(text, "le", false)],
      ["UTF-16BE", utf16(text, "be", false)],
      ["Windows-1252", windows(text)],
      ["UTF-8", Buffer.from(`${text}\u001a`)],
    ] as const)
      assert.deepEqual(decodeText(bytes), { text, encoding: name }, name);
  });

  it("reads each line of a file that mixes two encodings, and says so", () => {
    const mixed = decodeText(Buffer.concat([Buffer.from("Größe\n"), windows("Größe – 2\n")]));
    assert.deepEqual(mixed, { text: "Größe\nGröße – 2\n", encoding: "UTF-8, with 1 lines in Windows-1252" });
  });

  it("says so where characters were lost before, and refuses what is no text", () => {
    assert.match(decodeText(Buffer.from("a\ufffdb")).encoding, /1 characters lost/);
    assert.throws(() => decodeText(Buffer.from("PK\u0003\u0004\u0000\u0000")), /xlsx/);
    assert.throws(() => decodeText(utf16(text, "le").subarray(0, 21)), /is it cut/);
  });
});

describe("readTextTable", () => {
  it("chooses the delimiter that splits out the wanted columns, whatever stands in a quoted header", () => {
    for (const [mark, header] of [
      [",", '"use; in tabs\t, words",hs10,relevance'],
      [";", '"a, b, c, d";"HTS Number";Relevance'],
      ["\t", '"a, b; c"\thts_10\tRELEVANCE'],
    ] as const) {
      const table = read(`${header}\nx${mark}8471500150${mark}High\n`);
      assert.equal(table.delimiter, mark);
      assert.deepEqual(table.rows[0]?.cells, ["x", "8471500150", "High"]);
    }
  });

  it("finds the header below titles, notes and a line for the spreadsheet", () => {
    const table = read("sep=;\nU.S. Imports; by code\n\n# a note\nhs10;relevance\n8471500150;High\n");
    assert.equal(table.line, 5);
    assert.deepEqual(table.rows, [{ line: 6, cells: ["8471500150", "High"] }]);
  });

  it("keeps line ends in quoted cells and headers, and counts lines by the file", () => {
    const table = read(
      'hs10,relevance,"why\nnot"\r\n8471500150,High,"one\r\n8473301180,Low,two\r\nthree"\r\n8504409550,Low,x\r\n',
    );
    assert.deepEqual(
      table.rows.map(({ line, cells }) => [line, cells.length, cells[0]]),
      [
        [3, 3, "8471500150"],
        [6, 3, "8504409550"],
      ],
    );
  });

  it("loses one line to a quote that is not closed, and none to a mark of inches", () => {
    const table = read(
      'hs10,relevance,why\n8471500150,High,"open\n8473301180,Low,a 5" disk\n8504409550,"Low",x\n',
    );
    assert.deepEqual(
      table.rows.map(({ line, problem }) => [line, problem]),
      [
        [2, "a quote is not closed"],
        [3, undefined],
        [4, undefined],
      ],
    );
    assert.equal(table.rows[1]?.cells[2], 'a 5" disk');
  });

  it("leaves out an index, with a name or without", () => {
    for (const content of [
      ",hs10,relevance\n0,8471500150,High\n1,8504409550,Low\n",
      "Unnamed: 0,hs10,relevance\n0,8471500150,High\n1,8504409550,Low\n",
      '"hs10","relevance"\n"1","8471500150","High"\n"2","8504409550","Low"\n', // as R writes it
      "hs10,relevance\n8471500150,High,\n8504409550,Low,\n", // a delimiter ends the line
    ]) {
      const table = read(content);
      const at = codeColumn(table);
      assert.deepEqual(
        table.rows.map(({ cells }) => [cells[at], cells[at + 1]]),
        [
          ["8471500150", "High"],
          ["8504409550", "Low"],
        ],
      );
    }
  });

  it("takes the column in which the codes are, where several could be", () => {
    const both = read("Commodity,HTS Number,Relevance\nMachines,8471.50.01.50,High\n");
    assert.equal(both.headers[codeColumn(both)], "HTS Number");
    const alone = read("Code,Commodity,Relevance\nUSA,8471500150 MACHINES,High\n");
    assert.equal(alone.headers[codeColumn(alone)], "Commodity");
  });
});

describe("confidenceScale", () => {
  const readAll = (cells: string[]) => {
    const scale = confidenceScale(cells);
    return cells.map((cell) => scale.read(cell));
  };

  it("decides the scale for the file as a whole", () => {
    assert.deepEqual(readAll(["0.95", "1", "0", "", "0,5"]), [95, 100, 0, null, 50]);
    assert.deepEqual(readAll(["95", "1", "0", "n/a", "99.6"]), [95, 1, 0, null, 100]);
    assert.deepEqual(readAll(["95%", "0.5 %", "100 percent"]), [95, 1, 100]);
    assert.deepEqual(readAll(["High", "very_high", "low"]), [75, 95, 25]);
    assert.equal(confidenceScale(["95", "80"]).said, null);
    assert.match(confidenceScale(["0.95"]).said ?? "", /0 to 1/);
    assert.match(confidenceScale(["Medium"]).said ?? "", /medium 50/);
  });

  it("refuses what does not fit the rest of the file", () => {
    const [, , slip] = readAll(["95", "80", "0.9"]);
    assert.match(JSON.stringify(slip), /expected 0 to 100/);
    const [, , , large] = readAll(["0.9", "0.8", "0.7", "85"]);
    assert.match(JSON.stringify(large), /expected 0 to 1\)/);
    for (const cell of ["900", "-5", "sure", "1e400"])
      assert.ok(typeof readAll(["95", cell])[1] === "object");
  });
});
