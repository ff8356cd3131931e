import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, it } from "node:test";
import { listBatches } from "../../../../loaders/labels/claude/batch-record.js";
import { readRun, runFolder } from "../../../../loaders/labels/run.js";
import { billOf, startBench, type Bench } from "./fixture.js";

describe("labels by batches", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(24);
  });
  afterEach(() => bench.close());

  it("labels every code, asks as the service wants to be asked, and counts the money to the cent", async () => {
    const { fake, codes, cache } = bench;
    fake.relevance = (hs10) => (Number(hs10) % 2 === 0 ? "High" : "Low");
    const { record, failed } = await bench.label();
    assert.deepEqual(failed, []);
    const { labels } = await readRun(cache, "test");
    assert.deepEqual(
      labels.map(({ hs10, relevance }) => [hs10, relevance]),
      codes.map((code) => [code, Number(code) % 2 === 0 ? "High" : "Low"]),
    );
    assert.equal(labels[0]?.category, "Compute_Hardware");
    assert.equal(labels[0]?.vote_share, null);
    assert.match(labels[0]?.prompt_hash ?? "", /^[0-9a-f]{16}$/);
    assert.equal(fake.billed.length, 24);
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(fake)) < 1e-9);
    const sent = fake.requests.find(({ path }) => path === "/v1/messages/batches");
    assert.equal(sent?.headers.authorization, `Bearer ${fake.key}`);
    assert.equal(sent?.headers["anthropic-version"], "2026-10-21");
    const body = fake.messages.at(-1);
    assert.equal(body?.thinking?.type, "disabled");
    assert.equal(body?.system?.[0]?.cache_control?.ttl, "5m");
    assert.ok(body !== undefined && !("temperature" in body) && !("tool_choice" in body));
    // the first five show that the service takes our requests before a batch is handed in
    assert.equal(fake.batches.all[0]?.items.length, 19);
  });

  it("pays nothing for what it asked before, and leaves an equal run as it was", async () => {
    const { record } = await bench.label();
    const requests = bench.fake.billed.length;
    const again = await bench.label();
    assert.equal(bench.fake.billed.length, requests);
    assert.equal(again.written, false);
    assert.equal(again.record.labelled, record.labelled);
  });

  it("takes an odd line of the results for one failed item, and asks that one again", async () => {
    const { fake, cache } = bench;
    fake.batchTime = Infinity;
    const labelled = bench.label();
    while (fake.batches.all.length === 0) await sleep(10);
    fake.batches.finish();
    fake.batchTime = 0;
    const lines = fake.batches.all[0]?.lines ?? [];
    lines[2] = lines[2]?.slice(0, 90) ?? "";
    lines[4] = (lines[4] ?? "").replace(/"usage":/, '"used":');
    lines.splice(6, 0, "<html>gateway</html>", "null", '"text"');
    assert.deepEqual((await labelled).failed, []);
    assert.equal((await readRun(cache, "test")).labels.length, 24);
    assert.equal(fake.billed.length, 24 + 2);
  });

  it("counts texts that two flows share as one question", async () => {
    const { record } = await bench.label({ selection: { codes: bench.codesFile, flow: "both" } });
    assert.equal(record.codes, 48);
    assert.equal(bench.fake.billed.length, 24);
  });

  it("retries each failure its own way, pays for failed attempts too, and lists what stays open", async () => {
    const { fake, codes, cache } = bench;
    const [, , , , , ...later] = codes; // the first five are asked directly
    const [refused, cut, prose, high, wrong, crossed, errored, expired, missing, missed] = later;
    const scripts: [string | undefined, Parameters<typeof fake.faults.set>[1]][] = [
      [refused, [{ kind: "refusal" }]],
      [cut, [{ kind: "cut off" }, { kind: "cut off" }]],
      [prose, [{ kind: "text", text: "I would call this High." }]],
      [high, [{ kind: "change", change: { confidence: 900 } }]],
      [wrong, [{ kind: "change", change: { code: "8471500001" } }]],
      [crossed, [{ kind: "change", change: { relevance: "High", category: "Not_DC_Related" } }]],
      [errored, [{ kind: "errored", type: "api_error" }]],
      [expired, [{ kind: "expired" }]],
      [missing, [{ kind: "left out" }]],
      [missed, [{ kind: "change", change: { reasoning: undefined } }]],
    ];
    for (const [code, faults] of scripts) fake.faults.set(code ?? "", faults);
    const { record, failed } = await bench.label();
    assert.deepEqual(
      failed.map(({ hs10, outcome }) => [hs10, outcome]),
      [[refused, "refused"]],
    );
    assert.match(failed[0]?.evidence ?? "", /frontier_llm/);
    assert.equal(record.codes, 23);
    assert.equal(record.failures, 1);
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(fake)) < 1e-9, "failed attempts are paid for");
    const limits = fake.messages
      .filter((message) => JSON.stringify(message.messages).includes(`Code: ${cut}`))
      .map((message) => message.max_tokens);
    assert.deepEqual(limits, [400, 800], "never the same request after a cut");
    const csv = await readFile(join(runFolder(cache, "test"), "failures.csv"), "utf8");
    assert.match(csv, new RegExp(`^${refused},claude-haiku-5-5,refused,`, "m"));

    const before = fake.billed.length;
    const second = await bench.label();
    assert.equal(fake.billed.length, before + 1, "only the open question is asked again");
    assert.deepEqual([second.failed.length, second.record.codes, second.record.failures], [0, 24, 0]);
    assert.ok(Math.abs((second.record.cost_usd ?? 0) - billOf(fake)) < 1e-9, "money adds up over sessions");
  });

  it("does not hand in again what was called off or rejected", async () => {
    const { fake, codes } = bench;
    fake.faults.set(codes[6] ?? "", [{ kind: "canceled" }]);
    fake.faults.set(codes[7] ?? "", [{ kind: "errored", type: "invalid_request_error" }]);
    const { failed } = await bench.label();
    assert.deepEqual(failed.map(({ outcome }) => outcome).sort(), ["canceled", "rejected"]);
    assert.equal(fake.batches.all.length, 1);
  });

  it("takes a download up again that breaks in mid-line, and counts nothing twice", async () => {
    bench.fake.batches.cutResults.push(700, 3000);
    const { record } = await bench.label();
    assert.equal(record.codes, 24);
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(bench.fake)) < 1e-9);
  });

  it("finds a batch whose answer was lost instead of paying for a second one", async () => {
    bench.fake.pathFaults.set("after create", [{ kind: "reset" }]);
    const { record } = await bench.label();
    assert.equal(bench.fake.batches.all.length, 1);
    assert.equal(record.codes, 24);
    assert.equal((await listBatches(bench.cache))[0]?.state, "collected");
  });

  it("does not follow results to another host with the key", async () => {
    bench.fake.batches.resultsHost = "http://127.0.0.2:9";
    await assert.rejects(bench.label(), /its results are on http:\/\/127\.0\.0\.2:9 \(expected http:\/\/127/);
  });

  it("stops before a batch when the service rejects the first requests", async () => {
    for (const code of bench.codes)
      bench.fake.faults.set(code, [{ kind: "status", status: 400, type: "invalid_request_error" }]);
    await assert.rejects(bench.label(), /the service rejects our requests/);
    assert.equal(bench.fake.batches.all.length, 0);
  });

  it("stops at a spend limit when a batch is handed in", async () => {
    const limit = {
      kind: "status",
      status: 429,
      type: "rate_limit_error",
      code: "contract_spend_limit_reached",
    } as const;
    bench.fake.pathFaults.set("POST /v1/messages/batches", [limit, limit]);
    await assert.rejects(bench.label(), /may not spend more \(contract_spend_limit_reached\)/);
    const asked = bench.fake.requests.filter(
      ({ path, method }) => path === "/v1/messages/batches" && method === "POST",
    );
    assert.equal(asked.length, 1);
  });

  it("waits through a service that is overloaded for a while", async () => {
    const busy = {
      kind: "status",
      status: 529,
      type: "overloaded_error",
      headers: { "retry-after-ms": "5" },
    } as const;
    bench.fake.pathFaults.set("POST /v1/messages/batches", [busy, busy]);
    const { record } = await bench.label();
    assert.deepEqual([record.codes, bench.fake.batches.all.length], [24, 1]);
  });

  it("keeps the key out of every file and note", async () => {
    bench.fake.faults.set(bench.codes[8] ?? "", [{ kind: "text", text: `key ${bench.fake.key}` }]);
    process.env["ANTHROPIC_API_KEY"] = bench.fake.key;
    try {
      await bench.label();
    } finally {
      delete process.env["ANTHROPIC_API_KEY"];
    }
    const journal = await readFile(join(bench.cache.labels, "attempts.jsonl"), "utf8");
    assert.match(journal, /"invalid"/);
    assert.ok(!journal.includes(bench.fake.key) && !bench.notes.join("\n").includes(bench.fake.key));
  });
});
