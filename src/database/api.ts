import { measureSql } from "../measures/index.js";
import type { Question, Row } from "../measures/question.js";
import { parametersOf } from "../measures/query-parameters.js";

/** The measure behind a question, where the question is the measure's own and nothing was made of it since. */
export function measureAsked({ sql, measure }: Question): Question["measure"] {
  return measure && measureSql(measure.name, measure.query) === sql ? measure : undefined;
}

/**
 * Rows of a measure from the API of `atlas serve-api`, the same as the browser's own database gives.
 * Errors: the API cannot be reached, serves another snapshot than the page's, or refuses the question; in its words.
 */
export async function askApi(
  api: string,
  snapshot: string,
  { name, query }: NonNullable<Question["measure"]>,
): Promise<Row[]> {
  const parameters = parametersOf(query);
  parameters.set("snapshot", snapshot);
  const address = `${api}/measures/${encodeURIComponent(name)}?${parameters.toString()}`;
  const response = await fetch(address).catch((cause: Error) => {
    throw new Error(`The API at ${api} could not be reached (${cause.message}).`);
  });
  const body = (await response.json()) as Row[] | { error: string };
  if (!Array.isArray(body)) throw new Error(`The API at ${api} refused the question: ${body.error}`);
  return body;
}
