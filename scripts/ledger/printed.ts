import { parsePrinted, type Entry } from "../../src/measures/published/entry.js";

/** A number or a phrase that stands for one, as the text prints it, and where it stands. */
export interface Printed {
  /** `abstract`, `introduction`, `section 3`, `table 2` */
  place: string;
  line: number;
  /** without currency and unit: `2,598`, `+72.6`, `about half` */
  text: string;
}

/** Every number that a paper's text prints as a result, in tables, notes and words. */
export function printedIn(paper: string): Printed[] {
  const found: Printed[] = [];
  let place = "title";
  let table: string | undefined;
  for (const [i, raw] of paper.split("\n").entries()) {
    const line = raw.replaceAll("\\$", "$").replaceAll("**", "").replaceAll("\u2212", "-");
    const heading = headings.find(([pattern]) => pattern.test(line));
    const caption = /^Table (\d):/.exec(line);
    if (heading) [place, table] = [line.replace(heading[0], heading[1]).toLowerCase(), undefined];
    else if (caption) table = `table ${caption[1]}`;
    else if (line.startsWith("|")) {
      if (table && !line.startsWith("|-"))
        found.push(...cellsOf(line).map((text) => ({ place: table ?? "", line: i + 1, text })));
    } else if (!silent.has(place) && !isPrompt(line))
      found.push(...numbersOf(line).map((text) => ({ place, line: i + 1, text })));
  }
  return found;
}

/** What no entry of the ledger prints at that place. */
export function uncovered(paper: string, ledger: readonly Entry[]): Printed[] {
  const known = new Set(
    ledger.flatMap(({ place, printed }) =>
      place
        .toLowerCase()
        .split(/, | \(/)
        .map((one) => `${one} ${plain(printed)}`),
    ),
  );
  return printedIn(paper).filter(({ place, text }) => !known.has(`${place} ${plain(text)}`));
}

const headings: readonly (readonly [pattern: RegExp, place: string])[] = [
  [/^ABSTRACT$/, "abstract"],
  [/^Email: .*$/, "introduction"],
  [/^(\d)\.(?:\d\.)? (?!HS10 Code|NAICS Code)[A-Z].*$/, "section $1"],
  [/^References$/, "references"],
];

/** Places whose numbers are no results: the title page, the literature, and the appendix but for its tables. */
const silent = new Set(["title", "references", "section 8", "section 9"]);

/** Parts of a sentence that hold a number and no result of the data, each with the reason. */
const noResults: readonly RegExp[] = [
  /\((?:19|20)\d\d\)|\b(?:19|20)\d\d(?:[-\u2013](?:19|20)\d\d)?\b/g, // years
  /\b\d{10}\b|\bHS(?:10|6|2)\b|\b(?:10|6)-digit\b|chapters? \d+(?: and \d+)?/g, // codes, levels and chapters
  /(?:Executive Order|EO) \d+|\bSection 122\b/g, // law
  /additional 20 percent/g, // a rate of law
  /\b(?:April|Apr) \d+\b/g, // dates
  /\b(?:Figures?|Tables?|Section) \d(?:(?: and| or) \d)?\b/g, // references within the paper
  /\btop (?:20|five)\b|^Top 3\b|\btop 10 (?:list|HS10 Codes by)/g, // lengths of its lists
  /\babout 19,000\b|\broughly 100\b|\[0, 100\]/g, // the task, and the lists of others
  /more than (?:10|ten) percentage points/g, // cited from others: the rise of all tariffs
  /out of the 7\b/g, // how many categories there are
  /^\d\. |^[a-z\s(]*\d\. the /g, // numbered lists
];

const phrases =
  /\b(?:about|nearly|above|another|all of the|the other|by|in)?\s*(?:\$\s*)?[-+]?\d[\d,]*(?:\.\d+)?|\b(?:about|the other|another) (?:half|a quarter|a third|quarter|half)\b|\btriple digits\b|\bsixth\b|\bfive display\b/g;

function numbersOf(line: string): string[] {
  const text = noResults.reduce((rest, pattern) => rest.replaceAll(pattern, " "), line);
  return [...text.matchAll(phrases)].map(([match]) => match.replace(/ display$/, "").trim()).filter(Boolean);
}

/** Numbers of a table's row; its first cell names the row. */
function cellsOf(line: string): string[] {
  const cells = line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
  return cells.filter((cell) => /^[-+]?\d[\d,]*(?:\.\d+)?$/.test(cell));
}

/** The prompt that the paper quotes. */
function isPrompt(line: string): boolean {
  return /^`{3}|^\d\. \*?|^[A-Z ]+: [A-Z]|^statistics\.|^is an international/.test(line);
}

/** Printed texts that are one: numbers by their size (a fall may be written as one), words by themselves without what softens a figure. */
function plain(printed: string): string {
  const number = /[-+\u2212]?\d[\d,]*(?:\.\d+)?/.exec(printed.replaceAll("$", ""))?.[0];
  if (number === undefined) return printed.replace(/^about /, "").toLowerCase();
  return String(Math.abs(parsePrinted(number.replace(/,$/, ""))));
}
