import assert from "node:assert/strict";
import { test } from "node:test";
import { toClickHouse } from "../../../loaders/engine/dialect.js";
import { measures, measureSql } from "../../../src/measures/index.js";

test("a backslash in a text is doubled, so that no value ends its own literal", () => {
  assert.equal(toClickHouse(`SELECT 'a\\' OR 1=1 --', 'it''s'`), `SELECT 'a\\\\' OR 1=1 --', 'it''s'`);
  const hostile = measureSql("import_value", { where: { categories: ["\\", " OR 1=1) --"] } });
  assert.match(toClickHouse(hostile), /category IN \('\\\\', ' OR 1=1\) --'\)/);
});

test("no rule reaches into a text or a quoted name", () => {
  const sql = `SELECT 'median(1) labels_in_use', "round(x)"`;
  assert.equal(toClickHouse(sql, 2), sql);
});

test("the median is exact, and half a dollar goes away from zero", () => {
  assert.equal(toClickHouse("SELECT median(x)"), "SELECT quantileExactInclusive(0.5)(x)");
  assert.equal(toClickHouse("round(s.value)"), "(sign(s.value) * floor(abs(s.value) + 0.5))");
  assert.equal(toClickHouse("round(a.x - b.x)"), "(sign(a.x - b.x) * floor(abs(a.x - b.x) + 0.5))");
});

test("texts that are put together keep their order", () => {
  assert.equal(
    toClickHouse("SELECT string_agg(t.hs10, '|' ORDER BY t.hs10)"),
    "SELECT nullIf(arrayStringConcat(arraySort(groupArray(t.hs10)), '|'), '')",
  );
  assert.equal(
    toClickHouse("string_agg(DISTINCT unit1, ', ' ORDER BY unit1)"),
    "nullIf(arrayStringConcat(arraySort(groupUniqArray(unit1)), ', '), '')",
  );
});

test("texts may stand in the order of another column, and what is missing is passed over", () => {
  assert.equal(
    toClickHouse("string_agg(m.name, '|' ORDER BY m.position)"),
    "nullIf(arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArrayIf((m.position, assumeNotNull(m.name)), isNotNull(m.name)))), '|'), '')",
  );
  assert.equal(toClickHouse("concat_ws(' ', a.x, b.y)"), "arrayStringConcat([a.x, b.y], ' ')");
  assert.equal(toClickHouse("lower(x) || upper(y)"), "lowerUTF8(x) || upperUTF8(y)");
});

test("no measure asks of each row whether its code is on a list", () => {
  for (const query of [{}, { matching: "published" }, { dated: true }] as const)
    for (const { name } of measures) {
      const where = { lists: ["annex_ii", "it's"] };
      const period = /contribution|growth|yoy|midpoint|change|index|effect|coverage/.test(name)
        ? (["year"] as const)
        : [];
      let sql: string;
      try {
        sql = measureSql(name, { ...query, where, by: period });
      } catch {
        continue; // what a measure refuses is refused before any engine is asked
      }
      assert.doesNotMatch(toClickHouse(sql), /\bEXISTS\b/, name);
    }
  assert.match(
    toClickHouse(measureSql("exempt_value", { dated: true })),
    /\(t\.hs10, t\.month\) IN \(SELECT/,
  );
});

test("what a WITH of a measure names is kept where it is read more than once", () => {
  const text = (a: string): string =>
    `WITH a AS ${a}(\n  SELECT 1 AS x\n), b AS (SELECT x FROM a) SELECT b.x FROM b JOIN a ON b.x IS NOT DISTINCT FROM b.x`;
  assert.equal(toClickHouse(text("")), text("MATERIALIZED "));
  assert.equal(toClickHouse(text(""), 0, "question"), text(""));
  const whole = "WITH a AS (SELECT 1 AS x) SELECT a.* FROM a JOIN a AS b ON a.x = b.x";
  assert.equal(toClickHouse(whole), whole);
});

test("a label run other than the one in use has relations of its own", () => {
  const sql = "SELECT 1 FROM imports_by_label_country t LEFT JOIN labels_in_use l";
  assert.equal(
    toClickHouse(sql, 3),
    "SELECT 1 FROM imports_by_label_country_run_3 t LEFT JOIN labels_in_use_run_3 l",
  );
  assert.equal(toClickHouse(sql), sql);
});
