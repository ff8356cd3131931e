import { element } from "../../base/dom.js";
import type { Context } from "../view.js";
import { sampleWarning, shortSource, sourceLine } from "./source.js";

/** The source of a figure or table: one short line that opens to all that a careful reader asks of it. */
export function sourceElement<S>(
  { document, questions, site, labels }: Pick<Context<S>, "document" | "questions" | "site" | "labels">,
  source?: string,
): HTMLElement {
  return element(
    document,
    "details",
    { class: "figure-source" },
    element(
      document,
      "summary",
      {},
      element(
        document,
        "span",
        {},
        `Source: ${shortSource(questions, site, source, labels)}`,
        site.kind === "sample" &&
          element(document, "span", { class: "figure-sample" }, ` · ${sampleWarning}`),
      ),
      element(document, "span", { class: "figure-source-more" }, "details"),
    ),
    element(document, "p", {}, sourceLine(questions, site, source, labels)),
  );
}
