import type { Anthropic } from "@anthropic-ai/sdk";
import type { Cache } from "../../cache.js";
import type { Reporter } from "../../progress.js";
import type { Task } from "../../tasks/task.js";
import type { Journal } from "./journal.js";
import type { ClaudeOptions } from "./options.js";
import type { Selection } from "./selection.js";

/** What all steps of a run share. */
export interface Work {
  cache: Cache;
  client: Anthropic;
  options: ClaudeOptions;
  task: Task;
  /** the name under which it is kept and its money counted */
  run: string;
  journal: Journal;
  reporter: Reporter;
  selection: Selection;
  /** picodollars */
  budget: number;
}
