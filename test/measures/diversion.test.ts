import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  diversionSql,
  eventSql,
  type DiversionRow,
  type EventRow,
} from "../../src/measures/diversion-cells.js";
import { diversion } from "../../src/measures/diversion.js";
import { eventStudy } from "../../src/measures/event-study.js";
import { eventBases, type EventBase } from "../../src/measures/event-sums.js";
import { exposures, type Exposure } from "../../src/measures/exposure.js";
import { openFixture, type Cell, type Fixture } from "./fixture.js";
import { near } from "./near.js";

const listed = "8471500150";
const free = "6109100012";
const later = "9403600000";
const china = "5700";
const [mexico, vietnam] = ["2010", "5520"];

/** The same value in each of twelve months from a July on. */
const yearFrom = (start: number, hs10: string, country: string, value: number): Cell[] =>
  Array.from({ length: 12 }, (_, i) => ({
    month: `${start + (i < 6 ? 0 : 1)}-${String(((i + 6) % 12) + 1).padStart(2, "0")}`,
    hs10,
    country,
    value,
  }));
const moved = (hs10: string, country: string, before: number, after: number): Cell[] => [
  ...yearFrom(2017, hs10, country, before),
  ...yearFrom(2018, hs10, country, after),
];

const fixture: Fixture = {
  cells: [
    ...moved(listed, china, 100, 60),
    ...moved(listed, mexico, 30, 40),
    ...moved(listed, vietnam, 20, 40),
    ...moved(free, china, 100, 110),
    ...moved(free, mexico, 50, 55),
    ...moved(later, china, 500, 5000), // announced, never hit: neither exposed nor a control
  ],
  labels: { [listed]: "High", [free]: "Low" },
  lists: [
    { list: "section_301_1", prefix: "84715001", written: "84715001", effective: "2018-07-06" },
    { list: "section_301_3", prefix: "84715001", written: "84715001", effective: "2018-09-24" },
    { list: "section_301_4b", prefix: "94036000", written: "94036000" },
  ],
};
const section301 = exposures.find((exposure) => exposure.name === "section_301") as Exposure;

describe("diversion", () => {
  it("compares exposed with unexposed goods, in China and elsewhere, over the same calendar months (O14)", async () => {
    const db = await openFixture(fixture);
    const rows = await db.rows<DiversionRow>(diversionSql(section301));
    assert.deepEqual([...new Set(rows.map((row) => row.cohort))], ["2018-07"]);
    const result = diversion(rows, section301.target);
    near(result.target, -0.606136);
    near(result.others, 0.374693);
    near(result.gap, -0.980829);
    near(Math.exp(result.target ?? NaN) - 1, -0.454545);
    near(Math.exp(result.others ?? NaN) - 1, 0.454545);
    near(result.gain, 25 * 12);
    near(result.loss, 50 * 12);
    near(result.replaced, 0.5);
    near(result.shareBefore, 0.666667);
    near(result.shareAfter, 0.428571);
    assert.deepEqual([result.cohorts, result.months], [1, 12]);
    assert.deepEqual(
      result.countries.map((row) => [row.country, row.before, row.after]),
      [
        [vietnam, 240, 480],
        [mexico, 360, 480],
      ],
    );
    near(result.countries[0]?.gain, 480 - 240 * 1.1);
    near(
      result.countries.reduce((sum, row) => sum + (row.gain ?? NaN), 0),
      300,
    );
    db.close();
  });

  it("leaves a month that is not held out of both years", async () => {
    const cells = fixture.cells.filter((cell) => cell.month !== "2018-03" && cell.month !== "2018-08");
    const db = await openFixture({ ...fixture, cells });
    const result = diversion(await db.rows<DiversionRow>(diversionSql(section301)), [china]);
    assert.equal(result.months, 10);
    near(result.target, -0.606136);
    near(result.gain, 250);
    db.close();
  });

  it("has no figure without controls, and no third countries when all are hit", async () => {
    const db = await openFixture(fixture);
    const high = await db.rows<DiversionRow>(diversionSql(section301, { where: { groups: ["ai"] } }));
    const alone = diversion(high, [china]);
    assert.deepEqual([alone.target, alone.gain, alone.replaced], [null, null, null]);
    near(alone.shareAfter, 0.428571);
    const all = diversion(await db.rows<DiversionRow>(diversionSql(section301)), null);
    assert.deepEqual([all.others, all.gap, all.gain, all.countries.length], [null, null, null, 0]);
    near(all.target, Math.log(140 / 150) - Math.log(1.1));
    db.close();
  });

  it("exposes what the lists do not exempt, and chapters with dates of their own", async () => {
    const db = await openFixture({
      cells: [
        ...moved(listed, china, 100, 200),
        ...moved(free, china, 100, 50),
        ...moved("7318150000", china, 7, 8),
      ],
      lists: [{ list: "annex_ii", prefix: "847150", written: "847150" }],
    });
    const exempting = {
      ...section301,
      lists: ["annex_ii"],
      exposed: "unlisted",
      start: "2018-07",
      aside: [],
    } as const;
    const rows = await db.rows<DiversionRow>(diversionSql(exempting));
    near(diversion(rows, null).target, Math.log(58 / 107) - Math.log(2));
    assert.throws(() => diversionSql({ ...section301, exposed: "unlisted" }), /has no start/);
    const metals = { ...section301, lists: [], prefixes: [{ prefix: "73", effective: "2018-07-15" }] };
    near(
      diversion(await db.rows<DiversionRow>(diversionSql(metals)), null).target,
      Math.log(8 / 7) - Math.log(250 / 200),
    );
    db.close();
  });

  it("answers every case that the page offers on a snapshot that lacks its lists", async () => {
    const db = await openFixture({ ...fixture, lists: [] });
    for (const exposure of exposures) {
      const rows = await db.rows<DiversionRow>(diversionSql(exposure));
      const result = diversion(rows, exposure.target);
      assert.deepEqual([result.replaced, result.gain === 0], [null, false], exposure.name);
      if (rows.length === 0) assert.deepEqual([result.cohorts, result.months, result.loss], [0, 0, null]);
      assert.ok(Array.isArray(eventStudy(await db.rows<EventRow>(eventSql(exposure)), "clear_year").path));
    }
    db.close();
  });
});

