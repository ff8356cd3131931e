import type { Cache } from "../../cache.js";
import type { Reporter } from "../../progress.js";
import type { Code } from "../code.js";
import { contentHash } from "../hash.js";
import type { SaveOptions, Saved } from "../save-run.js";
import { saveRun } from "../save-run.js";
import type { Task } from "../../tasks/task.js";
import { keywordHash, keywordModel, labelByKeyword } from "./labeler.js";

/** Labels codes by the rules and keeps the run. Needs no key and no network. */
export async function runKeyword(
  cache: Cache,
  run: string,
  task: Task,
  codes: readonly Code[],
  options: SaveOptions,
  reporter: Reporter,
): Promise<Saved> {
  const labelled = new Date().toISOString();
  const progress = reporter.task("keyword", codes.length, "codes");
  const labels = codes.map((code) => labelByKeyword(code, labelled));
  progress.update(codes.length);
  const high = labels.filter(({ relevance }) => relevance === "High").length;
  const medium = labels.filter(({ relevance }) => relevance === "Medium").length;
  progress.finish(`${labels.length} codes, ${high} High, ${medium} Medium`);
  const record = {
    run,
    labeler: "keyword",
    model: keywordModel,
    prompt_hash: keywordHash,
    schema_version: task.version,
    labelled,
    codes: labels.length,
    cost_usd: 0,
    failures: 0,
    note: "transparent rules on headings, words and industries; not validated by people",
    task: task.name,
    content_hash: contentHash(labels),
    sources: [],
    details: {},
  };
  return saveRun(cache, record, labels, options);
}
