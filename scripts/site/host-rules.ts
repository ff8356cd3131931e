import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Headers for the addresses of a pattern, in which `*` stands for anything. */
export interface HeaderRule {
  pattern: string;
  headers: Record<string, string>;
}

/** What the files `_headers` and `_redirects` of a built site ask of its host. */
export interface HostRules {
  headersFor: (path: string) => Record<string, string>;
  /** the address at which the content of another one stands */
  rewritten: (path: string) => string;
}

/** The rules of a site's folder; none where it has no such files. */
export async function readHostRules(folder: string): Promise<HostRules> {
  const headers = parseHeaders(await textOf(join(folder, "_headers")));
  const rewrites = parseRewrites(await textOf(join(folder, "_redirects")));
  return {
    headersFor: (path) => headersFor(headers, path),
    rewritten: (path) =>
      rewrites.reduce((current, { from, to }) => current.replace(from, (_, rest: string) => to + rest), path),
  };
}

/** Reads the rules of a folder that may be built anew meanwhile: anew where their files are others than at the last call. */
export function hostRulesReader(folder: string): () => Promise<HostRules> {
  let last: { state: string; rules: Promise<HostRules> } | undefined;
  return async () => {
    const states = ["_headers", "_redirects"].map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => "none",
      ),
    );
    const state = (await Promise.all(states)).join();
    if (last?.state !== state) last = { state, rules: readHostRules(folder) };
    return last.rules;
  };
}

function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split("\n")) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    const rule = rules.at(-1);
    if (header?.[1] && rule) rule.headers[header[1]] = header[2] ?? "";
    else if (line.startsWith("/")) rules.push({ pattern: line.trim(), headers: {} });
  }
  return rules;
}

/** The headers that rules give an address of the site; a later rule takes the place of an earlier one. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { pattern, headers } of rules) if (patternOf(pattern).test(path)) Object.assign(given, headers);
  return given;
}

function parseRewrites(text: string): { from: RegExp; to: string }[] {
  return [...text.matchAll(/^(\/\S*)\*\s+(\/\S*):splat\s+200$/gm)].map(([, from = "", to = ""]) => ({
    from: new RegExp(`^${escapePattern(from)}(.*)$`),
    to,
  }));
}

function patternOf(pattern: string): RegExp {
  return new RegExp(`^${escapePattern(pattern).replaceAll("\\*", ".*")}$`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}
