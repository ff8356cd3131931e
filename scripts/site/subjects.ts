import type { Database } from "../../loaders/duckdb.js";
import { pack, unpack, type SubjectFile } from "../../src/view/page/prepared.js";
import type { Row } from "../../src/measures/question.js";
import type { Page } from "../../src/view/view.js";
import { writeHashed } from "./ahead.js";
import type { Layout } from "./layout.js";
import { asking } from "./asking.js";

/** Writes the files of a page's subjects; returns their paths from the site's root, by their names. */
export async function writeSubjects(
  page: Page,
  database: Database,
  layout: Layout,
): Promise<Record<string, string> | undefined> {
  if (!page.subjects) return undefined;
  const files = await subjectFiles(page.subjects, database);
  const paths: Record<string, string> = {};
  for (const [name, file] of files)
    paths[name] = await writeHashed(`${page.name}-${name}`, JSON.stringify(file), layout);
  return paths;
}

/** The answers of every subject, each batch asked once and taken apart by its key. */
async function subjectFiles(
  subjects: NonNullable<Page["subjects"]>,
  database: Database,
): Promise<Map<string, SubjectFile>> {
  const files = new Map<string, SubjectFile>();
  for (const { name, question, key, file: fileOf } of subjects.batches()) {
    const bySubject = new Map<string, Row[]>();
    for (const { [key]: subject, ...row } of unpack(await asking(database)(question.sql))) {
      const rows = bySubject.get(String(subject)) ?? [];
      bySubject.set(String(subject), rows);
      rows.push(row);
    }
    for (const [subject, rows] of bySubject) {
      const fileName = fileOf(subject);
      const file = files.get(fileName) ?? {};
      files.set(fileName, file);
      const { columns, rows: count } = pack("", rows);
      (file[subject] ??= {})[name] = { columns, rows: count };
    }
  }
  return files;
}
