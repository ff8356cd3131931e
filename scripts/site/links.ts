import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { findFile } from "./static.js";

/** Links of a built site that lead to nothing, as `page → href`. Queries and anchors are the page's own matter. */
export async function findBrokenLinks(folder: string): Promise<string[]> {
  const broken: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".html")).sort()) {
    const html = await readFile(join(folder, name), "utf8");
    const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"#]+)[^"]*"/g)].map((match) => match[1] ?? "");
    for (const href of new Set(hrefs.map((text) => text.split("?")[0] ?? ""))) {
      if (href === "" || /^[a-z]+:/i.test(href)) continue;
      const { pathname } = new URL(href, "http://site/");
      if (!(await findFile(folder, decodeURIComponent(pathname)))) broken.push(`${name} → ${href}`);
    }
  }
  return broken;
}
