import { element } from "../../base/dom.js";

/** A field for a reason in a word; Enter and Escape hand it on, without spaces around it. */
export function reasonInput(note: string, done: (note: string) => void): HTMLInputElement {
  const input = element(document, "input", {
    type: "text",
    class: "review-reason",
    "aria-label": "Reason, in a word; Enter goes back",
    value: note,
    maxlength: 300,
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    done(input.value.trim());
  });
  return input;
}
