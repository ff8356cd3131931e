import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { atlas, temporaryFolder, type AtlasResult } from "../../atlas.js";
import type { Cache } from "../../../loaders/cache.js";
import { buildSnapshot } from "../../../loaders/snapshot/build.js";
import { querySnapshot } from "../../../loaders/snapshot/query.js";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { commandOf } from "../../../src/view/figure/command.js";
import { ask } from "../../../src/measures/question.js";
import { measures, measureSql, type Query } from "../../../src/measures/index.js";
import { makeFixtureCache, smallSpec } from "./fixture.js";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cache: Cache;
let id: string;

before(async () => {
  folder = await temporaryFolder();
  const spec = smallSpec();
  const other = { flow: "imports", hs10: "9403200050", relevance: "High", category: "Building_Structure" };
  spec.runs = { ...spec.runs, other: { labels: [other], record: { labelled: "2020-01-01T00:00:00Z" } } };
  cache = await makeFixtureCache(folder.path, spec);
  ({ id } = await buildSnapshot({ inputs: cache, into: cache, kind: "live" }));
});
after(() => folder.remove());

const run = (...args: string[]): Promise<AtlasResult> => atlas([...args, "--cache", folder.path]);

/** What the measure itself answers. */
async function asked(name: string, query: Query): Promise<unknown> {
  const session = await openSnapshot(cache);
  try {
    return await session.database.rows(measureSql(name, query));
  } finally {
    session.close();
  }
}

describe("atlas sql", () => {
  it("prints an aligned table by default", async () => {
    const { code, stdout } = await run(
      "sql",
      "SELECT cty_code, sum(con_val) AS dollars FROM imports GROUP BY 1 ORDER BY 1",
    );
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        "cty_code  dollars",
        "────────  ───────",
        "1220         3003",
        "2010        30000",
        "5700         1410",
        "5830        54000",
        "",
      ].join("\n"),
    );
  });

  it("prints JSON with dates as text and integers beyond 2^53 as strings", async () => {
    const { stdout } = await run(
      "sql",
      "SELECT month, 9007199254740991 AS safe, 9007199254740993 AS large, -sum(con_val)::HUGEINT * 1000000000000000 AS huge, NULL AS nothing, 0.5 AS half, hs10 FROM imports WHERE hs10 LIKE '01%' GROUP BY ALL ORDER BY month LIMIT 1",
      "--json",
    );
    assert.deepEqual(JSON.parse(stdout), [
      {
        month: "2024-11-01",
        safe: 9007199254740991,
        large: "9007199254740993",
        huge: "-1000000000000000000",
        nothing: null,
        half: 0.5,
        hs10: "0101210010",
      },
    ]);
  });

  it("shows the place of a mistake in the SQL, and exits 2", async () => {
    const { code, stderr } = await run("sql", "SELECT con_vall FROM imports");
    assert.equal(code, 2);
    assert.match(stderr, /con_vall.*not found/);
    assert.match(stderr, /LINE 1: SELECT con_vall FROM imports\n\s+\^/);
  });

  it("refuses a label run that is not there, naming those that are", async () => {
    const { code, stderr } = await run("sql", "SELECT 1", "--run", "nobody");
    assert.equal(code, 2);
    assert.match(stderr, /unknown label run: "nobody" \(expected one of keyword, other\)/);
  });

  it("refuses two formats at once", async () => {
    assert.equal((await run("sql", "SELECT 1", "--json", "--csv")).code, 2);
  });
});

