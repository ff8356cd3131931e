import { element } from "../../base/dom.js";
import { measures, measureSql, type Dimension, type Measure } from "../../measures/index.js";
import { viewsOf } from "../../view/declare.js";
import { glossary, termAnchor } from "../../view/glossary.js";
import { limits as all } from "../../view/limits.js";

const { part } = viewsOf({});

/** The limits that charts name, with where each is documented. */
export const limits = part({
  element(_, { document }) {
    const items = Object.values(all).map(({ title, note, source }) => {
      const name = element(document, "strong", {}, `${title}.`);
      return element(document, "li", {}, name, ` ${note} (${source})`);
    });
    return element(document, "ul", {}, items);
  },
});

/** Every measure with its unit, formula, source and the SQL that Node and the browser run. */
export const measureList = part({
  element: (_, { document }) =>
    element(
      document,
      "div",
      { class: "measures" },
      measures.map((measure) => measureElement(document, measure)),
    ),
});

function measureElement(document: Document, measure: Measure): HTMLElement {
  const { name, title, formula, unit, source } = measure;
  const lines = Object.entries({ Formula: formula, Unit: unit, Source: source }).flatMap(([term, text]) => [
    element(document, "dt", {}, term),
    element(document, "dd", {}, text),
  ]);
  const sql = element(document, "code", {}, measureSql(name, { by: periodOf(measure) }));
  return element(
    document,
    "section",
    { class: "measure", id: name },
    element(document, "h3", {}, title, " ", element(document, "code", {}, name)),
    element(document, "dl", {}, lines),
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, "SQL as run"),
      element(document, "pre", { tabindex: 0 }, sql),
    ),
  );
}

/** By the coarsest period that the measure knows: the shape in which most pages ask it. */
function periodOf({ dimensions }: Measure): Dimension[] {
  return (["year", "month"] as const)
    .filter((period) => !dimensions || dimensions.includes(period))
    .slice(0, 1);
}

/** The glossary. */
export const terms = part({
  element(_, { document }) {
    const entries = glossary.flatMap(({ term, means, source }) => [
      element(document, "dt", { id: termAnchor(term) }, term),
      element(document, "dd", {}, means, source ? ` (${source})` : ""),
    ]);
    return element(document, "dl", { class: "glossary" }, entries);
  },
});
