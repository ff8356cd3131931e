import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { partition, type Flow } from "../../../../../loaders/cache.js";
import { placeShapes, type PlaceDataset } from "../../../../../loaders/census/api/places/dataset.js";
import { describePlan, pullPlaces } from "../../../../../loaders/census/api/places/pull.js";
import { readPlacesMonth } from "../../../../../loaders/places.js";
import { LineReporter } from "../../../../../loaders/progress.js";
import { atlas, startAtlas } from "../../../../atlas.js";
import { loggedError } from "../../../../servers/census-api/evaluate.js";
import { measureOf } from "../../../../servers/census-api/rows.js";
import { createSetting, monthRows, type Setting } from "../setting.js";

let setting: Setting;
beforeEach(async () => (setting = await createSetting()));
afterEach(() => setting.close());

const high = ["847130", "854231", "854232"];
const heavy = { status: 500, body: loggedError };

describe("pullPlaces", () => {
  it("writes ports of the codes asked for, a request each, that add up to the rows", async () => {
    await pull({ codes: high, flows: ["imports", "exports"] });
    const rows = await placeRows("ports", "imports", "2025-02");
    assert.deepEqual(Object.keys(rows[0] ?? {}), ["hs6", "port", "name", "val", "air_val", "ves_val"]);
    const losAngeles = rows.filter((row) => row["port"] === "2701");
    assert.equal(losAngeles[0]?.["name"], "LOS ANGELES, CA");
    for (const [flow, stem] of [
      ["imports", "gen_val"],
      ["exports", "all_val"],
    ] as const)
      for (const code of high) {
        const inCode = (await placeRows("ports", flow, "2025-02")).filter((row) => row["hs6"] === code);
        assert.equal(sumOf(inCode, "val"), expected(flow, stem, code, "2025-02"));
      }
    const asked = setting.server.asked.filter((query) => query.includes("PORT"));
    assert.equal(asked.length, 2 * high.length);
    assert.ok(asked.every((query) => (query.match(/_COMMODITY=/g) ?? []).length === 1));
    assert.ok(rows.every((row) => row["port"] !== "-"));
  });

  it("writes states for the codes that the labels call High in the flow, cut to six digits", async () => {
    const labels = join(setting.cache.root, "labels.csv");
    await writeFile(labels, "hs10,relevance\n8542310001,High\n8471300100,Medium\n0101210010,Low\n");
    const imported = await atlas(
      ["label", "import", labels, "--run", "mine", "--cache", setting.cache.root],
      setting.environment,
    );
    assert.equal(imported.code, 0, imported.stderr);
    await pull({ dataset: "statehs" });
    const rows = await placeRows("states", "imports", "2025-01");
    assert.deepEqual([...new Set(rows.map((row) => row["hs6"]))], ["854231"]);
    assert.deepEqual(Object.keys(rows[0] ?? {}), ["hs6", "state", "val", "air_val", "ves_val"]);
    assert.equal(sumOf(rows, "val"), expected("imports", "gen_val", "854231", "2025-01"));
    assert.ok(!setting.server.asked.some((query) => query.includes("STATE_NAME")));
  });

  it("asks for codes first when there are no labels", async () => {
    await assert.rejects(pull({}), /no label run to take codes from .*--codes/);
  });

  it("tells its plan before the first request: 645 codes over 37 months", () => {
    const codes = Array.from({ length: 645 }, (_, index) => ({
      ...{ code: String(840000 + index), from: "2023-01", to: "2026-01" },
    }));
    const shape = placeShapes.porths;
    const lines = describePlan([
      { shape, flow: "imports", root: "", purpose: "", codes, journal: undefined },
    ]);
    assert.deepEqual(lines, [
      "plan: porths imports 2023-01 to 2026-01: 1 request for the totals, then 1 for each of 645 codes that trade",
      "plan: at most 646 requests, one at a time, 11 to 646 minutes; more where a question has to be cut",
    ]);
  });

  it("takes prefixes and files of codes, and reads a zero back that a spreadsheet took off", async () => {
    const file = join(setting.cache.root, "codes.csv");
    await writeFile(file, "hs10,note\n101210010,horses\n8542.31.00.01,chips\n");
    await pull({ codes: [file, "84"] });
    const codes = new Set((await placeRows("ports", "imports", "2025-01")).map((row) => row["hs6"]));
    assert.deepEqual([...codes].sort(), ["010121", "847130", "847150", "847330", "854231"]);
    assert.ok(setting.server.asked.some((query) => query.includes("I_COMMODITY=84*")));
    await assert.rejects(pull({ codes: ["854"] }), /invalid code: "854" \(expected 2, 4, 6, 8 or 10 digits/);
  });

  it("cuts a code that is too heavy by time", async () => {
    setting.server.fault = ({ parameters }) =>
      parameters.has("I_COMMODITY") && parameters.get("time")?.startsWith("from") ? heavy : undefined;
    await pull({ codes: high });
    const rows = (await placeRows("ports", "imports", "2025-03")).filter((row) => row["hs6"] === "847130");
    assert.equal(sumOf(rows, "val"), expected("imports", "gen_val", "847130", "2025-03"));
  });

  it("records a code that gets no answer as a hole, keeps the others, and asks only for it the next time", async () => {
    setting.server.fault = ({ parameters }) =>
      parameters.get("I_COMMODITY") === "854231" && parameters.get("time") === "2025-02" ? heavy : undefined;
    setting.server.heavy = 8; // three ports and a total in three months
    await assert.rejects(
      pull({ codes: high }),
      /1 codes have no answer .*\n {2}imports 854231: the Census API gives up/,
    );
    const record = await readPlacesMonth(setting.cache, "ports", "imports", "2025-01");
    assert.deepEqual(record?.codes, ["847130", "854232"]);
    assert.match(record.holes[0]?.reason ?? "", /gives up on port-854231\.2025-02/);
    assert.ok((await placeRows("ports", "imports", "2025-01")).every((row) => row["hs6"] !== "854231"));

    setting.server.fault = () => undefined;
    setting.server.asked.length = 0;
    await pull({ codes: high });
    assert.ok(setting.server.asked.every((query) => /I_COMMODITY=854231.*time=2025-0[23]/.test(query)));
    const whole = await readPlacesMonth(setting.cache, "ports", "imports", "2025-01");
    assert.deepEqual([whole?.codes, whole?.holes], [high, []]);
  });

  for (const [what, body, status] of [
    ["an unknown variable", "error: unknown variable 'AIR_VAL_MO'", 400],
    ["a dataset that does not exist", "error: unknown resource porths", 404],
  ] as const)
    it(`ends with what the service said of ${what}, and loses nothing that was answered before`, async () => {
      setting.server.fault = ({ parameters }) =>
        parameters.get("I_COMMODITY") === "854232" ? { status, body } : undefined;
      await assert.rejects(pull({ codes: high }), (error: Error) => {
        assert.ok(error.message.includes(`the Census API answered ${status}: ${body}`), error.message);
        assert.match(error.message, /asked: .*I_COMMODITY=854232/);
        return true;
      });
      setting.server.fault = () => undefined;
      setting.server.asked.length = 0;
      await pull({ codes: high });
      assert.equal(setting.server.asked.length, 1, "only the code that had no answer");
      const record = await readPlacesMonth(setting.cache, "ports", "imports", "2025-01");
      assert.deepEqual(record?.codes, high);
    });

  it("stops when one code after the other fails: that is the service", async () => {
    setting.server.fault = ({ parameters }) => (parameters.has("I_COMMODITY") ? heavy : undefined);
    await assert.rejects(pull({ codes: [...high, "847150", "870323"] }), /gives up on port-854231/);
    const failing = new Set(
      setting.server.asked.flatMap((query) => /COMMODITY=(\d+)/.exec(query)?.[1] ?? []),
    );
    assert.equal(failing.size, 3);
  });

  it("records a code whose ports do not add up to its total as a hole and asks anew", async () => {
    setting.server.spoil = (row) => {
      if (row["PORT"] === "2701" && row["I_COMMODITY"] === "854231" && row["time"] === "2025-03")
        row["GEN_VAL_MO"] = String(Number(row["GEN_VAL_MO"]) + 1);
    };
    await assert.rejects(
      pull({ codes: high }),
      /imports 854231: in 2025-03 the places of 854231 add up to \d+, Census says \d+/,
    );
    delete setting.server.spoil;
    await pull({ codes: high });
    const rows = (await placeRows("ports", "imports", "2025-03")).filter((row) => row["hs6"] === "854231");
    assert.equal(sumOf(rows, "val"), expected("imports", "gen_val", "854231", "2025-03"));
  });

  it("asks for a further code alone, keeps what is there, and asks nothing when all is there", async () => {
    await pull({ codes: ["854231"] });
    const before = await placeRows("ports", "imports", "2025-01");
    setting.server.asked.length = 0;
    await pull({ codes: ["854231", "847130", "999999"] });
    assert.deepEqual(
      setting.server.asked.flatMap((query) => /I_COMMODITY=(\d+)/.exec(query)?.[1] ?? []),
      ["847130"],
    );
    assert.match(setting.lines.join("\n"), /no trade in these months: 999999/);
    const after = await placeRows("ports", "imports", "2025-01");
    assert.deepEqual(
      after.filter((row) => row["hs6"] === "854231"),
      before,
    );
    setting.server.asked.length = 0;
    await pull({ codes: ["847130", "999999", "854231"] });
    assert.equal(setting.server.asked.length, 0);
    assert.match(setting.lines.at(-1) ?? "", /all 3 codes are there already/);
  });

  it("ends with a plain message where a month is not published yet, and errs on a hole", async () => {
    await pull({ codes: high, to: "2025-05" });
    assert.match(setting.lines.join("\n"), /imports: not published yet: 2025-04 and later/);
    setting.server.rows = setting.server.rows.filter(({ month }) => month !== "2025-02");
    await assert.rejects(
      pull({ codes: high, flows: ["exports"] }),
      /census month missing: 2025-02 of exports/,
    );
  });
});

describe("atlas pull --source api --dataset", () => {
  it("goes on after kill -9 and asks nothing again", async () => {
    const { server, cache, environment } = setting;
    const args = [
      "pull",
      "--source",
      "api",
      "--dataset",
      "porths",
      "--flow",
      "imports",
      "--cache",
      cache.root,
    ];
    args.push("--from", "2025-01", "--to", "2025-03", "--codes", ...high);
    const run = startAtlas(args, environment);
    server.fault = ({ number }) => {
      if (number < 2) return undefined;
      run.process.kill("SIGKILL");
      return "silence";
    };
    assert.equal((await run.result).code, null);
    server.fault = () => undefined;
    const before = server.asked.splice(0);
    const { code, stderr } = await atlas(args, environment);
    assert.equal(code, 0, stderr);
    assert.equal(server.asked.length, 2); // the totals and the first code are kept
    assert.ok(server.asked.every((query) => !before.slice(0, 2).includes(query)));
    assert.equal((await placeRows("ports", "imports", "2025-03")).length > 0, true);
  });

  it("is a wrong call without --source api, and --codes without a dataset of places", async () => {
    const bulk = await atlas(["pull", "--dataset", "porths"], setting.environment);
    assert.equal(bulk.code, 2);
    assert.match(bulk.stderr, /--dataset porths needs --source api/);
    const facts = await atlas(["pull", "--source", "api", "--codes", "8542"], setting.environment);
    assert.equal(facts.code, 2);
  });
});

interface Wish {
  dataset?: PlaceDataset;
  flows?: readonly Flow[];
  codes?: readonly string[];
  to?: string;
}

async function pull({
  dataset = "porths",
  flows = ["imports"],
  codes = [],
  to = "2025-03",
}: Wish): Promise<void> {
  Object.assign(process.env, setting.environment);
  const report = new LineReporter((line) => setting.lines.push(line));
  await pullPlaces({ cache: setting.cache, dataset, flows, codes, from: "2025-01", to, report });
}

async function placeRows(
  part: "ports" | "states",
  flow: Flow,
  month: string,
): Promise<Record<string, unknown>[]> {
  return monthRows(join(partition(setting.cache[part], flow, month), `${part}.parquet`));
}

function expected(flow: Flow, stem: string, hs6: string, month: string): number {
  return setting.server.rows
    .filter((row) => row.flow === flow && row.month === month && row.code.startsWith(hs6))
    .reduce((sum, row) => sum + measureOf(row, stem), 0);
}

function sumOf(rows: readonly Record<string, unknown>[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}
