import { lackOf } from "./lacks.js";
import { importNeed } from "./needs.js";

/** Elements by which a browser loads something, and where they say what. */
const loading = /<(script|link|img|audio|video|source|a)\b([^>]*)>/g;

/**
 * A page's HTML, in which what loads something that cannot be had gives way to what `replace` returns. It hears of each
 * asset, with the reason where it is a library's or another host's, and without one where it is a file of the site.
 */
export function checkAssets(
  html: string,
  replace: (asset: string, lack: string | undefined) => string | undefined,
): string {
  return html.replaceAll(loading, (tag, name: string, attributes: string) => {
    const asset = valueOf(attributes, name === "link" || name === "a" ? "href" : "src");
    if (!asset || /^(data|blob|observablehq):|^#/.test(asset)) return tag;
    if (name === "a" && (!/\bdownload\b/.test(attributes) || isElsewhere(asset))) return tag; // asked for by readers only
    if (name === "link" && !/stylesheet|preload|icon/.test(valueOf(attributes, "rel"))) return tag;
    const isLeftAlone = /\bexternal\b/.test(valueOf(attributes, "rel")); // by Framework, too
    if (!/^\w+:|^\/\//.test(asset)) return (isLeftAlone ? undefined : replace(asset, undefined)) ?? tag;
    const [need] = importNeed(asset);
    const lack = need && lackOf(need);
    return lack === undefined ? tag : (replace(asset, lack) ?? tag);
  });
}

function valueOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`).exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
}

function isElsewhere(asset: string): boolean {
  return /^(https?:|\/\/)/.test(asset);
}
