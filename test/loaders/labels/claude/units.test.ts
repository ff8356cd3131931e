import assert from "node:assert/strict";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cacheAt } from "../../../../loaders/cache.js";
import type { Code } from "../../../../loaders/labels/code.js";
import type { Attempt } from "../../../../loaders/labels/claude/attempt.js";
import { Budget } from "../../../../loaders/labels/claude/budget.js";
import { Journal } from "../../../../loaders/labels/claude/journal.js";
import { Limiter } from "../../../../loaders/labels/claude/limiter.js";
import { modelPrices, priceOf } from "../../../../loaders/labels/claude/prices.js";
import { Questionnaire, type Setting } from "../../../../loaders/labels/claude/question.js";
import { answerFormat, readAnswer } from "../../../../loaders/labels/claude/schema.js";
import { costOf, formatUsd, noTokens } from "../../../../loaders/labels/claude/usage.js";
import { tally } from "../../../../loaders/labels/tally.js";
import { findTask, type Task } from "../../../../loaders/tasks/task.js";
import type { Vote } from "../../../../loaders/labels/votes.js";
import { temporaryFolder } from "../../../atlas.js";

const task = findTask("ai-data-centers");
const setting: Setting = {
  model: "claude-haiku-5-5",
  effort: "low",
  thinking: "disabled",
  cacheLifetime: "5m",
};
const code: Code = {
  flow: "imports",
  hs10: "8471500150",
  description_long: "DIGITAL PROCESSING UNITS",
  description_short: null,
  unit1: "NO",
  unit2: null,
  naics: [{ code: "334111", name: "Electronic computers" }],
  headings: [{ code: "8471", description: "Automatic data processing machines" }],
};

describe("Questionnaire", () => {
  const ask = (change: Partial<Setting>, about: Partial<Code> = {}, vote = 0, asked: Task = task) =>
    new Questionnaire(asked, { ...setting, ...change }).ask({ ...code, ...about }, vote).key;
  const key = ask({});

  it("gives another key to whatever can change the answer", () => {
    const others = [
      ask({ model: "claude-opus-5-5" }),
      ask({ effort: "high" }),
      ask({ thinking: "adaptive" }),
      ask({}, { description_long: "OTHER" }),
      ask({}, { unit1: "KG" }),
      ask({}, { headings: [] }),
      ask({}, {}, 1),
      ask({}, {}, task.wordings.length),
      ask({}, {}, 0, { ...task, guidance: [...task.guidance, "one more"] }),
      ask({}, {}, 0, { ...task, labels: task.labels.slice(1) }),
    ];
    assert.equal(new Set([key, ...others]).size, others.length + 1);
  });

  it("gives the same key to what cannot", () => {
    assert.equal(ask({ cacheLifetime: "1h" }), key);
    assert.equal(ask({}, { flow: "exports" }), key);
    assert.equal(new Questionnaire(task, setting).ask(code, 0).key, key);
  });

  it("tells the model all that is known and marks the shared prompt for the cache", () => {
    const questionnaire = new Questionnaire(task, setting);
    const request = questionnaire.request(questionnaire.ask(code, 0), 400);
    const user = request.messages[0]?.content as string;
    for (const part of [
      "Code: 8471500150",
      "DIGITAL PROCESSING UNITS",
      "- 8471: Automatic",
      "Unit: NO",
      "334111 (Electronic",
    ])
      assert.ok(user.includes(part), part);
    assert.ok(questionnaire.system.length > 512 * 5, "long enough to be cached");
    for (const { name } of [...task.categories, ...task.labels])
      assert.ok(questionnaire.system.includes(name), name);
  });

  it("serves another question without new code", () => {
    const robots: Task = {
      ...task,
      name: "robots",
      labels: [
        { name: "No", meaning: "no robot" },
        { name: "Yes", meaning: "a robot or a part of one" },
      ],
      categories: [
        { name: "Industrial", meaning: "in plants" },
        { name: "None", meaning: "none" },
      ],
      outside: { label: "No", category: "None" },
    };
    const said = {
      code: "8479500000",
      specific_use: "x",
      reasoning: "y",
      category: "Industrial",
      relevance: "yes",
      confidence: 90,
    };
    const read = readAnswer(JSON.stringify(said), "8479500000", robots);
    assert.ok("answer" in read && read.answer.relevance === "Yes");
    assert.ok("problem" in readAnswer(JSON.stringify({ ...said, relevance: "High" }), "8479500000", robots));
  });
});

