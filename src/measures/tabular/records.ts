import { dsvFormat } from "d3";

/** A record of a delimited text: its cells, and the line it starts on; `problem` says why its cells are not to be used. */
export interface TextRecord {
  line: number;
  cells: string[];
  problem?: string;
}

/**
 * Cuts a delimited text into records, from a line on. Quoted cells may hold delimiters and line ends; a quote that is
 * never closed spoils its own line and not the rest of the file. Empty lines are left out.
 * @param width cells that a record should have
 */
export function readRecords(
  lines: readonly string[],
  delimiter: string,
  from: number,
  width: number,
): TextRecord[] {
  const format = dsvFormat(delimiter);
  const parse = (text: string): string[] => format.parseRows(text)[0] ?? [];
  const records: TextRecord[] = [];
  for (let at = from; at < lines.length; at++) {
    const first = lines[at] ?? "";
    if (first.trim() === "") continue;
    const record = { line: at + 1, cells: parse(first) };
    const end = endOf(lines, at, delimiter);
    if (end === at) records.push(record);
    else if (typeof end === "string") records.push({ ...record, problem: end });
    else {
      const text = lines.slice(at, end + 1).join("\n");
      const cells = parse(text);
      const swallowed = lines
        .slice(at + 1, end + 1)
        .some(
          (line, i) => parse(line).length === width && endOf(lines, at + 1 + i, delimiter) === at + 1 + i,
        );
      if (swallowed && cells.length !== width) records.push({ ...record, problem: notClosed });
      else {
        records.push({ line: at + 1, cells });
        at = end;
      }
    }
  }
  return records;
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Lines that a quoted cell may span. */
const longestCell = 200;

const notClosed = "a quote is not closed";

/** The line on which the record of a line ends, or what is wrong with its quotes. */
function endOf(lines: readonly string[], start: number, delimiter: string): number | string {
  let open = false;
  for (let at = start; at < Math.min(lines.length, start + longestCell); at++) {
    const after = scan(lines[at] ?? "", delimiter, open);
    if (after === "broken") return at === start ? "text after the quote that ends a cell" : notClosed;
    if (after === "closed") return at;
    open = true;
  }
  return notClosed;
}

/** What the quotes of a line leave behind. A quote inside a cell that does not begin with one is a mark like any other. */
function scan(line: string, delimiter: string, isOpen: boolean): "open" | "closed" | "broken" {
  let at = 0;
  let open = isOpen;
  for (;;) {
    if (!open && line[at] === '"') {
      open = true;
      at++;
    }
    if (open) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return "open";
      at = quote + 1;
      if (line[at] === '"') {
        at++;
        continue;
      }
      open = false;
      if (at === line.length) return "closed";
      if (line[at] !== delimiter) return "broken";
      at++;
      continue;
    }
    const next = line.indexOf(delimiter, at);
    if (next < 0) return "closed";
    at = next + 1;
  }
}
