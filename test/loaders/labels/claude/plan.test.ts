import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Journal } from "../../../../loaders/labels/claude/journal.js";
import { makePlan, requestCost, type Plan } from "../../../../loaders/labels/claude/plan.js";
import { modelPrices, type ModelPrice } from "../../../../loaders/labels/claude/prices.js";
import { usd } from "../../../../loaders/labels/claude/usage.js";

const questions = ["a", "b", "c"].map((key) => ({ key, hs10: "8471500150", user: key }));
const answered = (...keys: string[]): Pick<Journal, "answer"> => ({
  answer: ((key: string) => (keys.includes(key) ? {} : undefined)) as Journal["answer"],
});
const plan = (
  mode: "batch" | "sync",
  price: ModelPrice,
  perRequest: Plan["perRequest"],
  journal = answered(),
): Plan => makePlan({ codes: 3, votes: 1 }, questions, journal as Journal, price, mode, perRequest);

describe("makePlan", () => {
  it("takes a batch at half the price of the same requests one by one, for every model", () => {
    for (const price of modelPrices) {
      const short = { shared: price.cacheFrom - 1, user: 10, output: 20 }; // too short to be cached either way
      const [batch, sync] = [plan("batch", price, short), plan("sync", price, short)];
      assert.equal(batch.cost * 2, sync.cost, price.model);
      assert.equal(batch.worst * 2, sync.worst, price.model);
      assert.equal(requestCost(short, price, true) * 2, requestCost(short, price, false), price.model);
    }
  });

  it("prices tokens by hand: input, output, and nothing for what is answered already", () => {
    const price: ModelPrice = {
      ...{ model: "by hand", cacheFrom: 1000, input: 2, output: 10 },
      ...{ write5m: 2.5, write1h: 4, read: 0.2 },
    };
    const perRequest = { shared: 400, user: 100, output: 50 };
    const all = plan("sync", price, perRequest);
    assert.deepEqual([all.tokens.input, all.tokens.output, all.tokens.read], [1500, 150, 0]);
    assert.equal(usd(all.cost), 0.0045);
    const rest = plan("sync", price, perRequest, answered("a", "b"));
    assert.deepEqual([rest.toAsk, rest.answered, usd(rest.cost)], [1, 2, 0.0015]);
  });

  it("counts the shared part as read from the cache where it is long enough, and as written where it missed", () => {
    const price: ModelPrice = {
      ...{ model: "by hand", cacheFrom: 1000, input: 2, output: 10 },
      ...{ write5m: 2.5, write1h: 4, read: 0.2 },
    };
    // a batch finds the cache less often, since its requests come in no order
    for (const [mode, read] of [
      ["sync", 2910],
      ["batch", 2100],
    ] as const) {
      const { tokens } = plan(mode, price, { shared: 1000, user: 100, output: 50 });
      assert.deepEqual([tokens.input, tokens.read + tokens.write5m, tokens.read], [300, 3000, read], mode);
    }
  });
});
