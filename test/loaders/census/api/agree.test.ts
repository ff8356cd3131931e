import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cacheAt, partition } from "../../../../loaders/cache.js";
import { pullFromBulk } from "../../../../loaders/census/bulk/pull.js";
import { LineReporter } from "../../../../loaders/progress.js";
import { temporaryFolder } from "../../../atlas.js";
import { fixtureMonths, names } from "../../../servers/census-api/fixture.js";
import type { TradeRow } from "../../../servers/census-api/rows.js";
import { startBulkServer, type MonthOf } from "../../../servers/census-bulk.js";
import type { ExportRow, ImportRow } from "../../../servers/fixtures/census-rows.js";
import { createSetting, factRows, monthRows } from "./setting.js";

describe("the API and the bulk files of the same rows", () => {
  it("agree in every column at code × country, in every district, and in units and texts", async () => {
    const setting = await createSetting();
    const folder = await temporaryFolder();
    const bulk = await startBulkServer({
      imports: archives<ImportRow>(setting.server.rows, "imports"),
      exports: archives<ExportRow>(setting.server.rows, "exports"),
    });
    const bulkCache = cacheAt(folder.path);
    try {
      process.env["CENSUS_BULK_URL"] = bulk.url;
      const range = { flows: ["imports", "exports"], from: "2025-01", to: "2025-03" } as const;
      await pullFromBulk({ ...range, cache: bulkCache, report: new LineReporter(() => undefined) });
      await setting.pull(range);
      for (const flow of range.flows) {
        const expected = await factRows(bulkCache, flow);
        assert.ok(expected.length > 100);
        assert.deepEqual(await factRows(setting.cache, flow), expected);
        for (const month of fixtureMonths) {
          const places = "districts.parquet";
          assert.deepEqual(
            await monthRows(join(partition(setting.cache.places, flow, month), places)),
            await monthRows(join(partition(bulkCache.places, flow, month), places)),
          );
          const described = ["hs10", "description_long", "description_short", "unit1", "unit2"];
          assert.deepEqual(
            await codeRows(partition(setting.cache.codes, flow, month), described),
            await codeRows(partition(bulkCache.codes, flow, month), described),
          );
        }
      }
    } finally {
      await bulk.close();
      await folder.remove();
      await setting.close();
    }
  });
});

function archives<Row>(rows: readonly TradeRow[], flow: "imports" | "exports"): Record<string, MonthOf<Row>> {
  const codes = Object.fromEntries([...names.codes].filter(([code]) => code.length === 10));
  const lists = {
    codes,
    countries: Object.fromEntries(names.countries),
    districts: Object.fromEntries(names.districts),
  };
  return Object.fromEntries(
    fixtureMonths.map((month) => [
      month,
      { rows: rows.filter((row) => row.flow === flow && row.month === month) as Row[], ...lists },
    ]),
  );
}

async function codeRows(folder: string, columns: readonly string[]): Promise<Record<string, unknown>[]> {
  const rows = await monthRows(join(folder, "codes.parquet"));
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}
