import { element } from "../../components/dom.js";
import { limits as all } from "../../components/limits.js";
import type { View } from "../../components/page/view.js";

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
