import { measureSql } from "../measures/index.js";
import type { Question, Row, Value } from "../measures/question.js";
import { parametersOf } from "../measures/query-parameters.js";

const longestAnswer = 60_000; // milliseconds; `atlas serve-api` ends a query after 30 seconds by itself

/**
 * Rows of a question from the API of `atlas serve-api`, the same as the browser's own database gives: a measure by its name,
 * anything else by its SQL. Undefined: the API does not read that SQL, or is not open to any.
 * Errors: the API cannot be reached, serves another snapshot than the page's, refuses a measure or met a limit; in its words.
 */
export async function askApi(
  api: string,
  snapshot: string,
  question: Question,
  longest = longestAnswer,
): Promise<Row[] | undefined> {
  const measure = measureAsked(question);
  const late = AbortSignal.timeout(longest);
  const response = await fetch(
    ...(measure ? measureCall(api, snapshot, measure, late) : sqlCall(api, snapshot, question.sql, late)),
  ).catch((cause: Error) => {
    const why = late.aborted ? `nothing came for ${longest / 1000} s` : cause.message;
    throw new Error(`The API at ${api} could not be reached (${why}).`);
  });
  const body = (await response.json().catch(() => undefined)) as unknown;
  if (Array.isArray(body)) return (body as Record<string, unknown>[]).map(plainRow);
  if (late.aborted) throw new Error(`The API at ${api} did not end its answer within ${longest / 1000} s.`);
  const refusal = (body as { error?: unknown } | undefined)?.error;
  if (typeof refusal !== "string")
    throw new Error(`What answers at ${api} is not the API of this site (status ${response.status}).`);
  if (!measure && (response.status === 400 || response.status === 404)) return undefined;
  throw new Error(`The API at ${api} refused the question: ${refusal}`);
}

/** The measure behind a question, where the question is the measure's own and nothing was made of it since. */
export function measureAsked({ sql, measure }: Question): Question["measure"] {
  return measure && measureSql(measure.name, measure.query) === sql ? measure : undefined;
}

function measureCall(
  api: string,
  snapshot: string,
  { name, query }: NonNullable<Question["measure"]>,
  signal: AbortSignal,
): [string, RequestInit] {
  const parameters = parametersOf(query);
  parameters.set("snapshot", snapshot);
  return [`${api}/measures/${encodeURIComponent(name)}?${parameters.toString()}`, { signal }];
}

function sqlCall(api: string, snapshot: string, sql: string, signal: AbortSignal): [string, RequestInit] {
  const headers = { "content-type": "application/json" };
  return [
    `${api}/questions`,
    { method: "POST", headers, body: JSON.stringify({ q: sql, snapshot }), signal },
  ];
}

/** Nested values as JSON, as the browser's database gives them. */
function plainRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Value),
    ]),
  );
}
