import assert from "node:assert/strict";
import { test } from "node:test";
import { engineAddress } from "../../../loaders/engine/address.js";
import { Node } from "../../../loaders/engine/client.js";
import { openEngine } from "../../../loaders/engine/session.js";
import { measureSql } from "../../../src/measures/index.js";
import { environmentOf, withEngine, type EngineUnderTest } from "./under-test.js";

/** The users of deploy/clickhouse; that its writer may load, `load.ts` tests. */
export function userTests(engine: () => EngineUnderTest): void {
  test("the shipped reader reads every measure's tables, and neither writes nor lifts a limit", async () => {
    const address = engineAddress(environmentOf(engine(), "two", "atlas_reader"));
    const reader = await openEngine({}, address);
    try {
      const sql = measureSql("import_value", { by: ["year", "country"] });
      await withEngine(engine(), "two", async (owner) =>
        assert.deepEqual(await reader.measure(sql), await owner.measure(sql)),
      );
      const { database } = reader;
      for (const [statement, refusal] of [
        [`TRUNCATE TABLE ${database}.labels`, /TRUNCATE/],
        [`INSERT INTO ${address.database}.snapshots SELECT * FROM ${address.database}.snapshots`, /INSERT/],
        [`DROP DATABASE ${database}`, /DROP DATABASE/],
        ["CREATE FUNCTION f AS x -> x", /CREATE FUNCTION/],
        ["SELECT * FROM url('http://127.0.0.1:9/x', 'CSV', 'a String')", /READ ON URL/],
        ["SELECT * FROM s3('http://127.0.0.1:9/bucket/x', 'CSV', 'a String')", /READ ON S3/],
        ["SELECT * FROM file('/etc/passwd', 'LineAsString')", /READ ON FILE/],
        ["SELECT 1 SETTINGS readonly = 0", /readonly/],
        ...["max_execution_time", "max_memory_usage", "max_result_rows"].flatMap((name) =>
          ["0", "9000000000000"].map(
            (value) => [`SELECT 1 SETTINGS ${name} = ${value}`, new RegExp(`${name} shouldn't be`)] as const,
          ),
        ),
        ["SELECT 1 SETTINGS max_concurrent_queries_for_user = 0", /should not be changed/],
        ["SELECT number FROM numbers(1000001)", /went beyond a limit/],
      ] as const)
        await assert.rejects(
          /^SELECT/.test(statement) ? reader.node.answer(statement) : reader.node.run(statement),
          refusal,
          statement,
        );
      const [quota] = await reader.node.rows<{ queries: number; most: number }>(
        "SELECT toInt64(queries) AS queries, toInt64(max_queries) AS most FROM system.quota_usage",
      );
      assert.ok(quota && quota.queries > 0 && quota.most > quota.queries, JSON.stringify(quota));
    } finally {
      await reader.close();
    }
  });

  test("a wrong password is refused in words that do not repeat it", async () => {
    const address = engineAddress({
      ...environmentOf(engine(), "two", "atlas_reader"),
      ATLAS_ENGINE_PASSWORD: "gu3ssed",
    });
    const node = new Node(address.url, address);
    try {
      await assert.rejects(node.answer("SELECT 1"), (error: Error) => {
        assert.match(error.message, /refuses the user or the password/);
        assert.doesNotMatch(`${error.stack} ${String(error.cause)}`, /gu3ssed/);
        return true;
      });
    } finally {
      await node.close();
    }
  });
}