describe("querySnapshot", () => {
  it("takes text that is no SQL, no statement and two statements for wrong calls", async () => {
    for (const sql of ["SELEC 1", "", "SELECT 1; SELECT 2", "SELECT 1 AS rows rows"])
      await assert.rejects(query(sql), { exitCode: 2 });
  });

  const query = async (sql: string) => {
    const session = await openSnapshot(cache);
    try {
      return await querySnapshot(session, sql);
    } finally {
      session.close();
    }
  };

  for (const sql of [
    "DESCRIBE imports",
    "SUMMARIZE exports",
    "SHOW TABLES",
    "WITH a AS (SELECT 1 AS one) SELECT * FROM a",
    "FROM codes LIMIT 1",
    "EXPLAIN ANALYZE SELECT count(*) FROM imports",
    "PIVOT imports ON cty_code USING sum(con_val) GROUP BY month",
    "SELECT 1;",
  ])
    it(`answers ${sql}`, async () => assert.ok((await query(sql)).rows.length > 0));

  const target = () => join(folder.path, "snapshots", id, "imports-2024.parquet");
  const writing: [string, () => string][] = [
    ["COPY over a file of the snapshot", () => `COPY (SELECT 1) TO '${target()}'`],
    ["EXPLAIN ANALYZE of a COPY", () => `EXPLAIN ANALYZE COPY (SELECT 1) TO '${target()}'`],
    ["a COPY behind a comment", () => `/* */ EXPLAIN ANALYZE COPY (SELECT 1) TO '${target()}'`],
    ["a COPY after a SELECT", () => `SELECT 1; COPY (SELECT 1) TO '${target()}'`],
    ["a COPY of a PIVOT", () => `COPY (PIVOT imports ON cty_code USING sum(con_val)) TO '${target()}'`],
    ["CREATE TABLE", () => "CREATE TABLE mine AS SELECT 1"],
    ["DROP VIEW", () => "DROP VIEW imports"],
    ["ATTACH", () => `ATTACH '${folder.path}/mine.db'`],
    ["SET", () => "SET enable_external_access = true"],
    ["INSTALL", () => "INSTALL httpfs"],
    ["reading a file of the machine", () => "SELECT * FROM read_text('/etc/passwd')"],
    [
      "reading another folder of the cache",
      () => `SELECT * FROM read_text('${folder.path}/lists/annex-ii/source.json')`,
    ],
    ["a request to another host", () => "SELECT * FROM 'https://example.org/a.parquet'"],
  ];
  for (const [what, sql] of writing)
    it(`refuses ${what} as a wrong call, and changes nothing`, async () => {
      const original = await readFile(target());
      await assert.rejects(query(sql()), { exitCode: 2 });
      assert.ok(original.equals(await readFile(target())));
      assert.ok(!existsSync(join(folder.path, "mine.db")));
    });
});

