import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { verifySnapshot } from "../../../loaders/snapshot/verify.js";
import { withFixtureCache, type Cells, type FixtureMonth } from "./fixture.js";

const bought = { cty_code: "5700", con_val: 10 };

/** Months of imports in which the codes named trade, each with the publisher's list of that month. */
function months(...spec: [month: string, codes: string[], list?: Cells[]][]): FixtureMonth[] {
  return spec.map(([month, codes, list]) => ({
    flow: "imports",
    month,
    facts: codes.map((hs10) => ({ hs10, ...bought })),
    ...(list && { codes: list }),
  }));
}

async function spansOf(spec: FixtureMonth[], columns: string): Promise<string[]> {
  return withFixtureCache({ months: spec }, async (cache) => {
    await buildSnapshot({ inputs: cache, into: cache, kind: "live" });
    const session = await openSnapshot(cache);
    assert.deepEqual(await verifySnapshot(session), []);
    const rows = await session.database.rows<Record<string, string>>(
      `SELECT hs10, strftime(first_month, '%Y-%m') AS a, strftime(last_month, '%Y-%m') AS b, ${columns}
       FROM code_spans WHERE flow = 'imports' ORDER BY hs10, a`,
    );
    session.close();
    return rows.map((row) => Object.values(row).map(String).join(" "));
  });
}

describe("code_spans", () => {
  const code = "8471500150";

  it("keeps units by stretches of months, also where a unit comes back", async () => {
    const list = (unit1: string | null) => [{ hs10: code, unit1, unit2: null, description_long: "UNITS" }];
    const found = await spansOf(
      months(
        ["2024-01", [code], list("NO")],
        ["2024-02", [code], list("NO")],
        ["2024-03", [code], list("KG")],
        ["2024-04", [code], list(null)],
        ["2024-05", [code], list("NO")],
      ),
      "unit1",
    );
    assert.deepEqual(found, [
      `${code} 2024-01 2024-02 NO`,
      `${code} 2024-03 2024-03 KG`,
      `${code} 2024-04 2024-04 null`,
      `${code} 2024-05 2024-05 NO`,
    ]);
  });

  it("covers the months without a list, and those without trade, from the first to the last with trade", async () => {
    const found = await spansOf(
      months(
        ["2024-01", ["0101210010"], [{ hs10: code, unit1: "X1" }]], // listed before it trades
        ["2024-02", [code]],
        ["2024-03", ["0101210010"], [{ hs10: code, unit1: "NO" }]],
        ["2024-04", [code], [{ hs10: code, unit1: "KG" }]],
        ["2024-05", ["0101210010"], [{ hs10: code, unit1: "T" }]], // and after
      ),
      "unit1",
    );
    assert.deepEqual(found, [
      `${code} 2024-02 2024-02 X1`,
      `${code} 2024-03 2024-03 NO`,
      `${code} 2024-04 2024-04 KG`,
    ]);
  });

  it("takes a month that does not classify a code, as the API's, for no change", async () => {
    const said = { hs10: code, unit1: "NO", naics: "334111", end_use: "21300", sitc: "75230" };
    const silent = { hs10: code, unit1: "NO", description_long: "UNITS" };
    const found = await spansOf(
      months(
        ["2024-01", [code], [silent]],
        ["2024-02", [code], [{ ...said, description_long: "UNITS" }]],
        ["2024-03", [code], [silent]],
        ["2024-04", [code], [{ ...said, naics: "334112", description_long: "UNITS, NEW" }]],
      ),
      "naics, description_long",
    );
    assert.deepEqual(found, [
      `${code} 2024-01 2024-03 334111 UNITS`,
      `${code} 2024-04 2024-04 334112 UNITS, NEW`,
    ]);
  });
});
