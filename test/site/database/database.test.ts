import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openSnapshot, type Session } from "../../../loaders/snapshot/session.js";
import { ask, type Question, type Row } from "../../../src/measures/question.js";
import { answerInPage } from "../browser.js";
import { openedSample } from "../sample.js";

const year = { from: "2025-01", to: "2025-12" };

/** Questions in an order in which each needs more of the detail than the one before. */
const questions: [string, Question][] = [
  ["sums over all countries", ask("import_value", { by: ["month", "group"] })],
  [
    "a country's sums by group, most codes being residual",
    ask("import_value", { ...year, by: ["group", "country"] }),
  ],
  ["the same with Medium as AI", ask("import_share", { ...year, by: ["country"], medium: "ai" })],
  ["categories by country", ask("export_value", { ...year, by: ["category", "country"] })],
  [
    "all goods by country, chapters that measures leave out included",
    ask("import_value", { ...year, by: ["country"], allGoods: true }),
  ],
  [
    "AI codes by country, without further chapters",
    ask("import_value", { ...year, by: ["hs10", "country"], where: { groups: ["ai"], countries: ["5830"] } }),
  ],
  [
    "codes of one chapter by country",
    ask("import_value", { ...year, by: ["hs6", "country"], where: { codes: ["85"] } }),
  ],
  ["sums by group after a chapter was taken in", ask("import_value", { ...year, by: ["group", "country"] })],
  [
    "columns beside the core ones",
    ask("import_value", { ...year, by: ["group", "country"], imports: "cif" }),
  ],
  ["every code by country", ask("import_value", { ...year, by: ["hs2", "country"] })],
  [
    "sums by group after every chapter was taken in",
    ask("import_value", { ...year, by: ["group", "country"], imports: "general" }),
  ],
  ["districts", ask("import_value", { ...year, by: ["district", "group"] })],
  ["ports", ask("import_port_value", { ...year, by: ["port", "mode", "group"] })],
  ["states", ask("export_state_value", { ...year, by: ["state", "category"] })],
  [
    "SQL of one's own",
    {
      sql: "SELECT cty_code, CAST(sum(con_qty1) AS BIGINT) AS quantity, count(*) AS cells FROM imports GROUP BY 1 ORDER BY 1",
    },
  ],
];

describe("the database of the built sample in the browser", { timeout: 900_000 }, () => {
  const sample = openedSample();
  let page: Page;
  let session: Session;
  let requests: string[];

  before(async () => {
    ({ page, requests } = await sample.visit());
    session = await openSnapshot(sample.cache);
  });
  after(async () => {
    session?.close();
  });

  for (const [name, question] of questions)
    it(`gives the snapshot's own rows: ${name}`, async () => {
      const expected = await session.database.rows<Row>(question.sql);
      const got = await answerInPage(page, question);
      assert.ok(expected.length > 0);
      assert.deepEqual(sorted(got), sorted(expected));
    });

  it("loads detail by chapter only when codes are told apart", () => {
    const chapters = requests.map((url) => /imports-(\d\d)(-\w+)?\./.exec(url)?.[1]).filter(Boolean);
    assert.equal(chapters[0], "85", "the first chapter is the one that was asked for");
  });

  it("loads ports and states only when they are asked for", () => {
    const places = requests.flatMap((url) => /(im|ex)port_(ports|states)(-\w+)?\./.exec(url)?.[0] ?? []);
    assert.deepEqual(places, ["import_ports.", "export_states."]);
  });

  it("says in one sentence what is wrong with a query, and goes on", async () => {
    await assert.rejects(answerInPage(page, { sql: "SELECT nonsense FROM codes" }), /nonsense/);
    assert.deepEqual(await answerInPage(page, { sql: "SELECT 1 AS one" }), [{ one: 1 }]);
  });
});

/** Rows in a fixed order with numbers to nine digits: the engines add doubles in their own order. */
function sorted(rows: readonly Row[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([name, value]) => [name, typeof value === "number" ? Number(value.toPrecision(9)) : value])
          .sort(),
      ),
    )
    .sort();
}
