import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import { placeOfError, readError, readStatement } from "../../src/workbench/statement.js";

describe("readStatement", () => {
  it("takes one statement, with semicolons in texts, names and comments", () => {
    for (const text of [
      "SELECT 1",
      "SELECT ';' AS a -- b;\n",
      "/* ; */ FROM codes;  ",
      "SELECT 'it''s; fine'",
    ])
      assert.equal(readStatement(text), text.trim().replace(/;$/, ""));
  });

  it("says why it runs nothing else", () => {
    for (const [text, reason] of [
      ["  -- nothing\n", /nothing to run/],
      ["SELECT 1; SELECT 2", /One statement at a time/],
      ["COPY codes TO 'x.csv'", /COPY is not possible here/],
      ["install httpfs", /shut off/],
      ["DROP TABLE imports", /imports is the site's own table/],
      ["create or replace temp table labels_in_use as select 1", /labels_in_use is the site's own/],
      ['DELETE FROM "codes" WHERE true', /codes is the site's own/],
      ["UPDATE labels SET run = 'x'", /labels is the site's own/],
    ] as const)
      assert.throws(() => readStatement(text), reason, text);
  });

  it("lets a reader make tables of other names", () => {
    assert.ok(readStatement("CREATE TABLE mine AS SELECT * FROM imports"));
  });
});

describe("placeOfError", () => {
  it("finds line and column in what the engine says", async () => {
    const database = await Database.open();
    const failing = async (sql: string): Promise<string> => {
      try {
        await database.rows(sql);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    };
    const message = await failing("SELECT 1 AS a,\n  missing\nFROM range(3)");
    assert.deepEqual(placeOfError(message), { line: 2, column: 3 });
    database.close();
    assert.equal(placeOfError("Out of Memory Error: no room"), undefined);
  });
});

it("an error is a sentence with its place, whether the engine says it as text or as JSON", () => {
  const text = "\n\nSELECT 1\nFROM nowhere";
  const json = JSON.stringify({
    exception_type: "Catalog",
    exception_message: "Table with name nowhere does not exist!",
    position: "14",
  });
  const expected = {
    sentence: "Catalog: Table with name nowhere does not exist!",
    place: { line: 4, column: 6 },
  };
  assert.deepEqual(readError(json, text), expected);
  assert.deepEqual(readError(`Error: ${json}`, text), expected);
  const told =
    "Catalog Error: Table with name nowhere does not exist!\n\nLINE 2: FROM nowhere\n             ^";
  const read = readError(told, text);
  assert.equal(read.sentence, "Catalog Error: Table with name nowhere does not exist!");
  assert.deepEqual(read.place, { line: 4, column: 6 });
  assert.deepEqual(readError("There is nothing to run.", text), { sentence: "There is nothing to run." });
});
