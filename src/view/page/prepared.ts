import { unpacked } from "../../base/unpacked.js";
import type { Row, Value } from "../../measures/question.js";

/** Rows with each column once: how the build hands answers to the page. */
export interface PreparedAnswer {
  sql: string;
  columns: Record<string, Value[]>;
  rows: number;
}

/** What `_data/<page>.json` holds. */
export interface PageData {
  /** the snapshot that the answers came from */
  snapshot: string;
  answers: PreparedAnswer[];
  /** path of the file, from the site's root, with the answers that a single change of an input needs */
  ahead?: string;
  /** paths, from the site's root, of the files of subjects by their names */
  subjects?: Record<string, string>;
  /** what the page's module of `src/data/` returned, if it has one */
  data?: unknown;
}

/** Reads what the build prepared for a page from its attached file. Errors: it cannot be loaded. */
export async function preparedData(file: { name: string; url(): Promise<string> }): Promise<PageData> {
  const response = await unpacked(await fetch(await file.url()), "application/json");
  if (!response.ok) throw new Error(`${file.name} has HTTP status ${response.status}`);
  return (await response.json()) as PageData;
}

/** What a file of subjects holds: by subject and question, rows with each column once. */
export type SubjectFile = Record<string, Record<string, Omit<PreparedAnswer, "sql">>>;

export function pack(sql: string, rows: readonly Row[]): PreparedAnswer {
  const names = Object.keys(rows[0] ?? {});
  const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]));
  return { sql, columns, rows: rows.length };
}

export function unpack(answer: PreparedAnswer): Row[] {
  const columns = Object.entries(answer.columns);
  return Array.from({ length: answer.rows }, (_, i) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[i] ?? null])),
  );
}
