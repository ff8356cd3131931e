import { element } from "../../base/dom.js";
import type { View } from "../../view/page/view.js";
import { measures, measureSql, type Dimension, type Measure } from "../../measures/index.js";

/** Every measure with its unit, formula, source and the SQL that Node and the browser run. */
export const measureList: View = {
  questions: () => ({}),
  render: (_, { document }) =>
    element(
      document,
      "div",
      { class: "measures" },
      measures.map((measure) => measureElement(document, measure)),
    ),
};

function measureElement(document: Document, measure: Measure): HTMLElement {
  const line = (term: string, text: string): HTMLElement[] => [
    element(document, "dt", {}, term),
    element(document, "dd", {}, text),
  ];
  return element(
    document,
    "section",
    { class: "measure", id: measure.name },
    element(document, "h3", {}, measure.title, " ", element(document, "code", {}, measure.name)),
    element(
      document,
      "dl",
      {},
      line("Formula", measure.formula),
      line("Unit", measure.unit),
      line("Source", measure.source),
    ),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, "SQL as run"),
      element(
        document,
        "pre",
        { tabindex: 0 },
        element(document, "code", {}, measureSql(measure.name, { by: periodOf(measure) })),
      ),
    ),
  );
}

/** By the coarsest period that the measure knows: the shape in which most pages ask it. */
function periodOf({ dimensions }: Measure): Dimension[] {
  return (["year", "month"] as const)
    .filter((period) => !dimensions || dimensions.includes(period))
    .slice(0, 1);
}
