import { element } from "../../base/dom.js";
import { limits as all } from "../../view/limits.js";
import type { View } from "../../view/page/view.js";

/** The limits that charts name, with where each is documented. */
export const limits: View = {
  questions: () => ({}),
  render: (_, { document }) =>
    element(
      document,
      "ul",
      {},
      Object.values(all).map(({ title, note, source }) =>
        element(document, "li", {}, element(document, "strong", {}, `${title}.`), ` ${note} (${source})`),
      ),
    ),
};
