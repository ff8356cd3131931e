import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, it } from "node:test";
import { readRun } from "../../../../loaders/labels/run.js";
import { readVotes } from "../../../../loaders/labels/votes.js";
import { endAllowance, spentBeforeRefresh } from "../../../../loaders/refresh/allowance.js";
import { billOf, startBench, type Bench } from "./fixture.js";

describe("labels asked directly", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(30);
  });
  afterEach(() => bench.close());

  it("comes through throttling, failures and broken connections, and pays for what was carried out", async () => {
    const { fake, codes } = bench;
    const wait = { "retry-after-ms": "20" };
    const [busy, overloaded, page, reset, half, none] = codes;
    fake.faults.set(busy ?? "", [
      { kind: "status", status: 429, type: "rate_limit_error", headers: wait },
      { kind: "status", status: 429, type: "rate_limit_error", code: "ramp_limit_exceeded", headers: wait },
    ]);
    fake.faults.set(overloaded ?? "", [
      { kind: "status", status: 529, type: "overloaded_error", headers: wait },
    ]);
    fake.faults.set(page ?? "", [{ kind: "status", status: 500, html: true }]);
    fake.faults.set(reset ?? "", [{ kind: "reset" }]);
    fake.faults.set(half ?? "", [{ kind: "reset in body" }]);
    fake.faults.set(none ?? "", [{ kind: "status", status: 503, headers: { "retry-after": "0" } }]);
    const { record, failed } = await bench.label({ sync: true });
    assert.deepEqual(failed, []);
    assert.equal(record.codes, 30);
    // the answer that broke in its body was made and is billed by the service, though nobody could read its usage
    assert.equal(fake.billed.length, 31);
  });

  it("asks nothing about chapters that the task rules out, where rules come first", async () => {
    const { fake, codes, codesFile } = bench;
    const ruledOut = ["0101210010", "6203424011", "9503000013"];
    await appendFile(codesFile, ruledOut.map((code) => `${code},GOODS NUMBER ${code}\n`).join(""));
    const { record, failed } = await bench.label({ sync: true, rulesFirst: true, votes: 2 });
    assert.deepEqual([failed.length, record.codes, record.details["by_rule"]], [0, 33, 3]);
    assert.equal(fake.billed.length, 2 * codes.length);
    const { labels } = await readRun(bench.cache, "test");
    const byRule = labels.filter(({ model }) => model === "rules");
    assert.deepEqual(
      byRule.map(({ hs10, relevance, category }) => [hs10, relevance, category]),
      ruledOut.map((hs10) => [hs10, "Low", "Not_DC_Related"]),
    );
    assert.match(byRule[0]?.reasoning ?? "", /rules out chapter 01/);
    const asked = await bench.label({ run: "asked", sync: true, votes: 2 });
    assert.equal(
      fake.billed.length,
      2 * (codes.length + ruledOut.length),
      "the answers of the first run serve the second",
    );
    assert.equal(asked.record.details["by_rule"], 0);
  });

  it("refuses rules first of a task that has none, before anything is spent", async () => {
    const options = { sync: true, rulesFirst: true, task: "industrial-robots" };
    await assert.rejects(bench.label(options), /industrial-robots rules out no chapters .*nothing was spent/);
    assert.equal(bench.fake.billed.length, 0);
  });

  it("aborts an answer that stops in its middle by its own deadline", async () => {
    const { fake, codes } = bench;
    fake.faults.set(codes[3] ?? "", [{ kind: "silence after headers" }]);
    const { failed, record } = await bench.label({ sync: true, deadline: 1500 });
    assert.deepEqual([failed.length, record.codes], [0, 30]);
  });

  it("keeps within its bound and grows towards it", async () => {
    bench.fake.latency = 15;
    await bench.label({ sync: true, concurrency: 10 });
    assert.ok(bench.fake.busiest <= 10 && bench.fake.busiest >= 8, `${bench.fake.busiest} at once`);
  });

  it("stops at once at a spend limit, though it comes as a 429", async () => {
    const { fake, codes } = bench;
    fake.latency = 5;
    for (const code of codes.slice(10))
      fake.faults.set(code, [
        { kind: "status", status: 429, type: "rate_limit_error", code: "enforced_spend_limit_reached" },
      ]);
    await assert.rejects(
      bench.label({ sync: true, concurrency: 2 }),
      /may not spend more \(enforced_spend_limit_reached\)/,
    );
    const asked = fake.requests.filter(({ path }) => path === "/v1/messages").length;
    assert.ok(asked <= 12, `${asked} requests, of which ten could succeed`);
  });

  it("stops at a refused key and keeps what was answered", async () => {
    const { fake, codes } = bench;
    fake.faults.set(codes[20] ?? "", [{ kind: "status", status: 403, type: "permission_error" }]);
    await assert.rejects(bench.label({ sync: true, concurrency: 1 }), /refuses the key or the account \(403/);
    const before = fake.billed.length;
    assert.equal(before, 20);
    await bench.label({ sync: true });
    assert.equal(fake.billed.length, 30);
  });

  it("counts what was spent before a job against no budget of its own, and what it goes on with against one", async () => {
    const { cache, fake } = bench;
    assert.equal(await spentBeforeRefresh(cache), 0);
    await bench.label({ sync: true });
    assert.equal(await spentBeforeRefresh(cache), 0); // broken off: the same job
    const spent = Math.round(billOf(fake) * 1e12);
    await endAllowance(cache);
    const spentBefore = await spentBeforeRefresh(cache);
    assert.equal(spentBefore, spent);
    const budget = spent * 1.1;
    await assert.rejects(bench.label({ sync: true, run: "b", votes: 2, budget }), /is used up/);
    await bench.label({ sync: true, run: "b", votes: 2, budget, spentBefore });
  });

  it("stops at the budget, and a larger one goes on from there", async () => {
    const { fake } = bench;
    const budget = 0.002e12; // picodollars: enough for some of the thirty
    await assert.rejects(
      bench.label({ sync: true, concurrency: 1, budget }),
      /the budget of \$0\.0020 is used up/,
    );
    const spent = billOf(fake);
    assert.ok(spent > 0 && spent <= 0.002, `${spent} spent`);
    const before = fake.billed.length;
    assert.ok(before > 0 && before < 30);
    const { record } = await bench.label({ sync: true });
    assert.equal(fake.billed.length, 30);
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(fake)) < 1e-9, "spending adds up over sessions");
  });
});

