import { create } from "../../base/dom.js";
import { embeddedFigure } from "../../base/site.js";
import type { EmbedMessage } from "../figure/embed-code.js";
import { siteName } from "../figure/source.js";
import { addressWith } from "../state/address.js";

/** The view, of those that the build drew, that holds the figure to be shown by itself; undefined where none does. */
export function viewToEmbed(): string | undefined {
  const name = embeddedFigure();
  if (name === undefined) return undefined;
  return document.querySelector(selectorOf(name))?.closest<HTMLElement>("[data-view]")?.dataset["view"];
}

/**
 * Leaves of the page only one figure, with a way to the whole page, and tells the page around how high it is. A figure
 * is drawn anew with every change, so that the way to it is marked anew too. `drawn` ends when the views stand.
 */
export function showEmbedded(name: string, drawn: Promise<unknown>): void {
  const mark = (): void => markWay(document.querySelector(selectorOf(name)), name);
  mark();
  new MutationObserver(mark).observe(document.querySelector("main") ?? document.body, {
    childList: true,
    subtree: true,
  });
  void drawn.then(() => {
    if (!document.querySelector(".embed-figure")) tellMissing(name);
  });
  tellHeight();
}

function selectorOf(name: string): string {
  return `[data-figure="${CSS.escape(name)}"]`;
}

/** The stylesheet hides what does not stand on the way from the page to its figure. */
function markWay(figure: Element | null, name: string): void {
  if (!figure || figure.classList.contains("embed-figure")) return;
  for (const marked of document.querySelectorAll(".embed-way")) marked.classList.remove("embed-way");
  figure.classList.add("embed-figure");
  for (let node = figure.parentElement; node; node = node.parentElement) node.classList.add("embed-way");
  figure.querySelector("figcaption")?.append(create("p", {}, wayOut(name)));
}

function wayOut(name: string): HTMLElement {
  const href = addressWith(location.href, { embed: undefined }, name);
  return create("a", { href, target: "_blank", rel: "noopener" }, `The whole page at ${siteName()}`);
}

function tellMissing(name: string): void {
  const main = document.querySelector("main");
  for (let node: Element | null = main; node; node = node.parentElement) node.classList.add("embed-way");
  const text = `This page shows no figure “${name.slice(0, 60)}”. `;
  main?.prepend(create("p", { class: "notice", role: "status" }, text, wayOut("")));
}

function tellHeight(): void {
  const content = document.querySelector("#observablehq-center") ?? document.body;
  new ResizeObserver(() => {
    const message: EmbedMessage = {
      atlasHeight: Math.ceil(content.getBoundingClientRect().bottom + scrollY),
    };
    parent.postMessage(message, "*"); // a height is no secret, and any page may embed
  }).observe(content);
}
