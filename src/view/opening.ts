import { element } from "../base/dom.js";

/** A page's answer in a sentence, and under it what else a reader learns; undefined stands for what the data do not support. */
export function openingElement(
  document: Document,
  headline: string,
  learned: readonly (string | undefined)[] = [],
): HTMLElement {
  const sentence = element(document, "p", { class: "headline" }, headline);
  const further = learned.filter(Boolean).join(" ");
  if (!further) return sentence;
  return element(document, "div", {}, sentence, element(document, "p", { class: "learned" }, further));
}
