import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { measureSql } from "../../src/measures/index.js";
import { ask, askOne, openFixture } from "./fixture.js";

const month = "2025-01";

describe("trade by port and state", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({
      cells: [
        { month, hs10: "8471500150", value: 60 },
        { month, hs10: "8471500190", value: 40 },
        { month, hs10: "8542310045", value: 10 },
        { month, hs10: "8504409550", value: 30 },
        { month: "2025-02", hs10: "8471500150", value: 1000 },
        { flow: "exports", month, hs10: "8471500150", value: 5, foreign: 3 },
      ],
      labels: { "8471500150": "High", "8471500190": "Low", "8542310045": "High", "8504409550": "High" },
    });
    const january = `DATE '${month}-01'`;
    await database.run(`INSERT INTO import_ports VALUES
      (${january}, '847150', '2304', 'LAREDO, TX', 20, 0, 0),
      (${january}, '847150', '2704', 'LOS ANGELES, CA', 80, 30, 50),
      (${january}, '854231', '2704', 'LOS ANGELES, CA', 10, 10, 0)`);
    await database.run(`INSERT INTO export_states VALUES
      (${january}, '847150', 'TX', 6, 6, 0), (${january}, '847150', 'CA', 2, 0, 2)`);
  });
  after(() => database.close());

  it("gives every port the nation's part of an HS6 code", async () => {
    // of 847150, 60 of 100 are High and 40 Low; of 854231 all is High
    assert.deepEqual(await ask(database, "import_port_value", { by: ["port", "group"] }), [
      { port: "2304", group: "ai", value: 12 },
      { port: "2304", group: "all", value: 20 },
      { port: "2304", group: "non_ai", value: 8 },
      { port: "2704", group: "ai", value: 58 },
      { port: "2704", group: "all", value: 90 },
      { port: "2704", group: "non_ai", value: 32 },
    ]);
  });

  it("tells air, vessel and the rest apart, and adds up to the value", async () => {
    assert.deepEqual(
      await ask(database, "import_port_value", { by: ["port", "mode"], where: { groups: ["ai"] } }),
      [
        { port: "2304", mode: "other", value: 12 },
        { port: "2704", mode: "air", value: 28 },
        { port: "2704", mode: "vessel", value: 30 },
      ],
    );
    assert.equal(await askOne(database, "import_port_value", { where: { groups: ["ai"] } }), 70);
  });

  it("follows filters of codes below six digits", async () => {
    const where = { groups: ["all"], codes: ["8471500190"] } as const;
    assert.equal(await askOne(database, "import_port_value", { where }), 40);
  });

  it("holds exports by state against domestic and foreign exports together", async () => {
    assert.deepEqual(
      await ask(database, "export_state_value", { by: ["state"], where: { groups: ["ai"] } }),
      [
        { state: "CA", value: 2 },
        { state: "TX", value: 6 },
      ],
    );
    assert.equal(await askOne(database, "export_state_coverage"), 100);
  });

  it("says what part of the group the pulled codes are, over the months that have any", async () => {
    assert.equal(await askOne(database, "import_port_coverage"), 70); // 60 + 10 of 100; February has no port
    assert.equal(
      Number(await askOne(database, "import_port_coverage", { where: { groups: ["all"] } })).toFixed(6),
      (11000 / 140).toFixed(6),
    );
    assert.equal(await askOne(database, "import_state_coverage"), null);
  });

  it("refuses countries, and a port of the measures that know none", () => {
    assert.throws(
      () => measureSql("import_port_value", { where: { countries: ["5700"] } }),
      /known for all countries together/,
    );
    assert.throws(() => measureSql("import_value", { by: ["port"] }), /import_value has no dimension port/);
    assert.throws(
      () => measureSql("import_state_value", { by: ["port"] }),
      /no dimension port .*state, mode/,
    );
  });
});
