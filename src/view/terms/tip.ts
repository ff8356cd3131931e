import { create } from "../../base/dom.js";

const margin = 8;
let tip: HTMLElement | undefined;
let shownFor: HTMLElement | undefined;

/**
 * Shows what `data-tip` of an element says, under `data-tip-name`, while the element is pointed at or has the focus.
 * It stays while the pointer is over it and goes on Escape (WCAG 2.2, 1.4.13). Called once a page.
 */
export function startTips(): void {
  tip = create("div", { class: "term-tip", role: "tooltip", hidden: true });
  document.body.append(tip);
  document.addEventListener("pointerover", (event) => {
    const asked = askedBy(event.target);
    if (asked) show(asked);
    else if (!tip?.contains(event.target as Node) && document.activeElement !== shownFor) hide();
  });
  document.addEventListener("focusin", (event) => {
    const asked = askedBy(event.target);
    if (asked) show(asked);
    else hide();
  });
  document.addEventListener("click", (event) => {
    const asked = askedBy(event.target);
    if (asked) show(asked);
    else if (!tip?.contains(event.target as Node)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const asked = askedBy(document.activeElement);
    if (!asked || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    show(asked);
  });
  addEventListener("scroll", hide, { passive: true, capture: true });
}

function askedBy(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-tip]") ?? undefined) : undefined;
}

function show(asked: HTMLElement): void {
  if (!tip) return;
  shownFor = asked;
  const { tip: text = "", tipName } = asked.dataset;
  tip.replaceChildren(...(tipName ? [create("strong", {}, tipName)] : []), text);
  tip.hidden = false;
  const [first] = asked.getClientRects();
  if (!first) return hide();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const below = first.bottom + 4 + height <= innerHeight;
  tip.style.left = `${Math.max(margin, Math.min(first.left, innerWidth - width - margin))}px`;
  tip.style.top = `${below ? first.bottom + 4 : Math.max(margin, first.top - 4 - height)}px`;
}

function hide(): void {
  if (!tip || !shownFor) return; // every scroll and touch of a page asks
  tip.hidden = true;
  shownFor = undefined;
}
