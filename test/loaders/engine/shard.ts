import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { measureSql } from "../../../src/measures/index.js";
import { withEngine, type EngineUnderTest } from "./under-test.js";

export function shardTests(engine: () => EngineUnderTest): void {
  test(
    "a shard that stops in mid-query is a clear error, and the next query works when it is back",
    { timeout: 120_000 },
    async () => {
      const { clickhouse } = engine();
      await withEngine(engine(), "two", async (session) => {
        const sql = measureSql("import_value", { by: ["year", "country"], confidence: 80 });
        const expected = await session.measure(sql);
        const asked = session.select("SELECT sum(con_val) FROM imports WHERE sleepEachRow(0.002) = 0").then(
          () => undefined,
          (error: Error) => error,
        );
        await sleep(300);
        await clickhouse.kill(1);
        assert.match(
          (await asked)?.message ?? "no error",
          /a node of cluster atlas does not answer|no part of the result/,
        );
        await assert.rejects(session.measure(sql), /a node of cluster atlas does not answer/);
        await clickhouse.start(1);
        assert.deepEqual(await session.measure(sql), expected);
      });
    },
  );
}
