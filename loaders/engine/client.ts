import { createReadStream } from "node:fs";
import {
  ClickHouseError,
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseSettings,
} from "@clickhouse/client";
import { redact, UsageError } from "../errors.js";
import type { Answer } from "../snapshot/answer.js";
import type { EngineAddress } from "./address.js";
import { valuesOf, type ColumnType } from "./values.js";

/** How a node is asked beyond its defaults. */
export interface AskOptions {
  database?: string;
  settings?: ClickHouseSettings;
  /** ends the query on the server too */
  signal?: AbortSignal | undefined;
}

/** One node of the engine over HTTP; close it when done. */
export class Node {
  private readonly client: ClickHouseClient;

  constructor(
    readonly url: string,
    private readonly address: EngineAddress,
  ) {
    this.client = createClient({
      url,
      username: address.username,
      password: address.password,
      application: "ai-trade-atlas",
      request_timeout: longestRequest,
      max_open_connections: 64,
      compression: { response: true },
      log: { level: ClickHouseLogLevel.OFF }, // it would print queries; errors are told by `explain`
      // a proxy between sees life in a long load
      clickhouse_settings: { send_progress_in_http_headers: 1, http_headers_progress_interval_ms: "30000" },
    });
  }

  /** Rows in the order of the columns, values as `Database.answer` gives them. Errors: in the words of `explain`. */
  async answer(query: string, { database, settings, signal }: AskOptions = {}): Promise<Answer> {
    return this.explained(async () => {
      const result = await this.client.query({
        query,
        format: "JSONCompact",
        clickhouse_settings: {
          ...(database && { database }),
          ...answerSettings,
          ...settings,
        },
        ...(signal && { abort_signal: signal }),
      });
      const { meta = [], data } = (await result.json()) as unknown as {
        meta?: ColumnType[];
        data: unknown[][];
      };
      return { columns: meta.map(({ name }) => name), rows: valuesOf(meta, data) };
    });
  }

  async rows<T>(query: string, options: AskOptions = {}): Promise<T[]> {
    const { columns, rows } = await this.answer(query, options);
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])) as T);
  }

  /** A statement without an answer: DDL, INSERT … SELECT. */
  async run(query: string, { database, settings }: AskOptions = {}): Promise<void> {
    await this.explained(() =>
      this.client.command({ query, clickhouse_settings: { ...(database && { database }), ...settings } }),
    );
  }

  /** Streams a Parquet file into a table; `onBytes` is told what was sent. */
  async insertFile(
    table: string,
    path: string,
    options: AskOptions & { onBytes?: (count: number) => void } = {},
  ): Promise<void> {
    const stream = createReadStream(path, { highWaterMark: 1 << 20 });
    if (options.onBytes) stream.on("data", (chunk) => options.onBytes?.(chunk.length));
    await this.explained(() =>
      this.client.insert({
        table,
        values: stream,
        format: "Parquet",
        clickhouse_settings: { ...(options.database && { database: options.database }), ...options.settings },
      }),
    ).finally(() => stream.destroy());
  }

  /** The answer as bytes of another format, as they come: Arrow, CSV. */
  async stream(
    query: string,
    format: "ArrowStream" | "CSVWithNames",
    options: AskOptions = {},
  ): Promise<Buffer> {
    return this.explained(async () => {
      const { stream } = await this.client.exec({
        query: `${query}\nFORMAT ${format}`,
        clickhouse_settings: {
          ...(options.database && { database: options.database }),
          ...answerSettings,
          ...options.settings,
        },
        ...(options.signal && { abort_signal: options.signal }),
      });
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      return Buffer.concat(parts);
    });
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw explain(cause, this.url, this.address.cluster);
    }
  }
}

/** Milliseconds: a year of a billion rows takes minutes to send; limits on readers are the server's own settings. */
const longestRequest = 3_600_000;

const answerSettings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  wait_end_of_query: 1,
};

/** ClickHouse's codes of a query that is wrong, or does more than it may. */
const mistakes = new Set([
  ...[
    "6",
    "10",
    "34",
    "35",
    "36",
    "42",
    "43",
    "44",
    "46",
    "47",
    "48",
    "53",
    "59",
    "60",
    "62",
    "63",
    "81",
    "115",
  ],
  ...["164", "179", "184", "207", "215", "288", "352", "386", "403", "407", "452", "497"],
]);

/** Limits that the asker ran into: time, rows, bytes, memory. */
const limits = new Set(["158", "159", "160", "202", "241", "307", "394", "396"]);

/** A limit on time, rows or memory that ended a query. */
export class LimitError extends UsageError {}

function explain(cause: unknown, url: string, cluster: string | undefined): Error {
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
    return new Error(`ClickHouse: ${text} (code ${code})`);
  }
  if (code !== undefined || /socket|timeout|ECONN/i.test(text))
    return new Error(`no connection to ClickHouse at ${url} (${code ?? text}): check ATLAS_ENGINE_URL`, {
      cause: new Error(text),
    });
  return cause instanceof Error ? cause : new Error(text);
}
