/** A record of a CSV file as text, and the line it starts on. */
export interface CsvRecord {
  line: number;
  text: string;
  problem?: string;
}

/** Lines that a quoted cell may span; a quote left open further than that is a mistake in its own line only. */
const longestCell = 50;

/**
 * Cuts CSV text into records without losing the rest of the file to a quote that is never closed: a cell does not
 * reach into a line that starts a record of its own. Empty lines are left out.
 */
export function readRecords(text: string, startsRecord: (line: string) => boolean): CsvRecord[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const records: CsvRecord[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at] ?? "";
    if (first.trim() === "") continue;
    const end = endOf(lines, at, startsRecord);
    if (end === undefined) records.push({ line: at + 1, text: first, problem: "a quote is not closed" });
    else {
      records.push({ line: at + 1, text: lines.slice(at, end + 1).join("\n") });
      at = end;
    }
  }
  return records;
}

/** The line on which the record that starts at a line ends, or undefined where its quotes never balance. */
function endOf(
  lines: readonly string[],
  start: number,
  startsRecord: (line: string) => boolean,
): number | undefined {
  let open = false;
  for (let at = start; at < Math.min(lines.length, start + longestCell); at++) {
    const line = lines[at] ?? "";
    if (at > start && startsRecord(line)) return undefined;
    if (oddQuotes(line)) open = !open;
    if (!open) return at;
  }
  return undefined;
}

function oddQuotes(line: string): boolean {
  let odd = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
}