describe("readAnswer", () => {
  const good = {
    code: "8471500150",
    specific_use: "servers",
    reasoning: "They compute.",
    category: "compute_hardware",
    relevance: "HIGH",
    confidence: 95,
  };
  const read = (change: object) => readAnswer(JSON.stringify({ ...good, ...change }), "8471500150", task);

  it("takes enum values in any case", () => {
    const result = read({});
    assert.ok(
      "answer" in result &&
        result.answer.relevance === "High" &&
        result.answer.category === "Compute_Hardware",
    );
  });

  for (const [what, change, problem] of [
    ["a number out of range", { confidence: 900 }, /confidence/],
    ["a fraction", { confidence: 0.9 }, /confidence/],
    ["an unknown label", { relevance: "Medium-High" }, /relevance/],
    ["a missing field", { reasoning: undefined }, /reasoning/],
    ["an empty field", { specific_use: "" }, /specific_use/],
    ["another code", { code: "8471500110" }, /code: 8471500110 \(expected 8471500150\)/],
    ["High outside", { category: "Not_DC_Related" }, /contradiction: High with Not_DC_Related/],
    ["Low inside", { relevance: "Low" }, /contradiction: Low with Compute_Hardware/],
  ] as const)
    it(`refuses ${what}`, () => {
      const result = read(change);
      assert.ok("problem" in result && problem.test(result.problem), JSON.stringify(result));
    });

  it("refuses what is cut off", () => {
    assert.deepEqual(readAnswer('{"code":"847', "8471500150", task), { problem: "not JSON" });
  });

  it("sends a schema with the task's own enums and nothing extra allowed", () => {
    const { schema } = answerFormat(task) as unknown as {
      schema: { properties: Record<string, { enum?: string[] }>; additionalProperties: boolean };
    };
    assert.deepEqual(schema.properties["relevance"]?.enum, ["Low", "Medium", "High"]);
    assert.equal(schema.additionalProperties, false);
  });
});

describe("costOf", () => {
  const tokens = { input: 1000, write5m: 2000, write1h: 0, read: 50_000, output: 300 };

  it("is exact: whole picodollars, half in a batch", () => {
    const price = priceOf("claude-haiku-5-5");
    // 1000 × 0.10 + 2000 × 0.125 + 50,000 × 0.01 + 300 × 0.50 dollars per million
    assert.equal(costOf(tokens, price, false), 1_000_000_000);
    assert.equal(costOf(tokens, price, true), 500_000_000);
    assert.equal(formatUsd(1_000_000_000), "$0.0010");
  });

  it("charges the dearer rates for a prompt above 100,000 tokens", () => {
    const long = costOf({ ...noTokens, input: 100_001, output: 10 }, priceOf("claude-haiku-5-5"), false);
    assert.equal(long, 100_001 * 500_000 + 10 * 2_500_000);
  });

  it("knows every price as whole picodollars a token, also halved, and no unknown model", () => {
    for (const price of modelPrices)
      for (const rate of [price.input, price.output, price.read, price.write5m, price.write1h])
        assert.ok(Math.abs(rate * 5e5 - Math.round(rate * 5e5)) < 1e-6, `${price.model} ${rate}`);
    assert.throws(() => priceOf("claude-fable-5-2"), /no price known for claude-fable-5-2/);
  });
});

