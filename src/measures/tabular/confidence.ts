/** How a file states its confidence, decided for the file as a whole, and what its cells are on the scale 0 to 100. */
export interface ConfidenceScale {
  /** a sentence for the reader; NULL where whole numbers from 0 to 100 stand, or nothing */
  said: string | null;
  /** 0 to 100, whole; NULL for an empty cell; a reason for one that does not fit the rest */
  read(cell: string): number | null | { reason: string };
}

/**
 * Numbers up to one are shares where most numbers of the file are; beside numbers up to 100 a share is a slip and is
 * refused, as is anything outside. A percent sign is what it says. Words have fixed values.
 */
export function confidenceScale(cells: Iterable<string>): ConfidenceScale {
  let [shares, ones, whole, words, percents] = [0, 0, 0, 0, 0];
  for (const cell of cells) {
    const stated = parse(cell);
    if (stated === null || stated === undefined) continue;
    if ("word" in stated) words += Number(stated.word > 0);
    else if (stated.percent) percents++;
    else if (stated.number > 1) whole++;
    else if (stated.number === 1) ones++;
    else if (stated.number > 0) shares++;
  }
  const isShare = shares > whole || (whole === 0 && ones > 0);
  const said = [
    isShare && "confidence runs from 0 to 1 and was taken times 100",
    words > 0 && `confidence stands in words (${wordList})`,
    percents > 0 && "confidence is in percent",
  ].filter((sentence) => sentence !== false);
  return {
    said: said.length > 0 ? said.join("; ") : null,
    read: (cell) => readOne(cell, isShare, words > 0),
  };
}

const wordValues: ReadonlyMap<string, number> = new Map([
  ["none", 0], // beside other words; beside numbers it is how programs write a missing one
  ["very low", 10],
  ["low", 25],
  ["med", 50],
  ["medium", 50],
  ["moderate", 50],
  ["high", 75],
  ["very high", 95],
  ["certain", 100],
]);
const wordList = [...wordValues].map(([word, value]) => `${word} ${value}`).join(", ");

const missing = new Set(["", "-", "na", "n/a", "nan", "null", "nil", "."]);

type Stated = { number: number; percent: boolean } | { word: number };

/** NULL for an empty cell, undefined for one that says nothing known. */
function parse(cell: string): Stated | null | undefined {
  const text = cell
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+|(?<=\p{L})-(?=\p{L})/gu, " ")
    .replace(/ confidence$/, "");
  if (missing.has(text)) return null;
  const word = wordValues.get(text);
  if (word !== undefined) return { word };
  const match = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e-?\d+)?) ?(%|percent|pct)?$/.exec(text);
  if (!match?.[1]) return undefined;
  return { number: Number(match[1].replace(",", ".")), percent: match[2] !== undefined };
}

function readOne(cell: string, isShare: boolean, isWords: boolean): number | null | { reason: string } {
  const stated = parse(cell);
  if (stated === null) return null;
  if (stated !== undefined && "word" in stated) return stated.word > 0 || isWords ? stated.word : null;
  const fits =
    stated !== undefined &&
    stated.number >= 0 &&
    (stated.percent || !isShare
      ? stated.number <= 100 && (stated.percent || stated.number >= 1 || stated.number === 0)
      : stated.number <= 1);
  if (stated === undefined || !fits)
    return { reason: `invalid confidence "${cell}" (expected ${isShare ? "0 to 1" : "0 to 100"})` };
  return Math.round(stated.percent || !isShare ? stated.number : stated.number * 100);
}
