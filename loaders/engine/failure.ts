import { ClickHouseError } from "@clickhouse/client";
import { redact, UsageError } from "../errors.js";

/** ClickHouse's codes of a query that is wrong, or does more than it may. */
const mistakes = new Set(
  "6 10 34 35 36 42 43 44 46 47 48 53 59 60 62 63 81 115 164 179 184 207 215 288 352 386 403 407 452 497".split(
    " ",
  ),
);

/** Limits that the asker ran into: time, rows, bytes, memory, a quota. */
const limits = new Set(["158", "159", "160", "201", "202", "241", "307", "394", "396"]);

/** A limit on time, rows or memory that ended a query. */
export class LimitError extends UsageError {}

/** A statement that ClickHouse could not do, for a reason that is neither of the lists above. */
export class StatementError extends Error {}

/** What went wrong, in a sentence for whoever asked; no password in it. */
export function explain(cause: unknown, url: string, cluster: string | undefined): Error {
  const { code, message } = cause as { code?: string; message: string };
  const text = redact(message).replace(/\s*\(version [^)]*\)\s*$/, "");
  if (cause instanceof ClickHouseError && code !== undefined) {
    if (cluster && /^(279|210|209|32|519|1000|3)$/.test(code))
      return new Error(
        `a node of cluster ${cluster} does not answer: no part of the result is given; ask again when it is back`,
        { cause: new Error(text) },
      );
    if (code === "516")
      return new UsageError(
        `ClickHouse at ${url} refuses the user or the password (expected ATLAS_ENGINE_PASSWORD)`,
      );
    if (limits.has(code)) return new LimitError(`the query went beyond a limit: ${text}`);
    if (mistakes.has(code)) return new UsageError(text);
    return new StatementError(`ClickHouse: ${text} (code ${code})`);
  }
  if (code !== undefined || /socket|timeout|ECONN/i.test(text))
    return new Error(`no connection to ClickHouse at ${url} (${code ?? text}): check ATLAS_ENGINE_URL`, {
      cause: new Error(text),
    });
  return cause instanceof Error ? cause : new Error(text);
}
