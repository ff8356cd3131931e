import { formatCsv } from "../csv.js";
import type { Label } from "./label.js";

/** A run as a CSV that a person can review line by line: sorted, one code a line, no times. */
export function exportLabels(labels: readonly Label[]): string {
  const headers = [
    "flow",
    "hs10",
    "relevance",
    "confidence",
    "vote_share",
    "category",
    "specific_use",
    "reasoning",
  ];
  const rows = [...labels].sort((a, b) => (a.flow + a.hs10 < b.flow + b.hs10 ? -1 : 1));
  return formatCsv(
    headers,
    rows.map((label) => [
      label.flow,
      label.hs10,
      label.relevance,
      label.confidence,
      label.vote_share,
      label.category,
      label.specific_use,
      label.reasoning,
    ]),
  );
}
