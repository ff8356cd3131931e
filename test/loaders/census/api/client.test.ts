import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { CensusApi } from "../../../../loaders/census/api/client.js";
import { ApiError, GaveUpError } from "../../../../loaders/census/api/failure.js";
import { planPartners } from "../../../../loaders/census/api/plan.js";
import type { Query } from "../../../../loaders/census/api/query.js";
import { apiSettings, type ApiSettings } from "../../../../loaders/census/api/settings.js";
import { startCensusApi, type CensusApiServer, type Fault } from "../../../servers/census-api.js";
import { fixtureRows, names } from "../../../servers/census-api/fixture.js";

let server: CensusApiServer;
let settings: ApiSettings;
const query = planPartners({ flow: "imports", from: "2025-01", to: "2025-03" }, ["5700"])[0]?.query as Query;
before(async () => {
  server = await startCensusApi(fixtureRows(), names);
  process.env["CENSUS_API_KEY"] = server.key; // what `redact` blots out
  settings = { base: server.url, key: server.key, pause: 0, patience: 60_000, backoff: 1 };
});
afterEach(() => {
  server.fault = () => undefined;
  server.heavy = Infinity;
  server.asked.length = 0;
});
after(() => server.close());

/** Fails the first requests, one fault each. */
function failWith(...faults: Fault[]): void {
  server.fault = ({ number }) => faults[number];
}

const always = (fault: Fault): void => void (server.fault = () => fault);
const ask = (changes: Partial<ApiSettings> = {}, notes: string[] = []): Promise<unknown> =>
  new CensusApi({ ...settings, ...changes }, (line) => notes.push(line)).ask(query);

