/** The parts of a text that joins them, such as the codes of a filter. */
export function partsOf(text: string, mark = ","): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** With a part more, once. */
export function withPart(text: string, part: string): string {
  return [...new Set([...partsOf(text), part])].join(",");
}
