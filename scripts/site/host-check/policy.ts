import { createHash } from "node:crypto";
import type { Host } from "./host.js";

type Policy = ReadonlyMap<string, readonly string[]>;

/** The pages carry their policy; one that the host sends holds beside it, and what a host puts into pages must fit both. */
export function checkPolicy(host: Host, html: string, header: string): void {
  const own = parse(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "");
  const strange = inlineScripts(html).filter((hash) => !own.get("script-src")?.includes(hash));
  if (strange.length)
    host.say(
      "fault",
      `${strange.length} scripts of the overview are not those of the build: the host changes pages, and the policy lets none of it run (turn off what it injects or minifies)`,
    );
  if (header === "")
    return host.say(
      "warning",
      "no Content-Security-Policy header: the pages' own <meta> holds alone (see _headers, nginx.conf)",
    );
  const lacking = header.split(",").flatMap((policy) => lackOf(own, parse(policy)));
  if (!lacking.length) host.say("ok", "the policy lets the site work");
  for (const { directive, sources } of lacking)
    host.say(
      "fault",
      `the host's Content-Security-Policy lacks ${summary(sources)} in ${directive}${sources.includes(wasm) ? ": the database cannot start" : ""} (copy _headers, nginx.conf or .htaccess of this build)`,
    );
}

const wasm = "'wasm-unsafe-eval'";

/** What the pages need and a policy does not allow, by directive. */
function lackOf(own: Policy, other: Policy): { directive: string; sources: string[] }[] {
  return [...own].flatMap(([directive, needed]) => {
    if (!directive.endsWith("-src")) return [];
    const allowed = other.get(directive) ?? other.get("default-src");
    const sources = allowed ? needed.filter((source) => !isAllowed(source, allowed)) : [];
    return sources.length ? [{ directive, sources }] : [];
  });
}

function isAllowed(source: string, allowed: readonly string[]): boolean {
  if (allowed.includes(source) || source === "'none'") return true;
  if (source === wasm) return allowed.includes("'unsafe-eval'");
  if (source.startsWith("'sha256-"))
    return allowed.includes("'unsafe-inline'") && !allowed.some((one) => /^'(sha\d+|nonce)-/.test(one));
  return source !== "data:" && source !== "blob:" && allowed.some((one) => /^(\*|https?:)/.test(one));
}

/** Directives of a policy; the first of a name counts. */
function parse(policy: string): Policy {
  const directives = new Map<string, string[]>();
  for (const text of policy.split(";")) {
    const [name = "", ...sources] = text.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes = ""]) => !/\bsrc=|\btype="?(?!module|text\/javascript)/.test(attributes))
    .map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

function summary(sources: readonly string[]): string {
  const hashes = sources.filter((source) => source.startsWith("'sha256-"));
  const others = sources.filter((source) => !hashes.includes(source));
  return [...others, ...(hashes.length ? [`${hashes.length} hashes of this build`] : [])].join(" and ");
}
