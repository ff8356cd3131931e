import type { ReviewData } from "../../data/review.js";
import type { Context } from "../../view/page/view.js";

/** What the build knew of sheets, codes and the run. Errors: a page whose data the build did not write. */
export function dataOf({ data }: Pick<Context, "data">): ReviewData {
  if (data === undefined || data === null)
    throw new Error("page without the data of its build (expected npm run build or npm start to write them)");
  return data as ReviewData;
}
