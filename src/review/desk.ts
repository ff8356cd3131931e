import { create, element } from "../base/dom.js";
import type { ReviewData } from "../data/review.js";
import { Desk } from "./session.js";
import type { Context, View } from "../view/view.js";

/** The desk: which sheet, who sits at it, the code that is shown, and what the answers say so far. */
export const desk: View<object> = {
  questions: () => ({}),
  render(_, context) {
    const { document } = context;
    const [sheet] = dataOf(context).sheets;
    return element(
      document,
      "div",
      { class: "review" },
      element(
        document,
        "p",
        { class: "review-start" },
        sheet === undefined
          ? "This snapshot holds no code that can be reviewed."
          : `${sheet.codes.length.toLocaleString("en-US")} codes wait to be reviewed (${sheet.origin}).`,
      ),
      element(
        document,
        "noscript",
        {},
        "Reviewing needs JavaScript; everything it does stays in this browser.",
      ),
    );
  },
  summary: () => "",
  enliven(node, _, context) {
    void enliven(node, context).catch((error: Error) => {
      node.append(
        create("p", { class: "failed", role: "alert" }, `The review could not be opened: ${error.message}`),
      );
    });
  },
};

/** The page is drawn again when its width changes: what is under way stays. */
let opened: Promise<Desk> | undefined;

async function enliven(node: HTMLElement, context: Context<object>): Promise<void> {
  opened ??= Desk.open(dataOf(context), context);
  node.replaceChildren((await opened).node);
}

/** What the build knew of sheets, codes and the run. Errors: a page whose data the build did not write. */
export function dataOf({ data }: Pick<Context, "data">): ReviewData {
  if (data === undefined || data === null)
    throw new Error("page without the data of its build (expected npm run build or npm start to write them)");
  return data as ReviewData;
}
