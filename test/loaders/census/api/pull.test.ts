import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { partition, type Flow } from "../../../../loaders/cache.js";
import { readFactsMonth } from "../../../../loaders/facts.js";
import { measureOf, type TradeRow } from "../../../servers/census-api/rows.js";
import { createSetting, factRows, monthRows, type Setting } from "./setting.js";

let setting: Setting;
beforeEach(async () => (setting = await createSetting()));
afterEach(() => setting.close());

describe("pullFromApi", () => {
  it("writes facts, districts and code lists of every month in the layout of the bulk files", async () => {
    await setting.pull({ flows: ["imports", "exports"] });
    const { cache, server } = setting;
    const facts = await factRows(cache, "imports");
    assert.equal(sumOf(facts, "con_val"), sumOfRows(server.rows, "imports", "con_val"));
    assert.equal(sumOf(facts, "gen_val"), sumOfRows(server.rows, "imports", "gen_val"));
    const exported = await factRows(cache, "exports");
    const domestic = server.rows.filter((row) => row.flow === "exports" && row.df === "1");
    assert.equal(sumOf(exported, "domestic_val"), sumOfRows(domestic, "exports", "all_val"));
    assert.equal(
      sumOf(exported, "domestic_val") + sumOf(exported, "foreign_val"),
      sumOfRows(server.rows, "exports", "all_val"),
    );

    const places = await monthRows(join(partition(cache.places, "imports", "2025-02"), "districts.parquet"));
    const boston = server.rows.filter(({ month, district }) => month === "2025-02" && district === "04");
    assert.equal(
      sumOf(
        places.filter((place) => place["district"] === "04"),
        "val",
      ),
      sumOfRows(boston, "imports", "con_val"),
    );
    const codes = await monthRows(join(partition(cache.codes, "imports", "2025-02"), "codes.parquet"));
    assert.deepEqual(
      codes.find((code) => code["hs10"] === "0101210010"),
      {
        ...{ hs10: "0101210010", description_long: "ARTICLE 0101210010, IN WORDS" },
        ...{ description_short: "ARTICLE 0101210010", unit1: "NO", unit2: null },
        ...{ sitc: null, end_use: null, naics: null, hitech: null },
      },
    );
    const lists = join(partition(cache.codes, "imports", "2025-02"));
    const headings = await monthRows(join(lists, "headings.parquet"));
    assert.ok(["01", "0101", "010121"].every((code) => headings.some((heading) => heading["code"] === code)));
    const countries = await monthRows(join(lists, "countries.parquet"));
    assert.deepEqual(countries[0], { cty_code: "1220", name: "CANADA" });
    const districts = await monthRows(join(lists, "districts.parquet"));
    assert.deepEqual(districts[0], { district: "04", name: "BOSTON, MA" });

    const month = await readFactsMonth(cache, "imports", "2025-02");
    assert.equal(month?.via, "api");
    assert.equal(month.total, month.published_total);
    assert.equal(month.rows, facts.filter((row) => row["month"] === "2025-02").length);
    assert.match(month.sources[0]?.address ?? "", /\/data\/timeseries\/intltrade\/imports\/hs$/);
  });

  it("tells the plan and its number of requests before the first one", async () => {
    let planned: string[] = [];
    setting.server.fault = ({ number }) => {
      if (number === 0) planned = [...setting.lines];
      return undefined;
    };
    await setting.pull({ flows: ["imports", "exports"] });
    assert.match(planned.join("\n"), /plan: imports 2025-01 to 2025-03: 3 requests for the totals/);
    assert.match(planned.join("\n"), /plan: about \d+ requests, one at a time, \d+ to \d+ minutes/);
  });

  it("asks the all-countries totals of the whole range at once, and each partner once", async () => {
    await setting.pull();
    const world = setting.server.asked.filter((query) => /UNIT_QY1/.test(query));
    assert.equal(world.length, 1);
    assert.match(world[0] ?? "", /time=from 2025-01 to 2025-03/);
    const partners = setting.server.asked.flatMap((query) => /[?&]CTY_CODE=([^&]*)/.exec(query)?.[1] ?? []);
    assert.deepEqual(partners, ["1220", "2010", "4280", "5700", "5830"]); // no group, no world
    assert.ok(setting.server.asked.every((query) => !/=[^&]*,/.test(query.replace(/get=[^&]*/, ""))));
  });

  it("keeps country groups and the world row out of the facts", async () => {
    await setting.pull();
    const partners = new Set((await factRows(setting.cache, "imports")).map((row) => row["cty_code"]));
    assert.deepEqual([...partners].sort(), ["1220", "2010", "4280", "5700", "5830"]);
  });

  it("leaves a quantity NULL where the code has no unit and where Census flags it as missing", async () => {
    const flagged = setting.server.rows.findIndex(
      (row) => row.flow === "imports" && row.code === "8471300100" && measureOf(row, "con_qy1") > 0,
    );
    const row = { ...setting.server.rows[flagged], missing: ["con_qy1"] } as TradeRow;
    setting.server.rows[flagged] = row;
    await setting.pull();
    const facts = await factRows(setting.cache, "imports");
    for (const fact of facts.filter(({ hs10 }) => hs10 === "8473305100" || hs10 === "9801001010"))
      assert.equal(fact["con_qty1"], null);
    const missing = facts.find(
      (fact) => fact["hs10"] === row.code && fact["cty_code"] === row.country && fact["month"] === row.month,
    );
    assert.equal(missing?.["con_qty1"], null);
    assert.ok(facts.some((fact) => typeof fact["con_qty2"] === "number"));
  });

  it("cuts what is too heavy and comes to the same facts", async () => {
    await setting.pull();
    const whole = await factRows(setting.cache, "imports");
    const light = await createSetting();
    light.server.heavy = 25;
    try {
      await light.pull();
      assert.deepEqual(await factRows(light.cache, "imports"), whole);
      assert.match(
        light.lines.join("\n"),
        /partner-5700 is too heavy for the Census API: cut into \d requests/,
      );
      assert.ok(light.server.asked.some((query) => /CTY_CODE=5700.*I_COMMODITY=84\*/.test(query)));
    } finally {
      await light.close();
    }
  });

  it("records what is empty, and says so", async () => {
    setting.server.rows = setting.server.rows.filter(
      ({ code, country, month }) => !(code.startsWith("85") && country === "5700" && month === "2025-02"),
    );
    // China is too heavy down to single months
    setting.server.fault = ({ parameters }) =>
      parameters.get("CTY_CODE") === "5700" && parameters.get("time")?.startsWith("from")
        ? { status: 500, body: "There was an error while running your query.  We've logged the error" }
        : undefined;
    await setting.pull();
    const line = setting.lines.find((said) => /answered with nothing \(204\)/.test(said)) ?? "";
    assert.match(line, /partner-5700\.85\.\S*2025-02/);
    const [entry] = await entriesNamed(/^partner-5700\.85\..*2025-02\.json$/);
    assert.equal(entry?.["outcome"], "empty");
    assert.equal(entry["rows"], 0);
  });

  it("refuses a month whose partners do not add up to the world row, naming the first code, and keeps the others", async () => {
    setting.server.spoil = (row) => {
      // one dollar is missing from the answers for China in February
      if (row["CTY_CODE"] !== "5700" || row["time"] !== "2025-02" || row["I_COMMODITY"] !== "8542310001")
        return;
      row["CON_VAL_MO"] = String(Number(row["CON_VAL_MO"]) - 1);
    };
    await assert.rejects(
      setting.pull(),
      /imports 2025-02: code 8542310001, con_val: the partners add up to \d+, Census says \d+/,
    );
    assert.equal(await readFactsMonth(setting.cache, "imports", "2025-02"), undefined);
    assert.ok(await readFactsMonth(setting.cache, "imports", "2025-03"));

    delete setting.server.spoil;
    await setting.pull();
    assert.ok(await readFactsMonth(setting.cache, "imports", "2025-02"));
  });

  it("refuses a month in which a whole code lacks from the world rows", async () => {
    setting.server.spoil = (row) =>
      row["UNIT_QY1"] && row["I_COMMODITY"] === "8703230190" ? "drop" : undefined;
    await assert.rejects(setting.pull(), /2025-01: code 8703230190, cal_dut: .*Census says 0/);
  });

  it("ends with a plain message where Census has not published yet, and asks nothing but that again", async () => {
    await setting.pull({ to: "2025-06" });
    assert.match(setting.lines.join("\n"), /imports: not published yet: 2025-04 and later/);
    setting.server.asked.length = 0;
    await setting.pull({ to: "2025-06" });
    assert.equal(setting.server.asked.length, 1);
    assert.match(setting.server.asked[0] ?? "", /time=from 2025-04 to 2025-06/);
  });

  it("takes a month that lacks in the middle for an error", async () => {
    setting.server.rows = setting.server.rows.filter(({ month }) => month !== "2025-02");
    await assert.rejects(setting.pull(), /census month missing: 2025-02 of imports \(the API has 2025-03/);
  });

  it("takes a long range without anything for an error", async () => {
    await assert.rejects(
      setting.pull({ from: "2015-01", to: "2016-12" }),
      /none of the 24 months of imports/,
    );
  });

  it("asks nothing when every month is there, and all of them with refresh", async () => {
    await setting.pull();
    const count = setting.server.asked.length;
    await setting.pull();
    assert.equal(setting.server.asked.length, count);
    assert.match(setting.lines.at(-1) ?? "", /all months are there already/);
    await setting.pull({ refresh: true });
    assert.equal(setting.server.asked.length, 2 * count);
  });

  it("fails where an answer is not about what was asked", async () => {
    setting.server.spoil = (row) => void (row["CTY_CODE"] === "5700" && (row["time"] = "2024-12"));
    await assert.rejects(
      setting.pull(),
      /unexpected time: "2024-12" \(expected a month that was asked for\)/,
    );
    setting.server.spoil = (row) => void (row["CTY_CODE"] === "2010" && (row["CON_VAL_MO"] = null));
    await assert.rejects(setting.pull(), /unexpected CON_VAL_MO: null \(expected a whole number\)/);
  });

  it("throws without a key, naming the variable", async () => {
    setting.environment["CENSUS_API_KEY"] = "";
    await assert.rejects(setting.pull(), /missing CENSUS_API_KEY/);
    assert.equal(setting.server.asked.length, 0);
  });

  it("writes the key into no file and no line", async () => {
    await setting.pull();
    const texts = [...setting.lines];
    for (const file of await readdir(setting.cache.root, { recursive: true, withFileTypes: true }))
      if (file.isFile()) texts.push(await readFile(join(file.parentPath, file.name), "latin1"));
    for (const text of texts)
      for (const form of [setting.server.key, encodeURIComponent(setting.server.key)])
        assert.ok(!text.includes(form));
  });
});

async function entriesNamed(pattern: RegExp): Promise<Record<string, unknown>[]> {
  const files = await readdir(join(setting.cache.raw, "api"), { recursive: true, withFileTypes: true });
  return Promise.all(
    files
      .filter(({ name }) => pattern.test(name))
      .map(
        async ({ parentPath, name }) =>
          JSON.parse(await readFile(join(parentPath, name), "utf8")) as Record<string, unknown>,
      ),
  );
}

function sumOf(rows: readonly object[], column: string): number {
  return rows.reduce((sum, row) => sum + Number((row as Record<string, unknown>)[column]), 0);
}

function sumOfRows(rows: readonly TradeRow[], flow: Flow, stem: string): number {
  return rows.filter((row) => row.flow === flow).reduce((sum, row) => sum + measureOf(row, stem), 0);
}
