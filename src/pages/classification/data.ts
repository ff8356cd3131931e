import type { Context } from "../../view/page/view.js";
import type { ClassificationData } from "../../data/classification.js";
import type { RunRow } from "../../data/classification/runs.js";

/** What the build knew of tasks, runs and people's labels. Errors: a page whose data the build did not write. */
export function dataOf({ data }: Pick<Context, "data">): ClassificationData {
  if (data === undefined || data === null)
    throw new Error("page without the data of its build (expected npm run build or npm start to write them)");
  return data as ClassificationData;
}

export function runOf(data: ClassificationData, name: string | null): RunRow | undefined {
  return data.runs.find(({ run }) => run === name);
}
