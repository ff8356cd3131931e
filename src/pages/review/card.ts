import { element } from "../../base/dom.js";
import { categoryName } from "../../labels/words.js";
import type { Answer } from "../../measures/gold/answers.js";
import type { SheetRow } from "../../measures/gold/sheet-file.js";
import { formatCode, formatValue } from "../../measures/index.js";
import type { Known } from "../../data/review.js";
import { headingsAbove } from "./headings.js";

/** A code as a person needs it to decide: what it is, what stands above and beside it, what it trades and with whom. */
export function cardElement(
  code: SheetRow,
  known: Known | undefined,
  chapters: Readonly<Record<string, string>>,
): HTMLElement {
  return element(
    document,
    "div",
    { class: "review-card" },
    element(
      document,
      "h2",
      { class: "review-code" },
      formatCode(code.hs10),
      element(document, "span", { class: "review-flow" }, code.flow),
    ),
    element(document, "p", { class: "review-text" }, code.description || "Census gives no description."),
    element(
      document,
      "dl",
      { class: "code-facts" },
      fact("Above it", headingsAbove(code, known, chapters).join(" › ")),
      fact("Unit", code.unit || "none"),
      fact("NAICS industry", code.industry || "not known"),
      fact("Newest 12 months", known ? formatValue(known.value, "dollars") : "not known here"),
      fact(code.flow === "imports" ? "From" : "To", partnersText(known)),
    ),
    known && known.neighbours.length > 0
      ? element(
          document,
          "details",
          { class: "review-neighbours", open: true },
          element(document, "summary", {}, "Beside it under the same heading"),
          element(
            document,
            "ul",
            {},
            known.neighbours.map(({ hs10, description }) =>
              element(document, "li", {}, `${formatCode(hs10)} ${description ?? ""}`),
            ),
          ),
        )
      : null,
  );
}

function partnersText(known: Known | undefined): string {
  if (known === undefined || known.partners.length === 0) return "not known here";
  return known.partners
    .map(({ name, value }) =>
      known.value > 0 ? `${name} ${formatValue((100 * value) / known.value, "percent")}` : name,
    )
    .join(", ");
}

function fact(title: string, text: string): HTMLElement[] {
  return [element(document, "dt", {}, title), element(document, "dd", {}, text)];
}

/** An answer in a phrase. */
export function answerText({
  relevance,
  category,
  note,
}: Pick<Answer, "relevance" | "category" | "note">): string {
  if (relevance === null) return `cannot tell${note ? ` (${note})` : ""}`;
  return `${relevance}${category ? `, ${categoryName(category)}` : ""}${note ? ` (${note})` : ""}`;
}
