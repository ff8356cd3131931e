import { create } from "../../base/dom.js";
import type { Term } from "../glossary.js";
import { findTerms } from "./find.js";

/** Texts in which terms are explained, and parts of them that stay as they are. */
const texts = ".headline, .figure-title, .figure-subtitle, .figure-note, .tile-name, p, li";
const untouched =
  "a, button, label, summary, code, pre, svg, table, form, .figure-source, .readout, .tile-value, .term, [role=alert], .notice";

/**
 * Lets a reader ask for the meaning of every term of the glossary where it first stands in a part of the page: by
 * pointer, touch or keyboard. The text itself stays as it is. Views inside the part mark their own.
 */
export function markTerms(root: HTMLElement): void {
  const found = new Set<Term>();
  const view = root.closest("[data-view]");
  for (const text of [...root.querySelectorAll<HTMLElement>(texts)])
    if (text.closest("[data-view]") === view) markIn(text, found);
}

function markIn(text: HTMLElement, found: Set<Term>): void {
  if (text.closest(untouched)) return;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  for (const node of nodes) {
    if (node.parentElement?.closest(untouched)) continue;
    const pieces = findTerms(node.data, found);
    if (pieces.some(({ term }) => term))
      node.replaceWith(...pieces.map(({ text, term }) => (term ? marked(text, term) : text)));
  }
}

function marked(text: string, term: Term): HTMLElement {
  return create(
    "span",
    {
      class: "term",
      role: "button",
      tabindex: 0,
      "aria-describedby": meaningOf(term),
      "data-tip-name": term.term,
      "data-tip": meaningText(term),
    },
    text,
  );
}

function meaningText({ means, source }: Term): string {
  return source ? `${means} (${source})` : means;
}

/** The id of a hidden copy of the meaning, for screen readers; made when first asked for. */
function meaningOf(term: Term): string {
  const id = `meaning-${term.term.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`;
  if (!document.getElementById(id))
    document.body.append(create("div", { id, hidden: true }, meaningText(term)));
  return id;
}
