import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planPartners, planTotals } from "../../../../loaders/census/api/plan.js";
import { queryAddress, type Query } from "../../../../loaders/census/api/query.js";
import { splitSlice, type Slice } from "../../../../loaders/census/api/slice.js";
import { coverCodes } from "../../../../loaders/census/api/texts.js";
import { mayBeRevised } from "../../../../loaders/census/api/months.js";

const range = { flow: "imports", from: "2023-11", to: "2025-02" } as const;
const [partner] = planPartners(range, ["5700"]) as [Slice];
const headings = ["0101", "8471", "8473", "8542"];

describe("splitSlice", () => {
  it("cuts a partner by chapter, heading, year and month, in that order", () => {
    const chapters = splitSlice(partner, headings);
    assert.deepEqual(
      chapters.map(({ name, query }) => [name, query.commodity]),
      [
        ["partner-5700.01", "01*"],
        ["partner-5700.84", "84*"],
        ["partner-5700.85", "85*"],
      ],
    );
    const inChapter = splitSlice(chapters[1] as Slice, headings);
    assert.deepEqual(
      inChapter.map(({ query }) => query.commodity),
      ["8471*", "8473*"],
    );
    const years = splitSlice(inChapter[0] as Slice, headings);
    assert.deepEqual(
      years.map(({ query }) => [query.from, query.to, query.commodity]),
      [
        ["2023-11", "2023-12", "8471*"],
        ["2024-01", "2024-12", "8471*"],
        ["2025-01", "2025-02", "8471*"],
      ],
    );
    const months = splitSlice(years[0] as Slice, headings);
    assert.deepEqual(
      months.map(({ name }) => name),
      ["partner-5700.84.8471.2023.2023-11", "partner-5700.84.8471.2023.2023-12"],
    );
    assert.deepEqual(splitSlice(months[0] as Slice, headings), []);
  });

  it("cuts a chapter with one heading by year: the heading alone is the same question", () => {
    const [first] = splitSlice(partner, headings) as [Slice];
    assert.deepEqual(
      splitSlice(first, headings).map(({ query }) => query.from),
      ["2023-11", "2024-01", "2025-01"],
    );
  });

  it("cuts the all-countries totals by time before it guesses chapters", () => {
    const [world] = planTotals({ ...range, from: "2025-01", to: "2025-01" }).world as [Slice];
    const chapters = splitSlice(world, []).map(({ query }) => query.commodity);
    assert.equal(chapters.length, 98); // 77 is reserved
    assert.ok(!chapters.includes("77*"));
    const [longer] = planTotals(range).world as [Slice];
    assert.deepEqual(
      splitSlice(longer, []).map(({ query }) => query.to),
      ["2023-12", "2024-12", "2025-02"],
    );
  });

  it("names every piece once", () => {
    const names = splitSlice(partner, headings)
      .flatMap((chapter) => [chapter, ...splitSlice(chapter, headings)])
      .map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });
});

describe("planTotals", () => {
  it("asks all countries in one request for up to five years", () => {
    const windows = (from: string, to: string): string[][] =>
      planTotals({ flow: "exports", from, to }).world.map(({ query }) => [query.from, query.to]);
    assert.deepEqual(windows("2018-01", "2022-12"), [["2018-01", "2022-12"]]);
    assert.deepEqual(windows("2013-01", "2023-02"), [
      ["2013-01", "2017-12"],
      ["2018-01", "2022-12"],
      ["2023-01", "2023-02"],
    ]);
  });
});

describe("queryAddress", () => {
  const query: Query = partner.query;

  it("pins every dimension, repeats predicates and carries no key", () => {
    const [exportsOfChina] = planPartners({ ...range, flow: "exports" }, ["5700"]) as [Slice];
    const { searchParams, pathname } = queryAddress("https://api.census.gov/", exportsOfChina.query);
    assert.equal(pathname, "/data/timeseries/intltrade/exports/hs");
    assert.deepEqual(searchParams.getAll("DF"), ["1", "2"]);
    assert.equal(searchParams.get("DISTRICT"), "-");
    assert.equal(searchParams.get("time"), "from 2023-11 to 2025-02");
    assert.equal(searchParams.get("key"), null);
  });

  it("refuses a list with commas, which the API reads as one code that does not exist", () => {
    const joined = { ...query, where: [["CTY_CODE", "5700,1220"]] as const };
    assert.throws(() => queryAddress("https://api.census.gov", joined), /CTY_CODE=5700,1220/);
  });

  it("refuses more than 50 variables", () => {
    const get = Array.from({ length: 51 }, (_, index) => `V${index}`);
    assert.throws(() => queryAddress("https://api.census.gov", { ...query, get }), /51 .*takes 50/);
  });
});

describe("coverCodes", () => {
  it("takes the newest month, then the fewest others that list what is missing", () => {
    const listed = new Map([
      ["2025-03", ["a", "b"]],
      ["2025-02", ["a", "c"]],
      ["2025-01", ["c", "d", "e"]],
    ]);
    assert.deepEqual(coverCodes(listed), ["2025-03", "2025-01"]);
    assert.deepEqual(coverCodes(new Map()), []);
  });
});

describe("mayBeRevised", () => {
  it("reads this year and the last again, and earlier months once after each June", () => {
    const today = new Date("2026-11-22");
    assert.equal(mayBeRevised({ month: "2025-01", written: "2026-11-21T00:00:00Z" }, today), true);
    assert.equal(mayBeRevised({ month: "2024-12", written: "2026-06-30T00:00:00Z" }, today), true);
    assert.equal(mayBeRevised({ month: "2024-12", written: "2026-07-02T00:00:00Z" }, today), false);
    assert.equal(
      mayBeRevised({ month: "2020-12", written: "2025-08-01T00:00:00Z" }, new Date("2026-03-01")),
      false,
    );
  });
});