describe("Journal", () => {
  const attempt: Attempt = {
    id: "msg_1",
    at: "2026-11-22T00:00:00Z",
    run: "r",
    key: "k",
    hs10: "8471500150",
    model: "claude-haiku-5-5",
    batch: null,
    max_tokens: 400,
    tokens: { ...noTokens, input: 7 },
    cost: 5,
    outcome: "truncated",
  };

  it("drops a line that a kill cut off and counts each attempt once", async () => {
    const folder = await temporaryFolder();
    try {
      const cache = cacheAt(folder.path);
      const first = await Journal.open(cache);
      await first.append([attempt, attempt]);
      await appendFile(join(cache.labels, "attempts.jsonl"), '{"id":"msg_2","run":"r","co');
      const second = await Journal.open(cache);
      await second.append([attempt, { ...attempt, id: "msg_3" }]);
      const third = await Journal.open(cache);
      assert.deepEqual([third.spent("r").attempts, third.spent("r").cost], [2, 10]);
      assert.equal(third.truncatedAt("k"), 400);
      assert.equal((await readFile(join(cache.labels, "attempts.jsonl"), "utf8")).split("\n").length, 3);
    } finally {
      await folder.remove();
    }
  });

  it("never takes a failure for an answer", async () => {
    const folder = await temporaryFolder();
    try {
      const journal = await Journal.open(cacheAt(folder.path));
      await journal.append([attempt]);
      assert.equal(journal.answer("k"), undefined);
    } finally {
      await folder.remove();
    }
  });
});

describe("Limiter", () => {
  it("never runs more at once than it may, halves when told, and recovers", async () => {
    const limiter = new Limiter(16);
    let [running, most] = [0, 0];
    const job = () =>
      limiter.run(async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
      });
    await Promise.all(Array.from({ length: 100 }, job));
    assert.ok(most <= 16 && most >= 12, String(most));
    const before = limiter.now;
    limiter.shrink();
    assert.equal(limiter.now, Math.floor(before / 2));
    most = 0;
    await Promise.all(Array.from({ length: 4 }, job));
    assert.ok(most <= 8, String(most));
  });

  it("goes on after a job that fails", async () => {
    const limiter = new Limiter(1);
    await assert.rejects(
      limiter.run(() => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await limiter.run(() => Promise.resolve(1)), 1);
  });
});

describe("Budget", () => {
  it("counts what is held for batches under way", () => {
    const budget = new Budget(100, () => 40);
    budget.check(60);
    budget.hold("a", 50);
    assert.throws(() => budget.check(11), /used up/);
    budget.release("a");
    budget.check(60);
  });
});

describe("tally", () => {
  const vote = (relevance: string, change: Partial<Vote> = {}): Vote => ({
    flow: "imports",
    hs10: "8471500150",
    vote: 0,
    tier: 1,
    model: "m",
    relevance,
    confidence: 80,
    category: relevance === "Low" ? "Not_DC_Related" : "Compute_Hardware",
    specific_use: "u",
    reasoning: relevance,
    input_hash: "h",
    ...change,
  });
  const relevanceOf = (...votes: Vote[]) => tally(votes, task)?.relevance;

  it("takes the majority, and of ties the label nearest to the mean, then the lesser", () => {
    assert.equal(relevanceOf(vote("High"), vote("High"), vote("Low")), "High");
    assert.equal(relevanceOf(vote("High"), vote("Medium"), vote("Low")), "Medium");
    assert.equal(relevanceOf(vote("High"), vote("Medium")), "Medium");
    assert.equal(relevanceOf(vote("High"), vote("Low")), "Low");
    assert.equal(tally([], task), undefined);
  });

  it("lets the second tier decide and keeps the share of all votes", () => {
    const result = tally([vote("High"), vote("High"), vote("Low", { tier: 2, model: "strong" })], task);
    assert.deepEqual([result?.relevance, result?.model, result?.vote_share], ["Low", "strong", 1 / 3]);
  });

  it("speaks with the voice that agrees in label and category", () => {
    const odd = vote("High", { category: "Electrical_Power", reasoning: "odd" });
    const result = tally([odd, vote("High", { confidence: 90 }), vote("High")], task);
    assert.deepEqual(
      [result?.category, result?.reasoning, result?.confidence],
      ["Compute_Hardware", "High", 83],
    );
  });
});
