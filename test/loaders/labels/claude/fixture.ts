import Anthropic from "@anthropic-ai/sdk";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheAt, type Cache } from "../../../../loaders/cache.js";
import type { ClaudeOptions } from "../../../../loaders/labels/claude/options.js";
import { runClaude } from "../../../../loaders/labels/claude/run.js";
import { LineReporter } from "../../../../loaders/progress.js";
import { temporaryFolder } from "../../../atlas.js";
import { startFakeClaude, type FakeClaude } from "../../../servers/claude.js";

/** A fake service, an empty cache, a file of codes, and the labeler run in this process against them. */
export interface Bench {
  fake: FakeClaude;
  cache: Cache;
  codes: string[];
  codesFile: string;
  notes: string[];
  label(options?: Partial<ClaudeOptions>): Promise<NonNullable<Awaited<ReturnType<typeof runClaude>>>>;
  close(): Promise<void>;
}

export async function startBench(count: number): Promise<Bench> {
  const fake = await startFakeClaude();
  const folder = await temporaryFolder();
  const codes = Array.from({ length: count }, (_, i) => String(8471500000 + i));
  const codesFile = join(folder.path, "codes.csv");
  await writeFile(
    codesFile,
    `hs10,description\n${codes.map((code) => `${code},GOODS NUMBER ${code}`).join("\n")}\n`,
  );
  const cache = cacheAt(join(folder.path, "cache"));
  const notes: string[] = [];
  const client = new Anthropic({ apiKey: fake.key, baseURL: fake.url, maxRetries: 0, logLevel: "off" });
  return {
    fake,
    cache,
    codes,
    codesFile,
    notes,
    label: async (options = {}) => {
      const reporter = new LineReporter((line) => notes.push(line));
      const all = { ...standard(codesFile), ...options };
      const result = await runClaude(cache, client, all, async () => all.budget, reporter);
      if (result === undefined) throw new Error("the plan was not approved");
      return result;
    },
    close: async () => {
      await fake.close();
      await folder.remove();
    },
  };
}

/** The bill by the price list, in US dollars, added up without the code under test. */
export function billOf(fake: FakeClaude): number {
  const perMillion: Record<string, { input: number; output: number; read: number }> = {
    "claude-haiku-5-5": { input: 0.1, output: 0.5, read: 0.01 },
    "claude-opus-5-5": { input: 4, output: 20, read: 0.2 },
  };
  return fake.billed.reduce((sum, { model, batch, usage }) => {
    const price = perMillion[model];
    if (!price) throw new Error(`no price of ${model} in this test`);
    const dollars =
      usage.input_tokens * price.input +
      usage.cache_creation_input_tokens * price.input * 1.25 +
      usage.cache_read_input_tokens * price.read +
      usage.output_tokens * price.output;
    return sum + (dollars / 1e6) * (batch ? 0.5 : 1);
  }, 0);
}

function standard(codes: string): ClaudeOptions {
  return {
    run: "test",
    replace: false,
    task: "ai-data-centers",
    selection: { codes, flow: "imports" },
    only: "all",
    model: "claude-haiku-5-5",
    effort: "low",
    votes: 1,
    sync: false,
    concurrency: 8,
    deadline: 60_000,
    pollEvery: 20,
    cacheLifetime: "5m",
    budget: 1e12,
    dryRun: false,
    yes: true,
    escalate: undefined,
  };
}
