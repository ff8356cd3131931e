import { element } from "../../components/dom.js";
import { glossary } from "../../components/glossary.js";
import type { View } from "../../components/page/view.js";

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
