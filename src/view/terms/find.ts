import { glossary, type Term } from "../glossary.js";

/** A stretch of text, and the term that it names, if any. */
export interface Piece {
  text: string;
  term?: Term;
}

/**
 * A text cut at the terms of the glossary. Each term is found once: what `found` holds is passed over, and what is
 * found now is added to it.
 */
export function findTerms(text: string, found: Set<Term>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const term = termOf.get(match[0].toLowerCase());
    if (!term || found.has(term)) continue;
    found.add(term);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

const termOf = new Map(
  glossary.flatMap((term) => (term.also ?? [term.term.toLowerCase()]).map((words) => [words, term] as const)),
);

/** Any of the phrases, the longest first, not as a part of a longer word. */
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...termOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((words) => words.replaceAll(".", "\\."))
    .join("|")})(?![\\p{L}\\p{N}-])`,
  "giu",
);