describe("event study", () => {
  /** Exposed headings a and b, unexposed c and d; both sides add up to the worked example. */
  const path: Cell[] = (
    [
      ["8471500150", [60, 60, 30]],
      ["8517620090", [40, 40, 30]],
      ["6109100012", [55, 50, 60]],
      ["9401610000", [50, 50, 50]],
    ] as const
  ).flatMap(([hs10, values]) =>
    values.map((value, i) => ({
      month: ["2018-05", "2018-06", "2018-07"][i] ?? "",
      hs10,
      value,
      country: china,
    })),
  );
  const lists = ["847150", "851762"].map((prefix) => ({
    list: "section_301_1",
    prefix,
    written: prefix,
    effective: "2018-07-06",
  }));

  it("is zero in the month before and has a jackknife interval over headings", async () => {
    const db = await openFixture({ cells: path, lists });
    const {
      path: points,
      together,
      before,
    } = eventStudy(await db.rows<EventRow>(eventSql(section301)), "last_month");
    assert.deepEqual(
      points.map((point) => [point.event, point.cohorts]),
      [
        [-2, 1],
        [-1, 1],
        [0, 1],
      ],
    );
    near(points[0]?.target?.estimate, -Math.log(105 / 100));
    near(points[1]?.target?.estimate, 0);
    near(points[2]?.target?.estimate, -0.606136);
    near(together.target?.low, -1.140445); // month 0 is the only one after the event
    near(together.target?.high, -0.071826);
    assert.equal(points[2]?.other, null);
    // the path holds two months that are not zero by construction: 2.2414 errors instead of 1.96
    near(points[2]?.target?.low, -0.606136 - (0.534309 / 1.96) * 2.241403);
    assert.deepEqual(before, { months: 1, apart: false });
    db.close();
  });

  it("sums list dates, and drops a date without a month before", () => {
    const row = (cohort: string, event: number, exposed: boolean, value: number): EventRow => ({
      cohort,
      event,
      exposed,
      value,
      cluster: exposed ? "8471" : "6109",
      place: "target",
    });
    const study = eventStudy(
      [
        ...[row("2018-07", -1, true, 300), row("2018-07", 3, true, 150)],
        ...[row("2018-07", -1, false, 10), row("2018-07", 3, false, 10)],
        ...[row("2018-09", -1, true, 100), row("2018-09", 3, true, 200)],
        ...[row("2018-09", -1, false, 10), row("2018-09", 3, false, 10)],
        ...[row("2019-09", 3, true, 900), row("2019-09", 3, false, 10)],
      ],
      "last_month",
    );
    const point = study.path.find((p) => p.event === 3);
    near(point?.target?.estimate, Math.log(350 / 400));
    assert.equal(point?.cohorts, 2);
    near(study.together.target?.estimate, Math.log(350 / 400));
    near(study.together.targetDollars?.estimate, -50);
    assert.equal(point?.target?.low, null); // without its only heading nothing is left to compare
  });

  it("tells the countries that are hit from the rest", async () => {
    const both = path.flatMap((cell): Cell[] => [cell, { ...cell, country: vietnam, value: 2 * cell.value }]);
    const db = await openFixture({ cells: both, lists });
    const { path: points } = eventStudy(
      await db.rows<EventRow>(eventSql(section301, {}, { cluster: "hs2", before: 1, after: 0 })),
      "last_month",
    );
    assert.equal(points.length, 2);
    near(points[1]?.other?.estimate, -0.606136);
    near(points[1]?.gap?.estimate, 0);
    near(points[1]?.gap?.high, 0);
    db.close();
  });

  it("may be set against the same month of a year that ended six months before, which leaves season and rush out", () => {
    const clusters = ["8471", "8517", "8504"];
    const rows = clusters.flatMap((cluster, c) =>
      Array.from({ length: 30 }, (_, i) => i - 18).flatMap((event): EventRow[] => {
        const season = 100 + 40 * Math.sin(((event + 18) * Math.PI) / 6);
        const rush = event >= -3 && event < 0 ? 3 : 1;
        const effect = event >= 0 ? 0.5 + 0.01 * c : 1;
        const row = { cohort: "2018-07", event, cluster, place: "target" as const };
        return [
          { ...row, exposed: true, value: Math.round(1e6 * season * rush * effect) },
          { ...row, cluster: `${cluster} other`, exposed: false, value: 1e8 },
        ];
      }),
    );
    const against = (base: EventBase) => eventStudy(rows, base);
    const change = (base: EventBase): number => Math.exp(against(base).together.target?.estimate ?? NaN);
    assert.ok(Math.abs(change("clear_year") - 0.51) < 0.01, String(change("clear_year")));
    assert.ok(change("last_year") < 0.4 && change("last_month") < 0.4);
    const { path: points, before } = against("clear_year");
    for (const { event, target } of points) if (event < -6) near(target?.estimate, 0);
    assert.deepEqual(before, { months: 3, apart: true }); // the rush, which nothing was compared with
  });

  it("makes a joint statement of the months before, which one month in many does not decide", () => {
    const heading = (cluster: string, event: number, exposed: boolean, value: number): EventRow => ({
      ...{ cohort: "2018-07", place: "target", event, cluster, exposed, value },
    });
    const before = (months: number, apart: number) => {
      const events = Array.from({ length: months }, (_, i) => -2 - i);
      const wave = (event: number, i: number): number => 1000 + (event === -2 ? apart : 0) + (i - 1) * 20;
      const rows = ["8471", "8517", "8504"].flatMap((cluster, i) => [
        heading(cluster, -1, true, 1000),
        ...events.map((event) => heading(cluster, event, true, wave(event, i))),
      ]);
      const free = [-1, ...events].map((event) => heading("6109", event, false, 1e6));
      return eventStudy([...rows, ...free, ...free.map((row) => ({ ...row, cluster: "6203" }))], "last_month")
        .before;
    };
    // 25 over an error of 11.5: two errors and a fifth, which parts one month and not twenty
    assert.deepEqual(before(1, 25), { months: 1, apart: true });
    assert.deepEqual(before(20, 25), { months: 20, apart: false });
    assert.deepEqual(before(20, 45), { months: 20, apart: true });
  });

  it("is one estimate in percent and in dollars, whatever is compared", async () => {
    const years = [2016, 2017, 2018, 2019].flatMap((year) =>
      Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`),
    );
    const cells = [listed, "8517620090", free, "9401610000"].flatMap((hs10, c) =>
      [china, mexico].flatMap((country, p) =>
        years.map((month, m): Cell => ({ month, hs10, country, value: 100 + ((m * (7 + c) + 13 * p) % 50) })),
      ),
    );
    const db = await openFixture({
      cells,
      lists: [
        { list: "section_301_1", prefix: "847150", written: "847150", effective: "2018-07-06" },
        { list: "section_301_2", prefix: "851762", written: "851762", effective: "2018-08-23" },
      ],
    });
    const events = await db.rows<EventRow>(eventSql(section301));
    for (const base of eventBases) {
      const { together } = eventStudy(events, base);
      const found = diversion(await db.rows<DiversionRow>(diversionSql(section301, {}, base)), [china]);
      near(together.target?.estimate, found.target ?? NaN);
      near(together.other?.estimate, found.others ?? NaN);
      near(together.targetDollars?.estimate, -(found.loss ?? NaN));
      near(together.otherDollars?.estimate, found.gain ?? NaN);
      assert.ok((together.targetDollars?.low ?? 0) < (together.targetDollars?.estimate ?? NaN));
      assert.equal(found.months, 12);
    }
    db.close();
  });
});
