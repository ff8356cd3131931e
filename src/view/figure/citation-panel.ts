import { button, create } from "../../base/dom.js";

/** Opens a citation under a figure, to be read before it is copied; in place of one that is open. */
export function showCitation(node: HTMLElement, format: string, text: string): string {
  node.querySelector(".citation-panel")?.remove();
  const status = create("span", { role: "status" });
  const copy = button("Copy", () => {
    navigator.clipboard.writeText(text).then(
      () => (status.textContent = `Citation copied (${format}).`),
      (error: Error) =>
        (status.textContent = `It could not be copied: ${error.message}. Select the text instead.`),
    );
  });
  const close = button("Close", () => panel.remove());
  const panel = create(
    "div",
    { class: "citation-panel", role: "group", "aria-label": `Citation, ${format}` },
    create("p", {}, create("strong", {}, format)),
    create("pre", { tabindex: 0 }, text),
    create("p", { class: "figure-tools" }, copy, close, status),
  );
  node.append(panel);
  panel.scrollIntoView({ block: "nearest" });
  copy.focus();
  return `The citation (${format}) is below the figure.`;
}
