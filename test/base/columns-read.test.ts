import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filesFor } from "../../src/base/catalog.js";
import { columnsRead } from "../../src/base/columns-read.js";

const columns = ["con_val", "gen_val", "cal_dut"];

function read(sql: string, relation = "imports"): string {
  return columns.filter(columnsRead(sql, relation)).join(" ");
}

describe("columnsRead", () => {
  it("gives the columns that a text names, in whatever case, and none out of its texts", () => {
    assert.equal(read("SELECT sum(con_val) FROM imports"), "con_val");
    assert.equal(read("SELECT sum(CON_VAL) / sum(t.cal_dut) FROM imports t"), "con_val cal_dut");
    assert.equal(read("SELECT count(*) FROM imports WHERE 'gen_val' = hs10"), "");
    assert.equal(
      read("SELECT t.hs10 AS imports FROM imports t JOIN codes c ON c.hs10 = t.hs10 WHERE t.con_val > 0"),
      "con_val",
    );
  });

  it("gives all where the relation is taken as it stands", () => {
    for (const sql of [
      "SELECT * FROM imports",
      "SELECT DISTINCT * FROM imports LIMIT 1",
      "SELECT t.hs10, t.* FROM imports t",
      "SELECT * EXCLUDE (con_val) FROM imports",
      "SELECT COLUMNS(*) FROM imports",
      "FROM imports",
      "SELECT hs10 FROM (FROM imports)",
      "SELECT hs10 FROM countries UNION ALL BY NAME FROM imports",
      "WITH a AS (FROM imports) SELECT 1 FROM a",
      "WITH a AS (SELECT 1) FROM imports, a",
      "CREATE TABLE x AS FROM imports",
      "SUMMARIZE imports",
      "SELECT * FROM (SELECT 1) a JOIN imports USING (hs10)",
      "SELECT t FROM imports t",
      "SELECT hs10, to_json(t) AS row FROM imports AS t WHERE con_val > 0",
      "SELECT imports FROM imports",
    ])
      assert.equal(read(sql), columns.join(" "), sql);
  });

  it("gives what is named where another query is taken whole, beside the relation or over it", () => {
    for (const sql of [
      "SELECT * FROM (SELECT hs10, sum(con_val) AS name FROM imports GROUP BY 1) WHERE name > 1",
      "WITH a AS (SELECT sum(con_val) FROM imports), b AS (SELECT * FROM a) SELECT * FROM b",
      "SELECT hs10, con_val FROM imports UNION ALL SELECT * FROM others",
    ])
      assert.equal(read(sql), "con_val", sql);
    assert.equal(
      read("SELECT *, (SELECT sum(con_val) FROM imports) FROM exports", "exports").length > 8,
      true,
    );
  });
});

describe("filesFor", () => {
  const file = (path: string, names: string[]) => ({ path, bytes: 1, rows: 1, columns: names });
  const files = [file("keys", []), file("a", ["con_val"]), file("b", ["gen_val"]), file("c", ["cal_dut"])];
  const paths = (isRead: (column: string) => boolean): string =>
    filesFor(files, isRead)
      .map(({ path }) => path)
      .join(" ");

  it("takes the first file, those of the columns read, and what a column is kept as the excess of", () => {
    assert.equal(
      paths(() => false),
      "keys",
    );
    assert.equal(
      paths((column) => column === "cal_dut"),
      "keys c",
    );
    assert.equal(
      paths((column) => column === "gen_val"),
      "keys a b",
    );
  });
});