describe("atlas measure", () => {
  it("lists every measure with its unit and formula where none is named", async () => {
    const { code, stdout } = await run("measure", "--json");
    const listed = JSON.parse(stdout) as { measure: string; unit: string; formula: string }[];
    assert.equal(code, 0);
    assert.deepEqual(
      listed.map(({ measure }) => measure),
      measures.map(({ name }) => name),
    );
    assert.ok(listed.every(({ unit, formula }) => unit && formula));
  });

  it("answers by the columns asked for, month as YYYY-MM and country as the Census code", async () => {
    const { stdout } = await run(
      "measure",
      "import_value",
      "--by",
      "month,country",
      "--group",
      "ai",
      "--json",
      "--from",
      "2024-12",
      "--to",
      "2025-01",
    );
    assert.deepEqual(JSON.parse(stdout), [
      { month: "2024-12", country: "2010", value: 10000 },
      { month: "2024-12", country: "5830", value: 18000 },
      { month: "2025-01", country: "2010", value: 15000 },
      { month: "2025-01", country: "5830", value: 27000 },
    ]);
  });

  it("takes a label run, filters and formats", async () => {
    const other = await run("measure", "import_value", "--by", "category", "--run", "other", "--csv");
    assert.equal(other.stdout, "category,value\nBuilding_Structure,210\n");
  });

  const answers: [string[], Query][] = [
    [
      ["--by", "year", "--comparison", "trend", "--start", "2024-07"],
      { comparison: "trend", start: "2024-07" },
    ],
    [["--by", "year", "--comparison", "not_ai", "--base", "2024"], { comparison: "not_ai", base: 2024 }],
    [["--by", "year", "--confidence", "80", "--medium", "ai"], { confidence: 80, medium: "ai" }],
  ];
  for (const [args, query] of answers)
    it(`hands ${args.slice(2).join(" ")} to the measure`, async () => {
      const { stdout } = await run("measure", "excess_imports", ...args, "--json");
      assert.deepEqual(JSON.parse(stdout), await asked("excess_imports", { by: ["year"], ...query }));
    });

  it("gives the numbers of a figure by the command that stands beside its SQL", async () => {
    const query: Query = {
      by: ["month", "country"],
      from: "2024-12",
      where: { groups: ["ai"], codes: ["8471"], countryGroups: ["USMCA"] },
      medium: "ai",
      confidence: 50,
      allGoods: true,
    };
    const command = commandOf(ask("import_value", query));
    assert.match(command, /^npx atlas measure import_value --by month,country --from 2024-12 /);
    const { stdout } = await run(...command.split(" ").slice(2), "--json");
    assert.deepEqual(JSON.parse(stdout), await asked("import_value", query));
  });

  it("has every option that a figure may name", async () => {
    const { stdout } = await atlas(["measure", "--help"]);
    const full: Record<string, unknown> = {
      ...{ of: "all", start: "2024-01", matching: "legal", dated: true },
    };
    const options = commandOf(
      ask("price_index", { by: ["year"], against: "base", formula: "fisher", ...full, item: "family" }),
    );
    for (const [option] of options.matchAll(/--[a-z-]+/g)) assert.match(stdout, new RegExp(`${option} `));
  });

  it("hands the options of prices, shares and lists to the measure", async () => {
    const prices = ["--against", "year_before", "--formula", "tornqvist", "--item", "family"];
    const price = await run("measure", "price_index", "--by", "year", ...prices, "--json");
    assert.deepEqual(
      JSON.parse(price.stdout),
      await asked("price_index", {
        by: ["year"],
        against: "year_before",
        formula: "tornqvist",
        item: "family",
      }),
    );
    const share = await run("measure", "import_share", "--by", "country", "--of", "group", "--json");
    assert.deepEqual(JSON.parse(share.stdout), await asked("import_share", { by: ["country"], of: "group" }));
    const lists = ["--list", "annex-ii", "--matching", "published", "--dated"];
    const exempt = await run("measure", "exempt_value", ...lists, "--json");
    assert.deepEqual(
      JSON.parse(exempt.stdout),
      await asked("exempt_value", { where: { lists: ["annex-ii"] }, matching: "published", dated: true }),
    );
  });

  it("leaves out four chapters unless all goods are asked for", async () => {
    const spec = smallSpec();
    const gold = { hs10: "7108121013", cty_code: "4419", con_val: 1_000_000 };
    const months = (spec.months ?? [])
      .slice(0, 1)
      .map((month) => ({ ...month, facts: [...month.facts, gold] }));
    const own = await temporaryFolder();
    try {
      const golden = await makeFixtureCache(own.path, { ...spec, months });
      await buildSnapshot({ inputs: golden, into: golden, kind: "live" });
      const value = async (...args: string[]) => {
        const { stdout } = await atlas([
          "measure",
          "import_value",
          "--group",
          "all",
          "--json",
          "--cache",
          own.path,
          ...args,
        ]);
        return JSON.parse(stdout) as unknown;
      };
      assert.deepEqual(await value(), [{ value: 15470 }]);
      assert.deepEqual(await value("--all-goods"), [{ value: 1_015_470 }]);
    } finally {
      await own.remove();
    }
  });

  const wrong: [string[], RegExp][] = [
    [["nonsense"], /unknown measure: "nonsense" \(expected import_value, /],
    [["import_value", "--by", "planet"], /unknown dimension: "planet" \(expected month, year, group/],
    [["import_value", "--medium", "up"], /Allowed choices are apart, ai, non_ai/],
    [["price_index", "--formula", "fischer"], /Allowed choices are fisher, tornqvist, laspeyres, paasche/],
    [["price_index", "--against", "before"], /Allowed choices are base, year_before/],
    [["price_index", "--item", "hs6"], /Allowed choices are hs10, family/],
    [["excess_imports", "--comparison", "high"], /Allowed choices are low, low_medium, not_ai, trend/],
    [["excess_imports", "--start", "2024"], /invalid month: "2024" \(expected YYYY-MM\)/],
    [["import_share", "--of", "none"], /Allowed choices are all, group/],
    [["exempt_value", "--matching", "near"], /Allowed choices are legal, published/],
    [["import_value", "--base", "last"], /expected a year, such as 2023/],
    [["import_value", "--confidence", "high"], /expected a number from 0 to 100/],
    [["import_value", "--category", "Compute"], /unknown category: Compute \(expected .*Compute_Hardware/],
    [["import_value", "--country", "MX"], /unknown country: MX \(expected Census codes: atlas sql/],
    [["import_value", "--country-group", "Nowhere"], /unknown country group: Nowhere \(expected /],
    [["exempt_value", "--list", "annex"], /unknown list: annex \(expected /],
  ];
  for (const [args, message] of wrong)
    it(`exits 2 on ${args.join(" ")}`, async () => {
      const { code, stdout, stderr } = await run("measure", ...args);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(stdout, "");
    });
});
