import type { Question, Row } from "../measures/question.js";
import { readSite } from "../base/site.js";
import { detailOf } from "../database/detail.js";

/**
 * Rows of a question out of the browser's database, with the labels in use: for a page's own code.
 * `await answer(ask("import_value", {by: ["year", "country"]}))`, or `await answer({sql: "SELECT …"})`.
 */
export async function answer(question: Question): Promise<Row[]> {
  const { openDatabase } = await import("../database/client.js");
  const client = await openDatabase(readSite(), () => undefined);
  return client.rows(question.sql, detailOf(question));
}
