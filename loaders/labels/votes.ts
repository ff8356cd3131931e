import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cache, Flow } from "../cache.js";
import { readParquet, writeParquet } from "../parquet.js";
import type { Column } from "../snapshot/tables.js";
import { runFolder } from "./run.js";

/** One model's one answer about one code, as kept beside the labels of a run. */
export interface Vote {
  flow: Flow;
  hs10: string;
  vote: number;
  /** 0 for a rule of the task, 1 for the first model, 2 for the one that disputed codes were escalated to */
  tier: number;
  model: string;
  relevance: string;
  confidence: number;
  category: string;
  specific_use: string;
  reasoning: string;
  /** hash of what is known of the code: another hash means that the code has changed since */
  input_hash: string;
}

export async function writeVotes(folder: string, votes: readonly Vote[]): Promise<void> {
  const rows = votes.map((vote) => ({ ...vote }));
  await writeParquet(join(folder, "votes.parquet"), columns, rows, ["flow", "hs10", "tier", "vote"]);
}

/** The votes of a run; empty for one that has none. */
export async function readVotes(cache: Cache, run: string): Promise<Vote[]> {
  const path = join(runFolder(cache, run), "votes.parquet");
  return existsSync(path) ? readParquet<Vote>(path) : [];
}

const text = (name: string, about: string): Column => ({ name, type: "VARCHAR", unit: "text", about });

const columns: readonly Column[] = [
  text("flow", "imports or exports"),
  text("hs10", "the code"),
  { name: "vote", type: "INTEGER", unit: "0, 1, …", about: "which of the run's votes" },
  {
    name: "tier",
    type: "INTEGER",
    unit: "0 to 2",
    about: "0 for a rule of the task, 2 for the model that disputed codes went to",
  },
  text("model", "who voted"),
  text("relevance", "its label"),
  { name: "confidence", type: "INTEGER", unit: "0 to 100", about: "as stated" },
  text("category", "its category"),
  text("specific_use", "its use"),
  text("reasoning", "its justification"),
  text("input_hash", "hash of what is known of the code"),
];
