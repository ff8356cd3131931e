import assert from "node:assert/strict";
import { test } from "node:test";
import { openSnapshot } from "../../../loaders/snapshot/session.js";
import { diversionSql } from "../../../src/measures/diversion-cells.js";
import { measureSql } from "../../../src/measures/index.js";
import { codeGrowthSql } from "../../../src/measures/families.js";
import { labelledCodesSql, runCodesSql } from "../../../src/measures/label-runs.js";
import { overlapSql } from "../../../src/measures/overlap.js";
import { outliersSql } from "../../../src/measures/price-outliers.js";
import { roundTripSql } from "../../../src/measures/round-trip.js";
import { tariffGapSql } from "../../../src/measures/tariff-gap.js";
import { withEngine, type EngineUnderTest } from "./under-test.js";

const lists = ["annex_ii", "section_122"];

/** What pages ask beyond single measures, each a construct that ClickHouse once refused or answered otherwise. */
const asked: Record<string, string> = {
  "dates of lists joined to trade, and a truth value": diversionSql({
    ...{ name: "exempt", title: "Exempt goods", exposed: "listed", limits: "" },
    ...{ lists: ["annex_ii"], aside: ["section_122"], target: ["5700"] },
    prefixes: [{ prefix: "8415", effective: "2024-02-10" }],
  }),
  "a truth value of a list": tariffGapSql({ by: ["year"], dated: true, where: { lists } }),
  "texts in the order of another column": overlapSql("imports", [...lists, "ai"]),
  "the name of a good": outliersSql("exports", { by: ["month"], where: { groups: ["all"] } }),
  "a text inside a text": runCodesSql("imports", "keyword", {}, { words: ["goods"] }),
  "order by a sum of its own name": labelledCodesSql("imports"),
  "order by a cast of its own name": roundTripSql({ by: ["year"] }),
  "the text of the largest": codeGrowthSql("imports", "family", 2024, { base: 2023 }),
  "cells read many times over, made once": measureSql("net_effect_error", { by: ["year"] }),
  "columns of two relations": `SELECT c.hs10, l.relevance, bool_or(c.unit1 = 'NO') AS counted, bool_and(c.unit1 = 'NO') AS only
FROM codes c JOIN labels_in_use l USING (flow, hs10) GROUP BY ALL ORDER BY 1, 2`,
};

export function pageTests(engine: () => EngineUnderTest): void {
  test(
    "what pages ask in SQL of their own has the same answer on two shards",
    { timeout: 120_000 },
    async () => {
      const { cache, id } = engine();
      const session = await openSnapshot(cache, { id });
      try {
        await withEngine(engine(), "two", async (two) => {
          for (const [what, sql] of Object.entries(asked)) {
            const expected = await session.database.answer(sql);
            const found = await two.question(sql);
            assert.deepEqual(found.columns, expected.columns, what);
            assert.deepEqual(found.rows.map(inTenDigits), expected.rows.map(inTenDigits), what);
            assert.ok(expected.rows.length > 0, what);
          }
        });
      } finally {
        session.close();
      }
    },
  );
}

function inTenDigits(row: readonly unknown[]): unknown[] {
  return row.map((value) => (typeof value === "number" ? Number(value.toPrecision(10)) : value));
}
