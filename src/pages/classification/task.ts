import { creator } from "../../base/dom.js";
import type { AskedTask, RunRow } from "../../data/classification/runs.js";
import { viewsOf } from "../../view/declare.js";
import { column } from "../../view/table/columns.js";
import { dataOf, inputs, runOf } from "./inputs.js";

const { table, part } = viewsOf(inputs);

/** The task and the whole prompt, as the service is sent it. */
export const task = part({
  element(_, context) {
    const { document, site } = context;
    const create = creator(document);
    const { task, ...data } = dataOf(context);
    const { title, name, version, prompt, wordings } = task;
    const relation = relationText(task, runOf(data, site.run));
    const votes = wordings.map((wording) => `“${wording}”`).join(" ");
    const box = {
      ...{ tabindex: 0, role: "region", "aria-label": "The prompt" },
      style: "white-space: pre-wrap; max-height: 30rem; overflow: auto",
    };
    return create(
      "div",
      {},
      create("p", {}, `${title} (task ${name}, version ${version}). ${relation}`),
      create("details", {}, create("summary", {}, "The prompt, word for word"), create("pre", box, prompt)),
      create(
        "p",
        {},
        `Each code is asked for by itself, in ${wordings.length} wordings for independent votes: ${votes}`,
      ),
    );
  },
});

/** Whether the labels in use came from this prompt. */
export function relationText(
  { prompt_hash: hash }: Pick<AskedTask, "prompt_hash">,
  used: Pick<RunRow, "prompt_hash" | "origin"> | undefined,
): string {
  if (used?.prompt_hash === hash)
    return `The labels in use were asked for with exactly this prompt (hash ${hash}).`;
  const other = used ? `${used.origin}; hash ${used.prompt_hash}` : "there are none";
  return `The labels in use were not made with this prompt (${other}). It is what atlas label --labeler claude sends now (hash ${hash}).`;
}

/** Every label run of the snapshot. */
export const runs = table({
  table: (_, context) => ({
    caption: "Label runs of this snapshot",
    filter: false,
    columns: [
      column("run", "Run", undefined, {
        format: (run) => `${String(run)}${run === context.site.run ? " (in use)" : ""}`,
      }),
      column("origin", "How it came about"),
      column("model", "Model"),
      column("prompt_hash", "Prompt or rules"),
      column("schema_version", "Task version"),
      column("labelled", "When", undefined, { format: (when) => String(when).slice(0, 10) }),
      column("codes", "Labels", "codes"),
      column("cost_usd", "Cost", "dollars", {
        format: (cost) => (cost === null ? "–" : `$${Number(cost).toFixed(2)}`),
      }),
      column("failures", "Without an answer", "codes"),
      column("note", "Note"),
    ],
    rows: dataOf(context).runs.map((run) => ({ ...run })),
  }),
});
