import { create } from "../base/dom.js";

/**
 * Makes the box in the header search everything: `load`, and what it looks through, when the box has the focus first.
 * `/` and Ctrl-K go to it from anywhere.
 */
export function startSearch(load: () => Promise<{ everywhere: (typed: string) => HTMLElement }>): void {
  const place = document.querySelector<HTMLElement>("[data-search]");
  const plain = place?.querySelector("input");
  if (!place || !plain) return;
  const start = async (): Promise<void> => {
    const { everywhere } = await load();
    const box = everywhere(plain.value);
    const input = box.querySelector("input");
    const hadFocus = document.activeElement === plain;
    place.replaceChildren(box);
    if (!hadFocus) return;
    input?.focus();
    if (plain.value) input?.dispatchEvent(new Event("input"));
  };
  const fail = (error: Error): void =>
    void place.append(create("span", { role: "status" }, `Search is not available: ${error.message}`));
  plain.addEventListener("focus", () => void start().catch(fail), { once: true });
  document.addEventListener("keydown", (event) => {
    const writes = (event.target as Element).closest("input, textarea, select, [contenteditable=true]");
    const wanted =
      (event.key === "/" && !writes && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key.toLowerCase() === "k" &&
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey);
    if (!wanted) return;
    event.preventDefault();
    const input = place.querySelector("input");
    input?.focus();
    input?.select();
  });
}
