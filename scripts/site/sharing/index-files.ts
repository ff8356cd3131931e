/**
 * `robots.txt`, and `sitemap.xml` where the site's address is known: its form knows no relative ones. `pages` by name;
 * `changed` is when what they show was made, ISO 8601; `below` are folders of sites with a map of their own.
 */
export function indexFiles(
  pages: readonly string[],
  root: string | undefined,
  changed: string,
  below: readonly string[] = [],
): Record<string, string> {
  const robots = ["User-agent: *", "Disallow:"];
  if (root === undefined) return { "robots.txt": `${robots.join("\n")}\n` };
  const maps = ["", ...below].map((folder) => `Sitemap: ${new URL(`${folder}sitemap.xml`, root).href}`);
  return {
    "robots.txt": `${[...robots, "", ...maps].join("\n")}\n`,
    "sitemap.xml": sitemap(pages, root, changed),
  };
}

function sitemap(pages: readonly string[], root: string, changed: string): string {
  const entries = pages.map((name) => {
    const { href } = new URL(name === "index" ? "" : name, root);
    return `  <url><loc>${escapeXml(href)}</loc><lastmod>${changed.slice(0, 10)}</lastmod></url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    "</urlset>",
    "",
  ].join("\n");
}

/** Text as it may stand in XML, in elements and in attributes; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
