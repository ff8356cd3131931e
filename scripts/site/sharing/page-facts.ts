import { parseHTML } from "linkedom";
import { siteName } from "../../../src/view/figure/source.js";

/** What links and search engines are told of a page. */
export interface PageFacts {
  /** file name without its extension: `index`, `tariffs` */
  name: string;
  /** the page's name in the sidebar */
  short: string;
  /** what the page asks */
  title: string;
  /** what it finds, else how it begins; one or two sentences, or "" */
  description: string;
  /** figures that the build drew, by name, in the order of the page */
  figures: string[];
}

const mostLetters = 240;

/** Reads a built page. Its headline is its finding; a page without one is described by its first paragraph. */
export function factsOf(name: string, html: string): PageFacts {
  const { document } = parseHTML(html);
  const short = (document.title || name).replace(` | ${siteName()}`, "");
  return {
    name,
    short,
    title: textOf(document.querySelector("main h1")) || short,
    description: shortened(textOf(document.querySelector("main .headline")) || firstParagraph(document)),
    figures: [...document.querySelectorAll<HTMLElement>("main [data-figure]")].flatMap(
      (node) => node.dataset["figure"] ?? [],
    ),
  };
}

/** A paragraph of the page's own text, not of a figure, a form or a notice. */
function firstParagraph(document: Document): string {
  const own = [...document.querySelectorAll("main > p")].map(textOf);
  const drawn = [...document.querySelectorAll("main [data-view] p, main [data-view] .figure-title")].map(
    textOf,
  );
  return [...own, ...drawn].find((text) => text.length > 20) ?? "";
}

function textOf(node: Element | null | undefined): string {
  return (node?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** At most so many letters: whole sentences where one fits, else whole words and an ellipsis. */
export function shortened(text: string, most = mostLetters): string {
  if (text.length <= most) return text;
  const sentences = text.match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?](?=\s|$)/g) ?? [];
  let kept = "";
  for (const sentence of sentences) {
    if ((kept + sentence).length > most) break;
    kept += sentence;
  }
  if (kept.trim()) return kept.trim();
  return `${text.slice(0, most).replace(/[\s,;:]*\S*$/, "")}…`;
}

/** What embed addresses call a page. */
export function embedNameOf(page: string): string {
  return page === "index" ? "overview" : page;
}
