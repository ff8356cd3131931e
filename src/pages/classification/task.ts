import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { dataTable } from "../../view/table/view.js";
import { dataOf, runOf } from "./data.js";
import type { State } from "./inputs.js";

/** The task and the whole prompt, as the service is sent it. */
export const task: View<State> = {
  questions: () => ({}),
  render(_, context) {
    const { document, site } = context;
    const data = dataOf(context);
    const { title, name, version, prompt, prompt_hash, wordings } = data.task;
    const used = runOf(data, site.run);
    const relation =
      used?.prompt_hash === prompt_hash
        ? `The labels in use were asked for with exactly this prompt (hash ${prompt_hash}).`
        : `The labels in use were not made with this prompt (${used ? `${used.origin}; hash ${used.prompt_hash}` : "there are none"}). It is what atlas label --labeler claude sends now (hash ${prompt_hash}).`;
    return element(
      document,
      "div",
      {},
      element(document, "p", {}, `${title} (task ${name}, version ${version}). ${relation}`),
      element(
        document,
        "details",
        {},
        element(document, "summary", {}, "The prompt, word for word"),
        element(
          document,
          "pre",
          {
            tabindex: 0,
            role: "region",
            "aria-label": "The prompt",
            style: "white-space: pre-wrap; max-height: 30rem; overflow: auto",
          },
          prompt,
        ),
      ),
      element(
        document,
        "p",
        {},
        `Each code is asked for by itself, in ${wordings.length} wordings for independent votes: ${wordings.map((wording) => `“${wording}”`).join(" ")}`,
      ),
    );
  },
};

/** Every label run of the snapshot. */
export const runs = dataTable<State>({
  questions: () => ({}),
  table: (_, context) => ({
    caption: "Label runs of this snapshot",
    filter: false,
    columns: [
      {
        key: "run",
        title: "Run",
        format: (run) => (run === context.site.run ? `${String(run)} (in use)` : String(run)),
      },
      { key: "origin", title: "How it came about" },
      { key: "model", title: "Model" },
      { key: "prompt_hash", title: "Prompt or rules" },
      { key: "schema_version", title: "Task version" },
      { key: "labelled", title: "When", format: (when) => String(when).slice(0, 10) },
      { key: "codes", title: "Labels", numeric: true, format: (n) => Number(n).toLocaleString("en-US") },
      {
        key: "cost_usd",
        title: "Cost",
        numeric: true,
        unit: "US dollars",
        format: (cost) => (cost === null ? "–" : `$${Number(cost).toFixed(2)}`),
      },
      { key: "failures", title: "Without an answer", numeric: true },
      { key: "note", title: "Note" },
    ],
    rows: dataOf(context).runs.map((run) => ({ ...run })),
  }),
});
