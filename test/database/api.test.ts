import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { measureParameters, parsed, queryOf } from "../../loaders/engine/api/parameters.js";
import { askApi, measureAsked } from "../../src/database/api.js";
import { dimensions, measureSql, type Dimension, type Query } from "../../src/measures/index.js";
import { parametersOf } from "../../src/measures/query-parameters.js";
import { ask } from "../../src/measures/question.js";
import * as vocabulary from "../../src/measures/vocabulary.js";

test("a query comes out of its address as it went in, with every option that there is", () => {
  const query: Required<Query> = {
    by: ["year", "country"],
    from: "2023-01",
    to: "2024-12",
    where: {
      ...{
        groups: ["ai", "unlabelled"],
        categories: ["Compute_Hardware"],
        countries: ["5700"],
        codes: ["84", "85"],
      },
      ...{ countryGroups: ["EU-27"], naics: ["334"], endUse: ["213"], lists: ["annex_ii"] },
    },
    ...{
      base: 2022,
      allGoods: true,
      imports: "cif",
      exports: "domestic",
      medium: "ai",
      confidence: 0.5,
      of: "group",
    },
    ...{ comparison: "trend", start: "2024-01", matching: "published", dated: true, against: "year_before" },
    ...{ formula: "tornqvist", item: "family", outliers: "in" },
  };
  const given = Object.fromEntries(parametersOf(query));
  assert.deepEqual(queryOf(parsed(measureParameters, given)), query);
  assert.deepEqual(queryOf(parsed(measureParameters, Object.fromEntries(parametersOf({})))), {
    by: [],
    where: {},
  });
  for (const dimension of Object.keys(dimensions) as Dimension[])
    assert.deepEqual(queryOf(parsed(measureParameters, { by: dimension })).by, [dimension]);
  assert.ok(vocabulary.groups.every((group) => parsed(measureParameters, { group }).group?.includes(group)));
});

test("a question that is more than its measure is not asked of the API", () => {
  const question = ask("import_value", { by: ["year"] });
  assert.deepEqual(measureAsked(question), question.measure);
  assert.equal(measureAsked({ ...question, sql: `${question.sql} LIMIT 1` }), undefined);
  assert.equal(measureAsked({ sql: measureSql("import_value") }), undefined);
});

test("the API is asked for the page's own snapshot, and its refusals are told", async () => {
  const server = createServer((request, response) => {
    const { searchParams, pathname } = new URL(request.url ?? "", "http://localhost");
    if (pathname.startsWith("/silence/")) return;
    if (pathname.startsWith("/stall/")) return void response.write("[");
    if (pathname === "/questions") {
      let sent = "";
      request.on("data", (part: Buffer) => (sent += part.toString()));
      request.on("end", () => {
        const { q, snapshot } = JSON.parse(sent) as { q: string; snapshot: string };
        const answered = q === "SELECT 1" && snapshot === "b";
        response.statusCode = answered ? 200 : q === "SELECT slow" ? 422 : 400;
        response.end(JSON.stringify(answered ? [{ n: 1, of: [1, "2"] }] : { error: "what?" }));
      });
      return;
    }
    if (pathname.startsWith("/portal/")) return void response.end("<html>Sign in, please</html>");
    const rows = [{ year: 2024, value: 12 }];
    const refusal = { error: `the API serves snapshot b, not ${searchParams.get("snapshot")}` };
    response.end(
      JSON.stringify(
        searchParams.get("snapshot") === "b" && pathname === "/measures/import_value" ? rows : refusal,
      ),
    );
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const measure = ask("import_value", { by: ["year"] });
  try {
    assert.deepEqual(await askApi(api, "b", measure), [{ year: 2024, value: 12 }]);
    assert.deepEqual(await askApi(api, "b", { sql: "SELECT 1" }), [{ n: 1, of: '[1,"2"]' }]);
    assert.equal(await askApi(api, "b", { sql: "SELECT 2" }), undefined, "the browser's database is asked");
    await assert.rejects(askApi(api, "b", { sql: "SELECT slow" }), /refused the question: what\?/);
    await assert.rejects(
      askApi(`${api}/portal`, "b", measure),
      /What answers at \S+ is not the API of this site \(status 200\)/,
    );
    await assert.rejects(askApi(`${api}/silence`, "b", measure, 50), /nothing came for 0.05 s/);
    await assert.rejects(askApi(`${api}/stall`, "b", measure, 1500), /did not end its answer within/);
    await assert.rejects(askApi(api, "a", measure), /refused the question: the API serves snapshot b, not a/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  await assert.rejects(askApi("http://127.0.0.1:1", "b", measure), /could not be reached/);
});
