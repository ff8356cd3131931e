import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { transformSync } from "esbuild";

/**
 * Pages of folders that forward, by path: a host that does not look for `countries.html` when it is asked for
 * `/countries` finds `countries/index.html`, with or without a slash.
 */
export function forwardPages(pages: readonly string[]): Map<string, string> {
  const names = pages
    .map((page) => basename(page, ".html"))
    .filter((name) => !["index", "404"].includes(name));
  return new Map(
    names.map((name) => [
      `${name}/index.html`,
      forwardPage({ title: name, href: `../${name}.html`, canonical: `../${name}` }),
    ]),
  );
}

/**
 * A page that forwards to another one, with its query and its anchor. `link` is an address from the folder of the page
 * that takes the query along; without it, the page beside the folder.
 */
export function forwardPage(to: { title: string; href: string; canonical: string; link?: string }): string {
  const link = to.link === undefined ? "" : ` data-link="${to.link}"`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<script${link}>${script}</script>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${to.canonical}">
<title>${to.title}</title>
</head>
<body><p>This page stands at <a href="${to.href}">${to.title}</a>.</p></body>
</html>
`;
}

const script = transformSync(readFileSync(new URL("forward.js", import.meta.url), "utf8"), {
  minify: true,
}).code.trim();
