import { element } from "../../base/dom.js";

/** Opens a citation under a figure, to be read before it is copied; in place of one that is open. */
export function showCitation(node: HTMLElement, format: string, text: string): string {
  node.querySelector(".citation-panel")?.remove();
  const status = element(document, "span", { role: "status" });
  const copy = element(document, "button", { type: "button", class: "tool" }, "Copy");
  const close = element(document, "button", { type: "button", class: "tool" }, "Close");
  const panel = element(
    document,
    "div",
    { class: "citation-panel", role: "group", "aria-label": `Citation, ${format}` },
    element(document, "p", {}, element(document, "strong", {}, format)),
    element(document, "pre", { tabindex: 0 }, text),
    element(document, "p", { class: "figure-tools" }, copy, close, status),
  );
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(text).then(
      () => (status.textContent = `Citation copied (${format}).`),
      (error: Error) =>
        (status.textContent = `It could not be copied: ${error.message}. Select the text instead.`),
    );
  });
  close.addEventListener("click", () => panel.remove());
  node.append(panel);
  panel.scrollIntoView({ block: "nearest" });
  copy.focus();
  return `The citation (${format}) is below the figure.`;
}
