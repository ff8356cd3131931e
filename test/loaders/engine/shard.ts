import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClickHouse } from "../../servers/clickhouse.js";
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
        const asked = session.select(slow, { settings: unhurried }).then(
          () => undefined,
          (error: Error) => error,
        );
        await reached(clickhouse);
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

  test("a shard that hangs in mid-query is the same clear error", { timeout: 120_000 }, async () => {
    const { clickhouse } = engine();
    await withEngine(engine(), "two", async (session) => {
      const asked = session.select(slow, { settings: { ...unhurried, receive_timeout: 2 } }).then(
        () => undefined,
        (error: Error) => error,
      );
      await reached(clickhouse);
      clickhouse.pause(1);
      try {
        assert.match((await asked)?.message ?? "no error", /a node of cluster atlas does not answer/);
      } finally {
        clickhouse.resume(1);
      }
      assert.equal((await session.select("SELECT count() FROM imports")).rows.length, 1);
    });
  });
}

/** Takes each shard some five seconds, which no limit on sleeping ends. */
const slow = "SELECT sum(con_val) FROM imports WHERE sleepEachRow(0.01) = 0";
const unhurried = { function_sleep_max_microseconds_per_block: "0" };

/** Until the second shard has begun with the slow query. */
async function reached(clickhouse: ClickHouse): Promise<void> {
  const begun =
    "SELECT count() FROM system.processes WHERE query LIKE '%sleepEachRow%' AND NOT is_initial_query";
  while ((await clickhouse.ask(begun, 1)) === "0") await sleep(20);
}
