import { createHash } from "node:crypto";
import type { Label } from "./label.js";

/** SHA-256 of a value's JSON, in hex. Object keys are sorted, so that their order changes nothing. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** The form in which hashes stand in table `labels`. */
export function shortHash(value: unknown): string {
  return hashOf(value).slice(0, 16);
}

/** What labels say, whoever wrote them and when. */
export function contentHash(labels: readonly Label[]): string {
  const rows = labels.map((label) => ({ ...label, labelled_at: "" }));
  return hashOf(rows.map(canonicalJson).sort());
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
