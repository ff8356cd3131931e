import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exemptedDuties } from "../../src/measures/exemption.js";
import {
  inForceFinding,
  inForceQuestions,
  inForceRows,
  monthsOfDuty,
} from "../../src/pages/tariffs/in-force.js";
import { inputs } from "../../src/pages/tariffs/inputs.js";
import { answersTo, monthsOf, siteWith, stateOf } from "../pages/site.js";
import { ask, openFixture, type Cell } from "./fixture.js";
import { near } from "./near.js";

const [listed, other] = ["8471500150", "8504409530"];
const months = ["2025-03", "2025-04", "2025-05", "2025-06"];
const cells: Cell[] = months.flatMap((month) => [
  { month, hs10: listed, value: 30 },
  { month, hs10: other, value: 70 },
]);

/** Coverage by month of a list with an effective day, each month 100 dollars of which 30 stand on the list. */
async function coverage(effective: string, dated: boolean): Promise<Record<string, unknown>> {
  const db = await openFixture({
    cells,
    labels: { [listed]: "High", [other]: "High" },
    lists: [{ list: "annex_ii", prefix: "84715001", written: "84715001", effective }],
  });
  const rows = await ask(db, "exemption_coverage", { by: ["month"], dated });
  const values = await ask(db, "exempt_value", { dated, from: "2025-04", to: "2025-05" });
  db.close();
  return Object.fromEntries([
    ...rows.map((row) => [String(row["month"]), Number(row["value"])] as const),
    ["dollars", Number(values[0]?.["value"])],
  ]);
}

describe("a list from its own date", () => {
  it("counts from its month where it took effect on the first day, that month included", async () => {
    assert.deepEqual(await coverage("2025-04-01", true), {
      ...{ "2025-03": 0, "2025-04": 30, "2025-05": 30, "2025-06": 30, dollars: 60 },
    });
  });

  it("counts from the next month where it took effect within one", async () => {
    for (const day of ["2025-04-02", "2025-04-11", "2025-04-30"]) {
      const found = await coverage(day, true);
      near(found["2025-04"], 0);
      near(found["2025-05"], 30);
    }
  });

  it("counts over all months without the date", async () => {
    const found = await coverage("2025-05-01", false);
    for (const month of months) near(found[month], 30);
  });
});

describe("a list while its duty existed", () => {
  const year = monthsOf(2025);
  const site = siteWith(year);
  const state = stateOf(inputs, site, { after: "2025" });
  const opened = (list: string, effective: string) =>
    openFixture({
      cells: year.flatMap((month) => [
        { month, hs10: listed, value: 30 },
        { month, hs10: other, value: 70 },
      ]),
      labels: { [listed]: "High", [other]: "High" },
      lists: [{ list, prefix: "84715001", written: "84715001", effective }],
    });
  const shownOf = async (list: string, effective: string) => {
    const db = await opened(list, effective);
    await db.run("UPDATE lists SET kind = 'exemption'");
    const found = inForceRows(await answersTo(db, inForceQuestions(state)), site);
    db.close();
    return found;
  };

  it("covers what it covers in those months, beside the calendar year", async () => {
    const found = await shownOf("annex_ii", "2025-04-05");
    assert.deepEqual(
      found.map(({ label, months }) => [label, months]),
      [
        ["Annex II", "May 2025 to Dec 2025"],
        ["Either list: the reciprocal duties", "May 2025 to Dec 2025"],
      ],
    );
    for (const { during, year } of found) {
      near(during, 30);
      near(year, 20); // eight of twelve months
    }
    assert.match(
      inForceFinding(found, state),
      /reciprocal duties 30\.0.% .*; over all of 2025 it is 20\.0.%$/,
    );
  });

  it("covers nothing where the snapshot holds no month of the duty", async () => {
    const [found] = await shownOf("section_122", "2026-02-24");
    assert.deepEqual([found?.months, found?.during, found?.year], [undefined, null, 0]);
  });

  it("has only months that were wholly in force", () => {
    const months = (name: string) => exemptedDuties.find((duty) => duty.name === name);
    const later = siteWith(monthsOf(2025, 2026));
    assert.equal(monthsOfDuty(months("reciprocal") ?? assert.fail(), later), "May 2025 to Jan 2026");
    assert.equal(monthsOfDuty(months("surcharge") ?? assert.fail(), later), "Mar 2026 to Jun 2026");
  });
});
