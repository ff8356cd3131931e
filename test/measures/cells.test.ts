import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "../../loaders/duckdb.js";
import { measureSql, type Query } from "../../src/measures/index.js";
import { openFixture, type Cell } from "./fixture.js";

const codes = ["8471500150", "8473301180", "8504409550", "2701120000"];
/** Two years and a month; the last code only in March 2024, the third from 2025 on. */
const cells: Cell[] = codes.flatMap((hs10, c) =>
  Array.from({ length: 25 }, (_, i) => {
    const [year, month] = [2024 + Math.floor(i / 12), (i % 12) + 1];
    const traded = c === 3 ? i === 2 : c !== 2 || year > 2024;
    return {
      month: `${year}-${String(month).padStart(2, "0")}`,
      hs10,
      value: 10 + i * (c + 1),
      duty: c,
      traded,
    };
  }).filter(({ traded }) => traded),
);
const labels = { "8471500150": "High", "8473301180": "Low", "8504409550": "Medium" } as const;

describe("the relation that a measure reads", () => {
  let database: Database;
  before(async () => {
    database = await openFixture({ cells, labels, confidence: { "8471500150": 70 } });
  });
  after(() => database.close());

  const read = (measure: string, query: Query): string[] => [
    ...new Set(measureSql(measure, query).match(/\bimports(?:_by_\w+)?\b(?=[ \n]+t\b)/g)),
  ];

  it("is that of sums by label, unless codes have to be told apart", () => {
    assert.deepEqual(read("import_value", { by: ["month", "group"] }), ["imports_by_label"]);
    assert.deepEqual(read("import_value", { by: ["month", "country"] }), ["imports_by_label_country"]);
    assert.deepEqual(read("import_value", { by: ["month", "group"], confidence: 80 }), ["imports_by_code"]);
    assert.deepEqual(read("import_value", { by: ["month", "hs10", "country"] }), ["imports"]);
  });

  it("is that of whole years where the window cuts none", () => {
    assert.deepEqual(read("import_value", { by: ["year", "hs10"] }), ["imports_by_code_year"]);
    assert.deepEqual(read("import_codes", { by: ["year"], from: "2024-01", to: "2025-12" }), [
      "imports_by_code_year",
    ]);
    assert.deepEqual(read("import_value", { by: ["year", "hs10"], from: "2024-02" }), ["imports_by_code"]);
    assert.deepEqual(read("import_value", { by: ["year", "hs10"], to: "2025-11" }), ["imports_by_code"]);
    assert.deepEqual(read("unit_value", { by: ["year", "hs10"] }), ["imports_by_code"]);
  });

  for (const measure of ["import_value", "import_index", "import_growth", "import_share", "effective_tariff"])
    it(`makes no difference to ${measure}`, async () => {
      const query: Query = { by: ["year", "hs4", "group"], base: 2024 };
      const sql = measureSql(measure, query);
      assert.match(sql, /imports_by_code_year/);
      const rows = await database.rows(sql);
      assert.ok(rows.length > 5);
      assert.deepEqual(await database.rows(sql.replaceAll("imports_by_code_year", "imports_by_code")), rows);
    });

  for (const measure of ["import_value", "import_concentration", "import_yoy", "import_share"])
    it(`sums trade by code and country by year, which makes no difference to ${measure}`, async () => {
      const sql = measureSql(measure, { by: ["year", "hs4"], where: { countries: ["5700", "2010"] } });
      const yearly = "date_trunc('year', t.month)::DATE AS month";
      assert.ok(sql.includes(yearly));
      const rows = await database.rows(sql);
      assert.ok(rows.length > 1);
      assert.deepEqual(await database.rows(sql.replaceAll(yearly, "t.month AS month")), rows);
    });

  it("counts a code once a year, in its group and in all", async () => {
    const rows = await database.rows(measureSql("import_codes", { by: ["year", "group"], allGoods: true }));
    const counts = Object.fromEntries(
      rows.map((row) => [`${String(row["year"])} ${String(row["group"])}`, row["value"]]),
    );
    assert.deepEqual(
      Object.entries(counts).map(([key, value]) => `${key} ${Number(value)}`),
      [
        ...["2024 ai 1", "2024 all 3", "2024 non_ai 1", "2024 unlabelled 1"],
        ...["2025 ai 1", "2025 all 3", "2025 medium 1", "2025 non_ai 1"],
        ...["2026 ai 1", "2026 all 3", "2026 medium 1", "2026 non_ai 1"],
      ],
    );
  });
});
