import { creator } from "../../base/dom.js";
import type { Context } from "../view.js";
import { sampleWarning, shortSource, sourceLine } from "./source.js";

/** The source of a figure or table: one short line that opens to all that a careful reader asks of it. */
export function sourceElement<S>(
  { document, questions, site, labels }: Pick<Context<S>, "document" | "questions" | "site" | "labels">,
  source?: string,
): HTMLElement {
  const create = creator(document);
  return create(
    "details",
    { class: "figure-source" },
    create(
      "summary",
      {},
      create(
        "span",
        {},
        `Source: ${shortSource(questions, site, source, labels)}`,
        site.kind === "sample" && create("span", { class: "figure-sample" }, ` · ${sampleWarning}`),
      ),
      create("span", { class: "figure-source-more" }, "details"),
    ),
    create("p", {}, sourceLine(questions, site, source, labels)),
  );
}
