import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCsv, type CsvRow } from "./csv.js";
import { UsageError } from "./errors.js";
import { publisherFolder } from "./publisher.js";

/** A number or a text of the site that was wrong, as its publisher owns up to it. */
export interface Correction {
  /** day on which the site was put right, `YYYY-MM-DD` */
  date: string;
  /** the page, as in its address: `tariffs`, or `tariffs#tariff-rates` for a figure */
  page: string;
  /** what the number is */
  what: string;
  /** as it stood, and as it stands */
  old: string;
  new: string;
  /** why it was wrong */
  reason: string;
}

const columns = ["date", "page", "what", "old", "new", "reason"] as const;

/**
 * The corrections of `corrections.csv` in the publisher's folder, the newest first; none where there is no such file.
 * @throws UsageError naming file, line and column of whatever cannot be published
 */
export async function readCorrections(folder = publisherFolder(), today = new Date()): Promise<Correction[]> {
  const file = join(folder, "corrections.csv");
  if (!existsSync(file)) return [];
  const content = await readFile(file);
  const { rows } = parseCsv(
    content,
    file,
    columns.map((name) => [name]),
  );
  return rows
    .map((row) => correctionOf(row, file, today))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

function correctionOf(row: CsvRow, file: string, today: Date): Correction {
  const fail = (what: string): never => {
    throw new UsageError(`${file}, line ${row.line}: ${what}`);
  };
  if (row.problem !== undefined) fail(row.problem);
  const [date = "", page = "", what = "", old = "", now = "", reason = ""] = columns.map(
    (name) => row.cell(name)?.trim() || fail(`no ${name} (expected a text in each of ${columns.join(", ")})`),
  );
  if (!isDay(date)) fail(`invalid date: "${date}" (expected YYYY-MM-DD)`);
  if (date > today.toISOString().slice(0, 10)) fail(`date ${date} is yet to come`);
  if (!/^[\w-]+(#[\w-]+)?$/.test(page))
    fail(
      `invalid page: "${page}" (expected its name, such as tariffs, or tariffs#tariff-rates for a figure)`,
    );
  if (old === now) fail(`old and new are both "${old}" (expected what was changed)`);
  return { date, page: page === "index" ? "overview" : page, what, old, new: now, reason };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
