import { createHash } from "node:crypto";
import { defaultTask } from "../tasks/task.js";
import type { Manifest } from "./manifest.js";

/** What makes a snapshot the one it is: when and by which code it was built does not count. */
export type Content = Omit<Manifest, "format" | "id" | "built" | "code_version">;

/**
 * The last month and the first eight hex digits of a hash of the content, after `sample-` for a sample.
 * Fetching the same bytes again makes no other snapshot: the times of sources do not count either.
 */
export function identify(content: Content): string {
  const { kind, run, sources, tables, months, control_totals, runs, ...rest } = content;
  const { lists, gaps, allow_unlabelled, notes } = rest;
  // the paper's question alone is what a snapshot holds that names none
  const isUsual = rest.tasks?.every(({ task }) => task.name === defaultTask) ?? true;
  const parts = {
    ...{ kind, run, sources, tables, months, control_totals, runs, lists },
    gaps,
    allow_unlabelled,
    notes,
    ...(isUsual ? {} : { tasks: rest.tasks }),
  };
  const text = JSON.stringify(parts, (key, value: unknown) => (key === "fetched" ? undefined : value));
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const lastMonth = [...months.imports, ...months.exports].sort().at(-1) ?? "none";
  return `${kind === "sample" ? "sample-" : ""}${lastMonth}-${hash}`;
}

/** The text of `SHA256SUMS`, which `sha256sum -c` reads: every file of the snapshot, the manifest last. */
export function checksumList(manifest: Manifest, manifestSha256: string): string {
  const files = manifest.tables.flatMap((table) => table.files);
  return [...files, { file: "manifest.json", sha256: manifestSha256 }]
    .map(({ file, sha256 }) => `${sha256}  ${file}\n`)
    .join("");
}
