import assert from "node:assert/strict";
import { it } from "node:test";
import { codeGrowthSql, type CodeGrowth } from "../../src/measures/families.js";
import { fragility } from "../../src/measures/fragility.js";
import { openFixture, year } from "./fixture.js";
import { near } from "./near.js";

it("leaves one family out at a time (O13)", async () => {
  const codes = ["8471500150", "8517620090", "8507600020", "8537109170"];
  const cells = [100, 80, 40, 30].flatMap((base, i) => {
    const now = [160, 90, 35, 33][i] ?? 0;
    return [...year(2023, [base]), ...year(2025, [now])].map((c) => ({ ...c, hs10: codes[i] ?? "" }));
  });
  const db = await openFixture({ cells });
  const rows = await db.rows<CodeGrowth>(codeGrowthSql("imports", "family", 2025));
  const result = fragility(
    rows.map((row) => ({ unit: row.code, numerator: row.now_value, denominator: row.then_value })),
  );
  assert.ok(result);
  near(result.growth, 0.272);
  near(result.standardError, 0.208986);
  near(result.linearisedError, 0.178464);
  const without = (unit: string): unknown => result.leaveOneOut.find((u) => u.unit === unit)?.ratio;
  [1.053333, 1.341176, 1.347619, 1.295455].forEach((ratio, i) => near(without(codes[i] ?? ""), ratio));
  assert.equal(result.leaveOneOut[0]?.unit, codes[0]);
  near(result.leaveOneOut[0]?.influence, 1.272 - 1.053333);
  db.close();
});

it("has no ratio without a base, and no error where one unit is all there is", () => {
  assert.equal(fragility([{ unit: "a", numerator: 5, denominator: 0 }]), null);
  const single = fragility([
    { unit: "a", numerator: 5, denominator: 4 },
    { unit: "b", numerator: 3, denominator: 0 },
  ]);
  assert.equal(single?.ratio, 2);
  assert.equal(single?.standardError, null);
  assert.deepEqual(single?.leaveOneOut[0], { unit: "a", ratio: null, influence: null });
});
