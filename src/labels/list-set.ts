import { effectiveChanges, isPrefix, unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";

/**
 * Labels that make a list of codes the goods that count: on it High, every other good Low. Categories stay as the site
 * has them. Prefixes of an odd length stand as the ten below them, since changes name whole levels.
 */
export function labelsOfList(prefixes: readonly string[]): ReaderLabels {
  const rest = chapters.map((prefix) => ({ prefix, relevance: "Low" as const }));
  const listed = prefixes
    .flatMap((prefix) => (isPrefix(prefix) ? [prefix] : digits.map((digit) => prefix + digit)))
    .map((prefix) => ({ prefix, relevance: "High" as const }));
  return { ...unchangedLabels, changes: effectiveChanges([...rest, ...listed]) };
}

const digits = [..."0123456789"];
const chapters = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, "0"));
