import { createHash } from "node:crypto";

/**
 * Moves the style attributes of a page into rules of a stylesheet: a strict policy takes no style from an attribute.
 * Returns the page with a class in the place of each, and adds the rules by class to `rules`.
 */
export function moveStyles(html: string, rules: Map<string, string>): string {
  return html
    .split(/(<(?:script|style)\b[\s\S]*?<\/(?:script|style)>)/)
    .map((part, i) => (i % 2 ? part : part.replaceAll(tag, (whole) => withClass(whole, rules))))
    .join("");
}

/** The rules as a stylesheet. They outrank the site's own, as an attribute would, and give way to a script's. */
export function styleSheet(rules: ReadonlyMap<string, string>): string {
  return [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${`.${name}`.repeat(4)}{${text}}`)
    .join("\n");
}

const tag = /<[a-z][\w:-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/gi;

function withClass(whole: string, rules: Map<string, string>): string {
  const found = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(whole);
  if (!found) return whole;
  const text = (found[1] ?? found[2] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/;\s*$/, "")
    .trim();
  const without = whole.replace(found[0], "");
  if (!text) return without;
  const name = `s-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
  rules.set(name, text);
  const marked = without.replace(/(\sclass\s*=\s*["'])/i, `$1${name} `);
  return marked === without ? without.replace(/^<[\w:-]+/, `$& class="${name}"`) : marked;
}