describe("votes", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(8);
    const { fake, codes } = bench;
    // two of three wordings call the first code High, one calls it Medium; all others agree
    fake.relevance = (hs10, user) =>
      hs10 === codes[0] ? (user.startsWith("Label this code") ? "Medium" : "High") : "Low";
  });
  afterEach(() => bench.close());

  it("takes the majority and says how large it was", async () => {
    const { cache, codes, fake } = bench;
    await bench.label({ votes: 3 });
    const { labels } = await readRun(cache, "test");
    assert.deepEqual(
      [labels[0]?.relevance, labels[0]?.vote_share, labels[1]?.vote_share],
      ["High", 2 / 3, 1],
    );
    assert.equal(fake.billed.length, 24);
    const votes = await readVotes(cache, "test");
    assert.deepEqual(
      votes.filter(({ hs10 }) => hs10 === codes[0]).map(({ vote, relevance }) => [vote, relevance]),
      [
        [0, "Medium"],
        [1, "High"],
        [2, "High"],
      ],
    );
  });

  it("adds votes to those it has, also beyond the wordings", async () => {
    await bench.label({ votes: 2, run: "two" });
    await bench.label({ votes: 6, run: "six" });
    assert.equal(bench.fake.billed.length, 6 * 8);
  });

  it("lets a stronger model decide disputed codes, and only those", async () => {
    const { fake, cache } = bench;
    const { record } = await bench.label({ votes: 3, escalate: { model: "claude-opus-5-5", top: 2 } });
    const strong = fake.billed.filter(({ model }) => model === "claude-opus-5-5");
    assert.equal(strong.length, 3); // one disputed, two with most doubt
    const { labels } = await readRun(cache, "test");
    assert.equal(labels[0]?.model, "claude-opus-5-5");
    assert.equal(labels[0]?.relevance, "Medium"); // it is asked in the first wording
    assert.equal(fake.messages.at(-1)?.thinking?.type, "adaptive");
    assert.ok(Math.abs((record.cost_usd ?? 0) - billOf(fake)) < 1e-9);
  });

  it("hands a refused code to the stronger model", async () => {
    const { fake, codes } = bench;
    fake.faults.set(codes[4] ?? "", [{ kind: "refusal" }]);
    const { record, failed } = await bench.label({ escalate: { model: "claude-opus-5-5", top: 1 } });
    assert.deepEqual([failed.length, record.codes], [0, 8]);
  });
});

describe("names and selections", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench(10);
  });
  afterEach(() => bench.close());

  it("refuses a taken name before it spends", async () => {
    await bench.label({ selection: { codes: bench.codesFile, flow: "imports", limit: 5 } });
    const before = bench.fake.billed.length;
    await assert.rejects(bench.label(), /run test exists .* choose another --run/);
    assert.equal(bench.fake.billed.length, before);
    const { record } = await bench.label({ run: undefined });
    assert.equal(record.run, "ai-data-centers-claude-haiku-5-5");
  });

  it("labels only new codes and carries the other labels", async () => {
    const { fake, cache, codesFile } = bench;
    await bench.label({ run: "first", selection: { codes: codesFile, flow: "imports", limit: 6 } });
    const { record } = await bench.label({ run: "second", only: "new" });
    assert.equal(fake.billed.length, 10);
    assert.equal(record.codes, 10);
    assert.match(record.note, /6 labels carried from first/);
    assert.equal((await readVotes(cache, "second")).length, 10);
    await assert.rejects(
      bench.label({ run: "third", only: "new" }),
      /nothing to label: run second holds every code/,
    );
  });
});
