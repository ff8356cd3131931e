import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { labelNewCodes } from "../../../loaders/refresh/label-new.js";
import { LineReporter } from "../../../loaders/progress.js";
import { smallSpec, withFixtureCache } from "../snapshot/fixture.js";

const paper = { task: "ai-data-centers", run: "keyword" };

describe("labels of new codes", { timeout: 60_000 }, () => {
  it("are made for every task of the snapshot: by rules where they answer it", async () => {
    await withFixtureCache(smallSpec(), async (cache) => {
      const tasks = [paper, { task: "industrial-robots", run: "robots" }];
      const options = { labeler: "keyword", budget: 1, tasks } as const;
      const made = await labelNewCodes(cache, options, new LineReporter(() => undefined));
      assert.deepEqual(made.runs, ["keyword", "robots"]);
      assert.match(made.steps.join("\n"), /^run keyword: 8 labels[\s\S]*labels of run robots kept/);
      assert.match(made.warnings.join("\n"), /^new codes stay without a label: run robots is not made/);
    });
  });

  it("are asked of the model for each, and each keeps its run where it cannot be asked", async () => {
    const key = process.env["ANTHROPIC_API_KEY"];
    delete process.env["ANTHROPIC_API_KEY"];
    try {
      await withFixtureCache(smallSpec(), async (cache) => {
        const tasks = [paper, { task: "industrial-robots", run: "robots" }];
        const options = { labeler: "claude", budget: 1, tasks } as const;
        const made = await labelNewCodes(cache, options, new LineReporter(() => undefined));
        assert.deepEqual([made.runs, made.warnings.length, made.cost], [["keyword", "robots"], 2, 0]);
      });
    } finally {
      if (key !== undefined) process.env["ANTHROPIC_API_KEY"] = key;
    }
  });
});
