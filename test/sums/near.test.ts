import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Database, type Row } from "../../loaders/duckdb.js";
import { Outside } from "../../src/sums/outside.js";
import { parse } from "../../src/sums/parse.js";
import { answer } from "../../src/sums/query.js";
import type { Relation } from "../../src/sums/relation.js";
import { Vector } from "../../src/sums/vector.js";

interface Given {
  part: number;
  x: number;
  y: number;
}

/** Numbers of many sizes: what is added up loses digits in one order, and others in another. */
const rows = fc.array(
  fc.record({
    part: fc.integer({ min: 1, max: 3 }),
    x: fc.integer({ min: -40, max: 60 }),
    y: fc.oneof(
      fc.double({ min: -1e11, max: 1e11, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: -1e9, max: 1e9 }),
    ),
  }),
  { minLength: 1, maxLength: 400 },
);

describe("sums of doubles in memory", { timeout: 120_000 }, () => {
  let database: Database;

  before(async () => {
    database = await Database.open();
    await database.run("CREATE TABLE t (part BIGINT, x BIGINT, y DOUBLE)");
  });
  after(() => database.close());

  for (const [what, sql] of Object.entries({
    "a sum": "SELECT part, CAST(round(sum(y)) AS BIGINT) AS v FROM t GROUP BY ALL ORDER BY 1",
    "a ratio of sums":
      "SELECT part, round(100.0 * sum(y * y) / nullif(sum(abs(y)), 0), 2) AS v FROM t GROUP BY ALL ORDER BY 1",
    "a mean, and the greatest of them":
      "SELECT round(max(m), 1) AS v, round(min(m), 1) AS w FROM (SELECT part, avg(y) AS m FROM t GROUP BY ALL) q",
    "a spread":
      "SELECT part, CAST(round(sqrt(var_pop(y) + 1)) AS BIGINT) AS v FROM t GROUP BY ALL ORDER BY 1",
    "a line":
      "SELECT round(s, 2) AS v FROM (SELECT regr_slope(y, x) AS s, count(DISTINCT x) AS n FROM t) q WHERE n > 1",
    "a trend of logs":
      "SELECT round(1000 * exp(s * 12), 3) AS v FROM (SELECT regr_slope(ln(abs(y) + 1), x) AS s, count(DISTINCT x) AS n FROM t) q WHERE n > 1",
    "a choice by a sum":
      "SELECT part FROM (SELECT part, sum(y) AS s FROM t GROUP BY ALL) q WHERE s > 0 AND s <> 7 ORDER BY 1",
    "a sum in a window":
      "SELECT part, x, CAST(round(sum(y) OVER (PARTITION BY part)) AS BIGINT) AS v FROM t ORDER BY ALL",
  }))
    it(`rounds ${what} as DuckDB does, or leaves it to it`, async () => {
      let answered = 0;
      let asked = 0;
      await fc.assert(
        fc.asyncProperty(rows, async (given) => {
          asked++;
          const found = answerOf(sql, given);
          if (!found) return;
          answered++;
          // in another order, as an engine of several threads may read them
          const values = [...given]
            .reverse()
            .map(({ part, x, y }) => `(${part}, ${x}, ${y.toExponential()})`);
          await database.run("DELETE FROM t");
          await database.run(`INSERT INTO t VALUES ${values.join(", ")}`);
          assert.deepEqual(found, await database.rows<Row>(sql));
        }),
        { numRuns: 60, seed: 5, endOnFailure: true },
      );
      assert.ok(answered >= asked / 2, `${answered} of ${asked} were answered`);
    });

  it("leaves to the database what depends on the order of a sum", () => {
    const thirds = Array.from({ length: 9 }, (_, x) => ({ part: 1, x, y: 1 / 3 }));
    const half = [0.1, 0.2, 0.3, 0.4, 0.5].map((y, x) => ({ part: 1, x, y })); // 1.5, but for the last digit
    for (const [sql, given] of [
      ["SELECT sum(y) AS v FROM t", thirds],
      ["SELECT avg(x) AS v FROM t", thirds],
      ["SELECT round(sum(y)) AS v FROM t", half],
      ["SELECT floor(sum(y)) AS v FROM t", thirds],
      ["SELECT CASE WHEN sum(y) >= 3 THEN 1 END AS v FROM t", thirds],
      ["SELECT s, count(*) AS n FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q GROUP BY ALL", thirds],
      ["SELECT DISTINCT s FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q", thirds],
      ["SELECT x FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q ORDER BY s", thirds],
      ["SELECT x FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q WHERE s IN (1, 2)", thirds],
      [
        "SELECT row_number() OVER (ORDER BY s) AS n FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q",
        thirds,
      ],
      ["SELECT arg_max(x, s) AS v FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) q", thirds],
      [
        "SELECT a.x FROM (SELECT x, sum(y) AS s FROM t GROUP BY ALL) a JOIN (SELECT x, sum(y) AS s FROM t GROUP BY ALL) b ON a.s = b.s ORDER BY 1",
        thirds,
      ],
      ["SELECT CAST(sqrt(sum(y)) AS BIGINT) AS v FROM t", thirds],
    ] as const)
      assert.equal(answerOf(sql, given), undefined, sql);
    assert.deepEqual(answerOf("SELECT round(sum(y)) AS v FROM t", thirds), [{ v: 3 }]);
    const quarters = Array.from({ length: 10 }, (_, x) => ({ part: 1, x, y: x + 0.25 }));
    assert.deepEqual(answerOf("SELECT round(sum(y)) AS v FROM t", quarters), [{ v: 48 }]); // 47.5 in any order
  });
});

/** The rows of a question about `t`; undefined where the sums leave it to the database. */
function answerOf(sql: string, given: readonly Given[]): object[] | undefined {
  const columns = (["part", "x", "y"] as const).map((name) => ({
    name,
    type: name === "y" ? ("double" as const) : ("int" as const),
    vector: Vector.of(given.map((row) => row[name])),
  }));
  const t = { columns, length: given.length } as Relation;
  try {
    const { columns: told, length } = answer(parse(sql), () => t);
    if (told.some(({ type }) => type === "near")) return undefined;
    return Array.from({ length }, (_, row) =>
      Object.fromEntries(told.map(({ name, vector }) => [name, vector.reader()(row)])),
    );
  } catch (error) {
    if (error instanceof Outside) return undefined;
    throw error;
  }
}
