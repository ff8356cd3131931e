import { element } from "../../base/dom.js";
import { glossary } from "../../view/glossary.js";
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
        element(document, "dt", { id: `term-${term.toLowerCase().replaceAll(/[^a-z]+/g, "-")}` }, term),
        element(document, "dd", {}, means, source ? ` (${source})` : ""),
      ]),
    ),
};
