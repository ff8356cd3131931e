import { createHash } from "node:crypto";
import { siteOfHtml } from "../../src/base/site.js";

/** What is inline in a page and a policy must name: scripts that run, and styles. */
export interface Inline {
  scripts: ReadonlySet<string>;
  styles: ReadonlySet<string>;
  /** other origins that the site asks, such as an API of measures */
  origins: ReadonlySet<string>;
}

/**
 * The Content-Security-Policy of a site: its own files, what is inline by its hash, and WebAssembly. One policy holds
 * for all pages, so that a host can send it with everything; `header` adds what a `<meta>` cannot say.
 */
export function policyOf({ scripts, styles, origins }: Inline, { header = false } = {}): string {
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...hashes(scripts)],
    "style-src": ["'self'", ...hashes(styles)],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'", ...[...origins].sort()],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    ...(header ? { "frame-ancestors": ["*"] } : {}), // any page may embed a figure
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/** What is inline in pages. Data of another type than script is not run, and not governed. */
export function inlineOf(pages: readonly string[]): Inline {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const origins = new Set<string>();
  for (const html of pages) {
    const api = siteOfHtml(html)?.api;
    if (api !== undefined) origins.add(new URL(api).origin);
    for (const [, attributes = "", text = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g))
      if (!/\bsrc=/.test(attributes) && isRun(attributes)) scripts.add(text);
    for (const [, text = ""] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) styles.add(text);
  }
  return { scripts, styles, origins };
}

/** Handlers in attributes, which a policy with hashes does not let run, as `page: attribute`. */
export function inlineHandlers(name: string, html: string): string[] {
  const markup = html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, "");
  return [...markup.matchAll(/<[a-z][^<>]*?\s(on[a-z]+)\s*=/gi)].map((match) => `${name}: ${match[1]}`);
}

function isRun(attributes: string): boolean {
  const type = /\btype="?([^"\s>]+)/.exec(attributes)?.[1];
  return type === undefined || type === "module" || type === "text/javascript";
}

function hashes(texts: ReadonlySet<string>): string[] {
  return [...texts].map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).sort();
}
