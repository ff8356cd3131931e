import { element } from "../../base/dom.js";
import { glossary, termAnchor } from "../../view/glossary.js";
import type { View } from "../../view/page/view.js";

/** The glossary. */
export const terms: View = {
  questions: () => ({}),
  render: (_, { document }) =>
    element(
      document,
      "dl",
      { class: "glossary" },
      glossary.map(({ term, means, source }) => [
        element(document, "dt", { id: termAnchor(term) }, term),
        element(document, "dd", {}, means, source ? ` (${source})` : ""),
      ]),
    ),
};
