import type { Site } from "../../base/site.js";
import type { ClassificationData } from "../../data/classification.js";
import type { RunRow } from "../../data/classification/runs.js";
import { ask } from "../../measures/question.js";
import type { Context } from "../../view/view.js";
import { choice, menu, text, year, type StateOf } from "../../view/state/inputs.js";
import { eitherYears, flowInput } from "../shared/choices.js";
import { flowMeasure, wholeYears } from "../../measures/asking.js";
import { className } from "../../measures/task.js";

const runs = (site: Site): { value: string; label: string }[] =>
  site.runs.map((run) => ({ value: run, label: run === site.run ? `${run} (in use)` : run }));

export const inputs = {
  flow: flowInput,
  year: year(eitherYears, { label: "Values of", fallback: (site) => eitherYears(site).at(-1) ?? 0 }),
  run: menu(runs, { label: "Run", fallback: (site) => site.run ?? "" }),
  other: menu(runs, {
    label: "Compared with",
    fallback: (site) => site.runs.find((run) => run !== site.run) ?? site.run ?? "",
  }),
  show: choice(
    { High: className("High"), Medium: className("Medium"), Low: className("Low"), all: "All" },
    {
      label: "Codes labelled",
      help: "Which codes the table of codes lists; a search goes through all of them.",
    },
  ),
  find: text({ label: "Find codes" }),
};

export type State = StateOf<typeof inputs>;

/** All goods of the year: what shares are of, and where the figures of the page come from. */
export function allGoods({ flow, year }: Pick<State, "flow" | "year">) {
  return ask(flowMeasure(flow, "value"), { ...wholeYears(year), by: ["year"], where: { groups: ["all"] } });
}

/** What the build knew of tasks, runs and people's labels. Errors: a page whose data the build did not write. */
export function dataOf({ data }: Pick<Context, "data">): ClassificationData {
  if (data === undefined || data === null)
    throw new Error("page without the data of its build (expected npm run build or npm start to write them)");
  return data as ClassificationData;
}

export function runOf(data: Pick<ClassificationData, "runs">, name: string | null): RunRow | undefined {
  return data.runs.find(({ run }) => run === name);
}
