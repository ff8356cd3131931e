import Anthropic from "@anthropic-ai/sdk";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseCsv } from "../loaders/csv.js";
import { priceOf } from "../loaders/labels/claude/prices.js";
import { costOf, tokensOf, usd } from "../loaders/labels/claude/usage.js";
import { temporaryFolder } from "../test/atlas.js";
import { startFakeClaude, type FakeClaude } from "../test/servers/claude.js";
import { measureProcess } from "./process.js";
import type { Line } from "./run.js";

/**
 * Our labeler and the peer's design against the same fake service with the same second of latency: codes a minute,
 * tokens and dollars, memory. The fake counts a token for three characters; in a batch it finds the prompt in its
 * cache 7 times of 10.
 */
export default async function benchmark(): Promise<Line[]> {
  const codesFile = here("../../shared/data/hs10-import-codes.csv");
  const codes = parseCsv(await readFile(codesFile), "codes").rows.map((row) => ({
    hs10: row.cell("HS10") ?? "",
    description: row.cell("long_desc") ?? "",
  }));
  const lines: Line[] = [];
  const fake = await startFakeClaude();
  fake.relevance = (hs10) => (/^(8471|8473|8517|8542|8504|8535)/.test(hs10) ? "High" : "Low");
  fake.latency = latency;
  fake.batchHits = 0.7;
  try {
    lines.push(await peer(fake, codes));
    lines.push(
      await ours(fake, codesFile, "ours, directly, 64 at once", 3000, ["--sync", "--concurrency", "64"]),
    );
    fake.batchTime = 60_000;
    lines.push(
      await ours(fake, codesFile, "ours, batches that take a minute", codes.length, ["--poll", "5"]),
    );
    lines.push(
      await ours(fake, codesFile, "the same, rules first", codes.length, ["--poll", "5", "--rules-first"]),
    );
  } finally {
    await fake.close();
  }
  return lines;
}

const latency = 1000; // milliseconds
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One request a code, in a row, the whole prompt every time, a pause of half a second: as it was done for the paper. */
async function peer(
  fake: FakeClaude,
  codes: readonly { hs10: string; description: string }[],
): Promise<Line> {
  const client = new Anthropic({ apiKey: fake.key, baseURL: fake.url, logLevel: "off" });
  const sample = codes.slice(0, 20);
  const system = "x".repeat(1863 + 1271); // characters of its prompt and of its tool's definition
  const start = performance.now();
  let cost = 0;
  let tokens = 0;
  for (const { hs10, description } of sample) {
    const message = await client.messages.create({
      model: "claude-sonnet-4-6", // the price of its model, which is retired
      max_tokens: 400,
      system: [{ type: "text", text: system }],
      messages: [
        { role: "user", content: `Classify this HS10 code:\n\nCode: ${hs10}\nDescription: ${description}` },
      ],
    });
    const used = tokensOf(message.usage);
    cost += costOf(used, priceOf("claude-sonnet-4-6"), false);
    tokens += used.input + used.output;
    await sleep(500);
  }
  const minutes = (performance.now() - start) / 60_000;
  const scale = codes.length / sample.length;
  return {
    what: `the peer's design (${sample.length} codes, scaled)`,
    "codes/min": (sample.length / minutes).toFixed(0),
    "tokens for all": `${((tokens * scale) / 1e6).toFixed(1)} M`,
    "dollars for all": `$${(usd(cost) * scale).toFixed(2)}`,
    "peak memory": "",
  };
}

async function ours(
  fake: FakeClaude,
  codesFile: string,
  what: string,
  count: number,
  manner: readonly string[],
): Promise<Line> {
  const folder = await temporaryFolder();
  fake.billed.length = 0;
  process.env["ANTHROPIC_API_KEY"] = fake.key;
  process.env["ANTHROPIC_BASE_URL"] = fake.url;
  const args = [
    "label",
    "--labeler",
    "claude",
    "--codes",
    codesFile,
    "--flow",
    "imports",
    "--limit",
    String(count),
  ];
  const { seconds, peakMegabytes } = await measureProcess(process.execPath, [
    ...[here("../bin/atlas.js"), ...args, ...manner],
    ...["--cache", folder.path, "--budget", "50"],
  ]);
  const record = JSON.parse(
    await readFile(join(folder.path, "labels/runs/ai-data-centers-claude-haiku-5-5/run.json"), "utf8"),
  ) as { codes: number; cost_usd: number };
  const tokens = fake.billed.reduce((sum, { usage }) => {
    const written = usage.cache_creation_input_tokens + usage.cache_read_input_tokens;
    return sum + usage.input_tokens + written + usage.output_tokens;
  }, 0);
  await rm(folder.path, { recursive: true });
  const scale = 19_758 / record.codes;
  return {
    what: `${what} (${record.codes} codes)`,
    "codes/min": ((60 * record.codes) / seconds).toFixed(0),
    "tokens for all": `${((tokens * scale) / 1e6).toFixed(1)} M`,
    "dollars for all": `$${(record.cost_usd * scale).toFixed(2)}`,
    "peak memory": `${peakMegabytes.toFixed(0)} MB`,
  };
}
