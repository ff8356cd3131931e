import { embedMeta, embedPath } from "../../../src/view/figure/embed-address.js";
import { forwardPage } from "../forward.js";
import { moved, promised } from "./promised-embeds.js";

/**
 * The pages at the embed addresses of a site, by path from its root: each leads to the page whose figure it shows by
 * itself, with the query that it is given. `pages` is their HTML, which names the figures that the build drew.
 */
export function embedPages(pages: readonly string[]): Map<string, string> {
  const listed = pages.map(
    (html) => new RegExp(`<meta name="${embedMeta}" content="([^"]*)"`).exec(html)?.[1],
  );
  const found = new Map<string, string>();
  for (const text of listed) {
    const [page, ...figures] = text?.split(" ") ?? [];
    if (page === undefined) continue;
    for (const figure of figures) found.set(embedPath(page, figure), leadingTo(page, figure));
  }
  for (const [from, [page, figure]] of Object.entries(moved)) {
    const [oldPage = "", oldFigure = ""] = from.split("/");
    found.set(embedPath(oldPage, oldFigure), leadingTo(page, figure));
  }
  return found;
}

/** Promised addresses that a site does not have, as `PAGE/FIGURE`. */
export function brokenPromises(pages: ReadonlyMap<string, string>): string[] {
  return Object.entries(promised).flatMap(([page, figures]) =>
    figures.filter((figure) => !pages.has(embedPath(page, figure))).map((figure) => `${page}/${figure}`),
  );
}

function leadingTo(page: string, figure: string): string {
  const file = page === "overview" ? "" : `${page}.html`;
  return forwardPage({
    title: page,
    href: `../../../${file}`,
    canonical: `../../../${page === "overview" ? "" : page}`,
    link: `../../../${file}?embed=${encodeURIComponent(figure)}`,
  });
}