describe("CensusApi.ask", () => {
  it("returns the table with its echoed and doubled columns", async () => {
    const { answer, address } = await new CensusApi(settings).ask(query);
    assert.equal(answer?.header.filter((name) => name === "CTY_CODE").length, 2);
    assert.ok(answer?.header.includes("time"));
    assert.ok(!address.includes("key="));
  });

  it("takes 204 for empty", async () => {
    const reply = await new CensusApi(settings).ask({ ...query, from: "2031-01", to: "2031-02" });
    assert.equal(reply.answer, null);
  });

  it("tries again after 429, 503, a reset and a body that breaks off, and then has the answer", async () => {
    failWith({ status: 429, headers: { "retry-after": "0" } }, { status: 503 }, "reset", "cut");
    const notes: string[] = [];
    await ask({}, notes);
    assert.equal(server.asked.length, 5);
    assert.equal(notes.length, 4);
  });

  it("waits as long as retry-after says", async () => {
    failWith({ status: 429, headers: { "retry-after": "1" } });
    const notes: string[] = [];
    await ask({}, notes);
    assert.match(notes[0] ?? "", /answered 429 .*asking again in 1\.0 s/);
  });

  it("refuses an absurd wait", async () => {
    always({ status: 429, headers: { "retry-after": "86400" } });
    await assert.rejects(ask(), /asks to wait 1440 minutes; run the command again then/);
    assert.equal(server.asked.length, 1);
  });

  it("takes a busy page for a reason to wait", async () => {
    failWith({ status: 200, headers: { "content-type": "text/html" }, body: "<p>Down for maintenance</p>" });
    await ask();
    assert.equal(server.asked.length, 2);
  });

  it("gives up on a query that is too heavy, early when it can be cut", async () => {
    server.heavy = 1;
    await assert.rejects(ask(), GaveUpError);
    assert.equal(server.asked.length, 5);
    await assert.rejects(new CensusApi(settings).ask(query, true), GaveUpError);
    assert.equal(server.asked.length, 7);
  });

  it("gives up when nothing comes", async () => {
    always("silence");
    await assert.rejects(new CensusApi({ ...settings, patience: 50 }).ask(query, true), GaveUpError);
    assert.equal(server.asked.length, 2);
  });

  it("does not follow the redirect of a wrong key, and says which variable is meant", async () => {
    await assert.rejects(ask({ key: "wrong" }), /does not accept the key in CENSUS_API_KEY/);
    await assert.rejects(ask({ key: "" }), /saw no key \(CENSUS_API_KEY/);
    always({ status: 302, headers: { location: "https://example.org/elsewhere" } });
    await assert.rejects(ask(), /redirected to https:\/\/example\.org\/elsewhere, which is not followed/);
    assert.equal(server.asked.length, 3);
  });

  it("says what came instead of JSON", async () => {
    always({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<html>Sign in to the Wi-Fi</html>",
    });
    await assert.rejects(ask(), /expected JSON, got text\/html with status 200: <html>Sign in to the Wi-Fi/);
    always({ status: 200, headers: { "content-type": "application/json" }, body: '{"error":"odd"}' });
    await assert.rejects(ask(), /not a table \(expected an array of rows\): \{"error":"odd"\}/);
    always({ status: 200, headers: { "content-type": "application/json" }, body: '[["A","B"],["1"]]' });
    await assert.rejects(ask(), /row 1 has 1 cells \(expected 2\)/);
    always({ status: 200, headers: { "content-type": "application/json" }, body: '[["A"],[1]]' });
    await assert.rejects(ask(), /a cell that is neither text nor null/);
  });

  it("does not repeat what cannot pass: an unknown variable, an unknown dataset", async () => {
    const api = new CensusApi(settings);
    await assert.rejects(
      api.ask({ ...query, get: ["STATE_NAME"] }),
      /400: error: unknown variable 'STATE_NAME'/,
    );
    await assert.rejects(api.ask({ ...query, dataset: "schb" as "hs" }), /answered 404/);
    assert.equal(server.asked.length, 2);
  });

  it("gets 204 for codes joined by a comma and 500 for a repeated parameter on porths, as the service does", async () => {
    const api = new CensusApi(settings);
    const joined = await api.ask({ ...query, commodity: "8471300100,8542310001" });
    assert.equal(joined.answer, null);
    const repeated: Query = {
      ...{
        dataset: "porths",
        flow: "imports",
        level: "HS6",
        commodity: null,
        from: "2025-01",
        to: "2025-01",
      },
      get: ["PORT", "GEN_VAL_MO"],
      where: [
        ["I_COMMODITY", "847130"],
        ["I_COMMODITY", "854231"],
      ],
    };
    await assert.rejects(api.ask(repeated, true), GaveUpError);
  });

  it("never says the key, in no error and no note", async () => {
    const echo = `you sent key=${encodeURIComponent(server.key)}`;
    const said: string[] = [];
    for (const fault of [{ status: 400, body: echo }, { status: 503, body: echo }, "reset"] as const) {
      always(fault);
      const error = await ask({}, said).then(
        () => assert.fail("expected an error"),
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof ApiError);
      said.push(String(error.stack), error.address, JSON.stringify(error));
    }
    for (const text of said) {
      assert.ok(!text.includes(server.key), text);
      assert.ok(!text.includes(encodeURIComponent(server.key)), text);
    }
  });

  it("pauses between two requests", async () => {
    const api = new CensusApi({ ...settings, pause: 60 });
    const started = performance.now();
    for (let count = 0; count < 3; count++) await api.ask(query);
    assert.ok(performance.now() - started >= 115); // timers may fire a little early
  });
});

describe("apiSettings", () => {
  it("names the variable and where to get a key", () => {
    assert.throws(() => apiSettings({}), /missing CENSUS_API_KEY: .*key_signup\.html/);
    assert.throws(() => apiSettings({ CENSUS_API_KEY: " " }), /missing CENSUS_API_KEY/);
  });

  it("asks api.census.gov unless told otherwise", () => {
    assert.equal(apiSettings({ CENSUS_API_KEY: "k" }).base, "https://api.census.gov");
    assert.throws(
      () => apiSettings({ CENSUS_API_KEY: "k", CENSUS_API_PAUSE_MS: "soon" }),
      /invalid CENSUS_API_PAUSE_MS: "soon"/,
    );
  });
});
