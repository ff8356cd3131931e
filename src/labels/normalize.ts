import {
  effectiveChanges,
  isPrefix,
  relevances,
  unchangedLabels,
  type LabelBase,
  type LabelChange,
  type ReaderLabels,
  type Relevance,
} from "../measures/label-changes.js";

/** Longest name of a run, a list or a category that is taken from outside. */
export const longestName = 80;

/** More changes than this are refused: there are fewer codes. */
export const mostChanges = 50_000;

/**
 * Labels from outside (a file, storage) as labels that can be used.
 * @throws Error that says what was expected and what came
 */
export function normalizeLabels(value: unknown): ReaderLabels {
  const labels = record(value, "labels");
  const changes = labels["changes"] ?? [];
  if (!Array.isArray(changes)) throw new Error(`invalid changes: ${shown(changes)} (expected a list)`);
  if (changes.length > mostChanges)
    throw new Error(`too many changes: ${changes.length} (expected ${mostChanges} at most)`);
  return {
    base: normalizeBase(labels["base"] ?? unchangedLabels.base),
    changes: effectiveChanges(changes.map(normalizeChange)),
    confidence: normalizeConfidence(labels["confidence"] ?? 0),
    medium: oneOf("place of Medium", labels["medium"] ?? "apart", ["apart", "ai", "non_ai"] as const),
  };
}

function normalizeBase(value: unknown): LabelBase {
  const base = record(value, "base");
  const kind = oneOf("base", base["kind"], ["site", "run", "list", "none"] as const);
  return kind === "run" || kind === "list" ? { kind, name: nameOf("base", base["name"]) } : { kind };
}

function normalizeChange(value: unknown): LabelChange {
  const change = record(value, "change");
  const set: { relevance?: Relevance; category?: string } = {};
  if (change["relevance"] !== undefined) set.relevance = oneOf("relevance", change["relevance"], relevances);
  if (change["category"] !== undefined) set.category = nameOf("category", change["category"]);
  if (Object.keys(set).length === 0) throw new Error(`change without an effect: ${shown(value)}`);
  if (change["of"] !== undefined) return { of: nameOf("category", change["of"]), ...set };
  const { prefix } = change;
  if (typeof prefix !== "string" || !isPrefix(prefix))
    throw new Error(`invalid code: ${shown(prefix)} (expected 2, 4, 6, 8 or 10 digits)`);
  return { prefix, ...set };
}

function normalizeConfidence(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 100)
    throw new Error(`invalid confidence: ${shown(value)} (expected a whole number from 0 to 100)`);
  return value;
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`invalid ${what}: ${shown(value)} (expected an object)`);
  return value as Record<string, unknown>;
}

function nameOf(what: string, value: unknown): string {
  if (typeof value !== "string" || value.length === 0 || value.length > longestName)
    throw new Error(`invalid ${what}: ${shown(value)} (expected a name of 1 to ${longestName} characters)`);
  return value;
}

function oneOf<T extends string>(what: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Error(`unknown ${what}: ${shown(value)} (expected ${allowed.join(", ")})`);
  return found;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 60);
}
