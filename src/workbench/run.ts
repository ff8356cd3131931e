import { Table, type RecordBatch } from "apache-arrow";
import { openDatabase, type DatabaseClient } from "../database/client.js";
import { megabytes } from "../database/engine.js";
import { parquetOf } from "../database/parquet-file.js";
import { rowsOf } from "../database/rows.js";
import { csvCell } from "../measures/tabular/cell.js";
import type { Row } from "../measures/question.js";
import { readerStore } from "../labels/store.js";
import { siteUrl, type Site } from "../base/site.js";

/** Rows that the page shows; files hold more. */
export const mostRows = 10_000;

/** Rows that a file holds at most: what a browser can hold at once. */
const mostFileRows = 2_000_000;

/** Tables beyond this size are loaded only when the reader says so. */
const largestUnasked = 40_000_000;

export interface Result {
  sql: string;
  columns: readonly string[];
  rows: readonly Row[];
  /** are there more rows than these? */
  more: boolean;
  milliseconds: number;
}

export interface RunOptions {
  site: Site;
  signal: AbortSignal;
  onProgress: (message: string) => void;
  /** may the tables that the query needs be loaded, so many bytes of them? */
  confirm: (megabytes: string) => boolean;
}

/** Runs a statement and keeps as many rows as the page shows. Errors: what the engine says; cancelled by the reader. */
export async function runQuery(sql: string, options: RunOptions): Promise<Result> {
  const batches: RecordBatch[] = [];
  let count = 0;
  const { complete, milliseconds } = await stream(sql, options, (batch) => {
    batches.push(batch);
    count += batch.numRows;
    return count <= mostRows;
  });
  const rows = batches.flatMap((batch) => rowsOf(new Table([batch]))).slice(0, mostRows);
  return {
    sql,
    columns: batches[0]?.schema.fields.map((field) => field.name) ?? [],
    rows,
    more: !complete || count > mostRows,
    milliseconds,
  };
}

/** All rows of a statement as CSV. */
export async function csvFile(
  sql: string,
  options: RunOptions,
): Promise<{ file: Blob; rows: number; complete: boolean }> {
  const parts: string[] = [];
  let rows = 0;
  const { complete } = await stream(sql, options, (batch) => {
    const names = batch.schema.fields.map((field) => field.name);
    if (rows === 0 && parts.length === 0) parts.push(`${names.map(csvCell).join(",")}\r\n`);
    parts.push(
      rowsOf(new Table([batch]))
        .map((row) => `${names.map((name) => csvCell(row[name] ?? null)).join(",")}\r\n`)
        .join(""),
    );
    rows += batch.numRows;
    return rows < mostFileRows;
  });
  return { file: new Blob(parts, { type: "text/csv;charset=utf-8" }), rows, complete };
}

/** All rows of a statement as Parquet. */
export async function parquetFile(
  sql: string,
  options: RunOptions,
): Promise<{ file: Blob; rows: number; complete: boolean }> {
  const batches: RecordBatch[] = [];
  let rows = 0;
  const { complete } = await stream(sql, options, (batch) => {
    batches.push(batch);
    rows += batch.numRows;
    return rows < mostFileRows;
  });
  if (!batches.length) throw new Error("The query gives no rows, so there is nothing to save.");
  const module = siteUrl(options.site.assets.parquetModule);
  return { file: await parquetOf(new Table(batches), module), rows, complete };
}

async function stream(
  sql: string,
  options: RunOptions,
  onBatch: (batch: RecordBatch) => boolean,
): Promise<{ complete: boolean; milliseconds: number }> {
  const { site, signal, onProgress, confirm } = options;
  const client = await openDatabase(site, onProgress);
  await client.useLabels(readerStore().labels); // the page itself may not have come to it yet
  const bytes = client.bytesFor(sql, "all");
  if (bytes > largestUnasked && !confirm(megabytes(bytes)))
    throw new Error(
      `The query needs ${megabytes(bytes)} of tables, which were not loaded. A table like imports_by_code is smaller.`,
    );
  const running = client.stream(sql, { detail: "all", signal, onBatch });
  return Promise.race([running, ended(client, signal, running)]);
}

/** Time that a cancelled query has to stop by itself, in milliseconds. */
const patience = 2_000;

/** An engine deep in one step of a query does not hear that it is cancelled: it is ended, and starts anew at the next query. */
function ended(client: DatabaseClient, signal: AbortSignal, running: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => {
    let done = false;
    void running.catch(() => undefined).finally(() => (done = true));
    signal.addEventListener("abort", () =>
      setTimeout(() => {
        if (done) return;
        void client
          .end()
          .then(
            () =>
              reject(
                new DOMException("The query was cancelled, and the database was started anew.", "AbortError"),
              ),
            reject,
          );
      }, patience),
    );
  });
}
