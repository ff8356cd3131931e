import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Database } from "../../loaders/duckdb.js";
import { asking } from "../../scripts/site/asking.js";
import { unpack } from "../../src/view/page/prepared.js";

const shared = `WITH trade AS (
  SELECT 'imports (all)' AS flow, 6 AS value, 2 AS quantity
),
sums AS (
  SELECT flow, sum(value) AS value, sum(quantity) AS quantity, random() AS chance FROM trade GROUP BY ALL
)
`;
const price = `${shared}SELECT flow, value / quantity AS value, chance FROM sums`;
const quantity = `${shared}SELECT flow, quantity AS value, chance FROM sums ORDER BY 1`;

describe("asking", () => {
  let database: Database;
  before(async () => {
    database = await Database.open();
  });
  after(() => database.close());

  it("works out once what texts share, and gives each its own answer", async () => {
    const ask = asking(database, [price, quantity]);
    const [a] = unpack(await ask(price));
    const [b] = unpack(await ask(quantity));
    assert.deepEqual([a?.["value"], b?.["value"], a?.["flow"]], [3, 2, "imports (all)"]);
    assert.equal(a?.["chance"], b?.["chance"]);
    assert.equal((await ask(price)).sql, price);
  });

  it("asks a text by itself that was not told, that shares nothing, or that reads more than one table at last", async () => {
    const joined = `${shared}SELECT s.value, s.chance FROM sums s JOIN trade t ON true`;
    const other = `${shared}SELECT t.value, s.chance FROM sums s JOIN trade t ON true`;
    const ask = asking(database, [price, joined, other]);
    const chances = await Promise.all(
      [price, joined, other, quantity].map(async (sql) => unpack(await ask(sql))[0]?.["chance"]),
    );
    assert.equal(new Set(chances).size, 4);
  });

  it("says what is wrong with a text", async () => {
    await assert.rejects(
      asking(database, ["SELECT gone FROM nowhere"])("SELECT gone FROM nowhere"),
      /nowhere/,
    );
  });
});
