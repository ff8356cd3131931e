import assert from "node:assert/strict";
import { test } from "node:test";
import { tableFromIPC } from "apache-arrow";
import type { FastifyInstance } from "fastify";
import { clickhouseBackend, duckdbBackend, type Limits } from "../../../loaders/engine/api/backend.js";
import { apiServer } from "../../../loaders/engine/api/server.js";
import { parametersOf } from "../../../src/measures/query-parameters.js";
import type { Query } from "../../../src/measures/index.js";
import { environmentOf, type EngineUnderTest } from "./under-test.js";

const limits: Limits = { seconds: 20, rows: 5000, megabytes: 1000 };

export function apiTests(engine: () => EngineUnderTest): void {
  test(
    "the API gives the same numbers from either engine, as JSON, CSV and Arrow",
    { timeout: 180_000 },
    async () => {
      const query: Query = {
        by: ["year", "group"],
        where: { codes: ["84"] },
        from: "2023-01",
        confidence: 80,
        medium: "ai",
      };
      const address = `/measures/import_value?${parametersOf(query).toString()}`;
      const answers = await onBoth(async (api) => {
        const [json, csv, arrow] = await Promise.all([
          api.inject(address),
          api.inject({ url: address, headers: { accept: "text/csv" } }),
          api.inject(`${address}&format=arrow`),
        ]);
        assert.equal(json.statusCode, 200, json.body);
        assert.equal(json.headers["x-atlas-unit"], "dollars");
        const rows = json.json<Record<string, unknown>[]>();
        assert.ok(rows.length >= 4);
        assert.equal(csv.body.split("\n")[0], "year,group,value");
        const table = tableFromIPC(arrow.rawPayload);
        assert.deepEqual(
          table.toArray().map((row: { value: bigint }) => Number(row.value)),
          rows.map((row) => row["value"]),
        );
        return rows;
      });
      assert.deepEqual(answers[0], answers[1]);
    },
  );

  test(
    "a wrong question is refused in words, and SQL is served on request only",
    { timeout: 180_000 },
    async () => {
      await onBoth(async (api) => {
        for (const [url, status, text] of [
          ["/measures/nothing", 404, /unknown measure: "nothing"/],
          ["/measures/import_value?by=colour", 400, /unknown dimension: "colour"/],
          ["/measures/import_value?bye=year", 400, /bye/],
          ["/measures/import_value?confidence=", 400, /confidence: expected a number/],
          ["/measures/import_value?confidence=0x10", 400, /confidence: expected a number/],
          ["/measures/import_value?confidence=101", 400, /confidence/],
          ["/measures/import_value?from=2025-03&to=2025-01", 400, /from 2025-03 is later than to 2025-01/],
          ["/measures/import_value?country=9999", 400, /unknown country: 9999/],
          ["/measures/import_value?snapshot=other", 409, /serves snapshot/],
          ["/sql?q=SELECT+1", 404, /not found/],
          ["/questions", 404, /not found/],
        ] as const) {
          const reply = await api.inject(url);
          assert.equal(reply.statusCode, status, `${url}: ${reply.body}`);
          assert.match(reply.json<{ error: string }>().error, text);
        }
        for (const url of ["/measures/import_value?by=year", "/measures", "/status"]) {
          const reply = await api.inject({ url, headers: { accept: "text/html, text/csv;q=0" } });
          assert.equal(reply.statusCode, 406, `${url}: ${reply.body}`);
          assert.equal(reply.headers["vary"], "accept");
        }
        const openapi = (await api.inject("/openapi.json")).json<{ paths: Record<string, unknown> }>();
        assert.deepEqual(Object.keys(openapi.paths).sort(), ["/measures", "/measures/{name}", "/status"]);
        assert.match(JSON.stringify(openapi.paths["/measures/{name}"]), /"country_group"/);
      });
    },
  );

  test(
    "a page's SQL has the same answer from either engine, on request only, and reads nothing else",
    { timeout: 180_000 },
    async () => {
      const put = (api: FastifyInstance, q: string, snapshot?: string) =>
        api.inject({ method: "POST", url: "/questions", payload: { q, snapshot } });
      const answers = await onBoth(
        async (api) => {
          // a text with a backslash and a list, which ClickHouse reads by the rules of the dialect
          const asked = await put(
            api,
            `SELECT strftime(t.month, '%Y') AS year, '\\' AS sign, CAST(sum(t.con_val) AS BIGINT) AS value
FROM imports t WHERE EXISTS (SELECT 1 FROM lists x WHERE x.list IN ('annex_ii') AND starts_with(t.hs10, x.prefix)) GROUP BY 1 ORDER BY 1`,
          );
          assert.equal(asked.statusCode, 200, asked.body);
          for (const q of [
            "DROP TABLE imports",
            "SELECT 1; SELECT 2",
            "SELECT * FROM file('/etc/passwd', 'LineAsString')",
            "",
          ])
            assert.equal((await put(api, q)).statusCode, 400, q);
          assert.equal((await put(api, "SELECT 1 AS n", "other")).statusCode, 409);
          return asked.json<unknown[]>();
        },
        { questions: true },
      );
      assert.equal(answers[0]?.length, 2);
      assert.deepEqual(answers[0], answers[1]);
    },
  );

  test(
    "SQL over the API reads the snapshot and nothing else, within its limits",
    { timeout: 180_000 },
    async () => {
      await onBoth(
        async (api) => {
          const ask = async (q: string) => api.inject({ method: "POST", url: "/sql", payload: { q } });
          const sum = await ask("SELECT count(*) AS n FROM labels");
          assert.equal(sum.statusCode, 200, sum.body);
          for (const [q, statuses] of [
            ["DROP TABLE imports", [400]],
            ["SELECT 1; SELECT 2", [400]],
            ["SELECT * FROM url('http://127.0.0.1:9/x', 'CSV')", [400]],
            ["SELECT * FROM file('/etc/passwd', 'LineAsString')", [400]],
            ["SELECT * FROM read_text('/etc/passwd')", [400]],
            ["SELECT 1 SETTINGS max_result_rows = 0, readonly = 0", [400]],
            ["SELECT a.month FROM imports a CROSS JOIN labels b", [422]],
          ] as const) {
            const reply = await ask(q);
            assert.ok(
              (statuses as readonly number[]).includes(reply.statusCode),
              `${q}: ${reply.statusCode} ${reply.body}`,
            );
          }
        },
        { sql: true },
      );
    },
  );

  test("with keys, a request needs one of them", { timeout: 180_000 }, async () => {
    const backend = await duckdbBackend(engine().cache.root, limits);
    const origin = "https://atlas.example.org";
    const api = await apiServer({ backend, sql: false, keys: ["first", "second"], origin });
    try {
      const status = async (key?: string) =>
        (await api.inject({ url: "/measures", headers: key === undefined ? {} : { "x-api-key": key } }))
          .statusCode;
      assert.deepEqual(await Promise.all([status(), status("third"), status("second")]), [401, 401, 200]);
      const preflight = await api.inject({
        method: "OPTIONS",
        url: "/measures/import_value?by=year",
        headers: { origin, "access-control-request-headers": "x-api-key" },
      });
      assert.equal(preflight.statusCode, 204, "a browser asks without a key whether it may send one");
      assert.match(String(preflight.headers["access-control-allow-headers"]), /x-api-key/);
      assert.equal(preflight.headers["access-control-allow-origin"], origin);
      const written = await api.inject({
        method: "PUT",
        url: "/measures",
        headers: { "x-api-key": "first" },
      });
      assert.equal(written.statusCode, 405);
    } finally {
      await api.close();
    }
  });

  async function onBoth<T>(
    work: (api: FastifyInstance) => Promise<T>,
    { sql = false, questions = false } = {},
  ): Promise<T[]> {
    Object.assign(process.env, environmentOf(engine(), "two"));
    const results: T[] = [];
    for (const open of [() => clickhouseBackend(limits), () => duckdbBackend(engine().cache.root, limits)]) {
      const api = await apiServer({ backend: await open(), sql, questions, keys: [] });
      try {
        results.push(await work(api));
      } finally {
        await api.close();
      }
    }
    return results;
  }
}
