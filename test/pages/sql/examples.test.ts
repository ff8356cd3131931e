import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openFixture } from "../../measures/fixture.js";
import type { Database } from "../../../loaders/duckdb.js";
import { examples } from "../../../src/pages/sql/examples.js";
import { readStatement } from "../../../src/workbench/statement.js";

describe("the examples of the SQL page", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({
      cells: [
        { month: "2023-01", hs10: "8471500150", value: 10 },
        { month: "2025-01", hs10: "8471500150", value: 30, duty: 1 },
        { flow: "exports", month: "2025-01", hs10: "8471500150", value: 5, foreign: 2 },
      ],
      labels: { "8471500150": "High" },
      lists: [{ list: "annex_ii", prefix: "8471", written: "8471" }],
    });
  });
  after(() => database.close());

  it("are single statements that DuckDB runs over the site's tables", async () => {
    for (const { title, sql } of examples())
      await assert.doesNotReject(database.rows(readStatement(sql)), title);
  });
});
