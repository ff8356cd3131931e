import { join } from "node:path";

/** Where the build writes what it generates, under Framework's source root; all of it is ignored by git. */
export interface Layout {
  /** Framework's source root */
  root: string;
  /** bundled modules, imported by pages as `./_app/…` */
  app: string;
  /** `PAGE.json` for the page, `site.json` and `views/PAGE.json` for the build */
  data: string;
  views: string;
  site: string;
  /** what holds the files that are served from the site's root as they are: `fileFolders` */
  files: string;
  /** the site that is being built, until it takes the place of the last one */
  building: string;
  /** Framework's cache */
  cache: string;
}

/** Folders of files that a page names only once it runs. */
export const fileFolders = ["_assets", "_tables", "_ahead", "_sums"];

export function layoutOf(root = "src"): Layout {
  const data = join(root, "_data");
  return {
    root,
    app: join(root, "_app"),
    data,
    views: join(data, "views"),
    site: join(data, "site.json"),
    files: root,
    building: join(data, "building"),
    cache: join(root, ".observablehq", "cache"),
  };
}

/** The page module of a Markdown file: `/index` is the overview, every other page has its own name. */
export function pageNameOf(path: string): string {
  const name = path.replace(/^\//, "");
  return name === "index" ? "overview" : name;
}
