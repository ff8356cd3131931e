import { element } from "../../base/dom.js";
import type { KeptSheet } from "../../labels/review/kept.js";
import type { Review } from "../../labels/review/machine.js";

/** Which sheet is open and who sits at it, as a form; the name comes without spaces around it. */
export function seatForm(
  sheets: readonly KeptSheet[],
  review: Review,
  on: { choose(id: string): void; sit(who: string): void },
): HTMLElement {
  const name = element(document, "input", {
    type: "text",
    name: "who",
    value: review.who,
    maxlength: 80,
    autocomplete: "name",
  });
  const choose = element(
    document,
    "select",
    { name: "sheet" },
    sheets.map((sheet) =>
      element(
        document,
        "option",
        { value: sheet.id, selected: sheet.id === review.sheet },
        `${sheet.origin}${sheet.drawn ? "" : ": not a random sample"}`,
      ),
    ),
  );
  choose.addEventListener("change", () => {
    choose.blur();
    on.choose(choose.value);
  });
  const begin = element(
    document,
    "button",
    { type: "submit", class: "tool primary" },
    review.who === "" ? "Begin" : "Go on",
  );
  const form = element(
    document,
    "form",
    { class: "review-bar" },
    element(document, "label", { class: "control" }, element(document, "span", {}, "Sheet"), choose),
    element(
      document,
      "label",
      { class: "control" },
      element(document, "span", {}, "Your name or initials"),
      name,
    ),
    begin,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    on.sit(name.value.trim().replace(/\s+/g, " "));
  });
  return form;
}
