import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderPage } from "../../scripts/site/render.js";
import { page as sourcing, headlineText } from "../../src/pages/sourcing.js";
import { shareChanges, shareQuestions } from "../../src/pages/sourcing/change.js";
import { inputs, productsOf, sourceQuestions, type State } from "../../src/pages/sourcing/inputs.js";
import { sourcePoints } from "../../src/pages/sourcing/points.js";
import { prefixesIn } from "../../src/pages/shared/choices.js";
import type { Database } from "../../loaders/duckdb.js";
import { openFixture, type Cell } from "../measures/fixture.js";
import { near } from "../measures/near.js";
import { answersTo, monthsOf, siteWith, stateOf } from "./site.js";

const chip = "8542310045";
const [china, taiwan, japan] = ["5700", "5830", "5880"];

/** Each month of 2018 and 2019 but July 2019, which is a hole; China is gone from 2019-03 on. */
const held = monthsOf(2018, 2019).filter((month) => month !== "2019-07");
const cells: Cell[] = held.flatMap((month) => [
  ...(month < "2019-03" ? [{ month, hs10: chip, country: china, value: 60 }] : []),
  { month, hs10: chip, country: taiwan, value: 30 },
  { month, hs10: chip, country: japan, value: 10 },
  { month, hs10: "6109100012", country: china, value: 5000 },
]);
const site = siteWith(held);

async function pointsOf(db: Database, state: State, measure: string, countries: (string | undefined)[]) {
  const questions = sourceQuestions(state, "month", { from: "2018-01" }, measure);
  const { named, world } = await answersTo(db, questions);
  return sourcePoints(named, world, "month", countries.map(String));
}

describe("sourcing", () => {
  it("reads prefixes with and without dots, and refuses what is none", () => {
    assert.deepEqual(prefixesIn("8542, 8541.10 8542"), ["8542", "854110"]);
    assert.equal(prefixesIn("85x"), undefined);
    assert.equal(prefixesIn(" "), undefined);
    assert.equal(inputs.codes.parse("chips", site), undefined);
    assert.deepEqual(productsOf(stateOf(inputs, site, { codes: "ai" })), { where: { groups: ["ai"] } });
    assert.deepEqual(productsOf(stateOf(inputs, site, { codes: "27" })).allGoods, true);
  });

  it("adds the rest of the world, takes absent sources for zero and absent months for holes", async () => {
    const db = await openFixture({ cells });
    const state = stateOf(inputs, site, { countries: `${china},${taiwan}` });
    const points = await pointsOf(db, state, "import_value", [china, taiwan]);
    const at = (period: string) =>
      points.filter((point) => point.period === period).map((point) => point.value);
    assert.deepEqual(at("2018-01"), [60, 30, 10]);
    assert.deepEqual(at("2019-04"), [0, 30, 10]);
    assert.deepEqual(at("2019-07"), []);
    near(points.find((p) => p.period === "2019-04" && p.source === taiwan)?.share ?? null, 75);
    db.close();
  });

  it("gives no twelve-month sum across a hole", async () => {
    const db = await openFixture({ cells });
    const state = stateOf(inputs, site, { months: "year" });
    const points = await pointsOf(db, state, "import_sum_12m", [china]);
    const periods = new Set(points.map((point) => point.period));
    assert.ok(periods.has("2018-12") && periods.has("2019-06"));
    assert.ok(![...periods].some((period) => period > "2019-06"));
    assert.equal(points.find((p) => p.period === "2019-06" && p.source === china)?.value, 8 * 60);
    db.close();
  });

  it("compares the first with the last whole year, and says who lost and who gained", async () => {
    const whole = siteWith(monthsOf(2018, 2019));
    const db = await openFixture({
      cells: [...cells, { month: "2019-07", hs10: chip, country: taiwan, value: 40 }],
    });
    const state = stateOf(inputs, whole);
    const { shares } = await answersTo(db, { shares: shareQuestions(state, whole).shares });
    const changes = shareChanges({ shares, countries: [] }, { state, site: whole });
    assert.deepEqual(
      changes.map((row) => row.country),
      [taiwan, japan, china],
    );
    near(
      changes.reduce((sum, row) => sum + row.change, 0),
      0,
    );
    near(changes[2]?.after ?? null, (100 * 120) / (120 + 370 + 110));
    assert.equal(
      headlineText(changes, state, whole).replaceAll("\u00a0", " "),
      "Of imports of HS 8542, 5700's share went from 60.0 % to 20.0 % between 2018 and 2019; 5830's rose most, from 30.0 % to 61.7 %.",
    );
    db.close();
  });

  it("draws every view over a snapshot that has none of the codes, and says so", async () => {
    const db = await openFixture({ cells: cells.filter((cell) => cell.hs10 !== chip) });
    const { views } = await renderPage(sourcing, { database: db, site, data: undefined });
    assert.match(views["headline"] ?? "", /holds no imports of HS 8542/);
    for (const name of ["years", "months", "change", "subheadings"])
      assert.match(views[name] ?? "", /figure-empty/, name);
    db.close();
  });
});
