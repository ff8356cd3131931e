import { createReadStream } from "node:fs";
import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseSettings,
} from "@clickhouse/client";
import type { Answer } from "../snapshot/answer.js";
import { limitsOf, type Limits } from "../limits.js";
import type { EngineAddress } from "./address.js";
import { answerOf, wholeOf } from "./body.js";
import { explain } from "./failure.js";
import { valuesOf } from "./values.js";

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
  private readonly limits: Limits;

  constructor(
    readonly url: string,
    private readonly address: EngineAddress,
    kind: "query" | "load" = "query",
  ) {
    this.limits = limitsOf(kind);
    this.client = createClient({
      url,
      username: address.username,
      password: address.password,
      application: "ai-trade-atlas",
      request_timeout: this.limits.silence, // of its socket
      max_open_connections: 64,
      compression: { response: true },
      log: { level: ClickHouseLogLevel.OFF }, // it would print queries; errors are told by `explain`
      // a proxy between sees life in a long load
      clickhouse_settings: { send_progress_in_http_headers: 1, http_headers_progress_interval_ms: "30000" },
    });
  }

  /** Rows in the order of the columns, values as `Database.answer` gives them. Errors: in the words of `explain`. */
  async answer(query: string, options: AskOptions = {}): Promise<Answer> {
    const { meta, data } = answerOf(await this.bytesOf(query, options), this.url);
    return { columns: meta.map(({ name }) => name), rows: valuesOf(meta, data) };
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

  /** Streams a Parquet file into a table. */
  async insertFile(table: string, path: string, options: AskOptions = {}): Promise<void> {
    const stream = createReadStream(path, { highWaterMark: 1 << 20 });
    await this.explained(() =>
      this.client.insert({
        table,
        values: stream,
        format: "Parquet",
        clickhouse_settings: { ...(options.database && { database: options.database }), ...options.settings },
      }),
    ).finally(() => stream.destroy());
  }

  /** Whether it is there, within the longest silence of a query. Errors: in the words of `explain`. */
  async ping(): Promise<void> {
    const late = AbortSignal.timeout(limitsOf("query").silence);
    await this.explained(() => this.client.command({ query: "SELECT 1", abort_signal: late }), late);
  }

  private async bytesOf(query: string, { database, settings, signal }: AskOptions): Promise<Buffer> {
    const late = AbortSignal.timeout(this.limits.total);
    const ended = signal ? AbortSignal.any([signal, late]) : late;
    return this.explained(async () => {
      const { stream } = await this.client.exec({
        query: `${query}\nFORMAT JSONCompact`,
        clickhouse_settings: {
          ...(database && { database }),
          ...answerSettings,
          // a shard that hangs is told by the node that waits for it, before this side loses patience with the node
          receive_timeout: Math.max(1, Math.round(this.limits.silence / 1500)),
          ...settings,
        },
        abort_signal: ended,
      });
      return wholeOf(stream, this.url, this.limits, ended);
    }, late);
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async explained<T>(work: () => Promise<T>, late?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (late?.aborted)
        throw new Error(`ClickHouse at ${this.url} did not answer in time: check ATLAS_ENGINE_URL`);
      throw explain(cause, this.url, this.address.cluster);
    }
  }
}

const answerSettings: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  wait_end_of_query: 1,
};
