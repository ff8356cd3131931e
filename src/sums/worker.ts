import { unpacked } from "../base/unpacked.js";
import type { Catalog } from "../base/catalog.js";
import type { ReaderLabels } from "../measures/label-changes.js";
import type { Row } from "../measures/question.js";
import { useTask, type TaskInUse } from "../measures/task.js";
import type { SumsFile } from "./file.js";
import { Sums, type Scope } from "./sums.js";
import { SumTables } from "./tables.js";

/** First message in: where the site stands, its task, and the paths of its sums and of its tables' catalogue. */
export interface StartRequest {
  root: string;
  task: TaskInUse;
  sums: string;
  tables: string;
}

export interface RowsRequest {
  id: number;
  sql: string;
  labels: ReaderLabels;
  scope: Scope;
}

/** Rows, absent where the sums do not answer or could not be read. */
export interface RowsReply {
  id: number;
  rows?: readonly Row[];
}

let site: StartRequest | undefined;
let opened: Promise<Sums> | undefined;

addEventListener("message", ({ data }: MessageEvent<StartRequest | RowsRequest>) => {
  if ("root" in data) {
    site = data;
    useTask(data.task);
    sums().catch(() => undefined); // tried again with the first question
    return;
  }
  const { id, sql, labels, scope } = data;
  const reply = (answer: RowsReply): void => postMessage(answer);
  sums()
    .then((held) => held.rows(sql, labels, scope))
    .then(
      (rows) => reply({ id, ...(rows && { rows }) }),
      () => reply({ id }), // the database says what is wrong
    );
});

function sums(): Promise<Sums> {
  return (opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
}

async function open(): Promise<Sums> {
  const file = await json<SumsFile>(site?.sums ?? "");
  return new Sums(file, json, async () => new SumTables(await json<Catalog>(site?.tables ?? ""), bytes));
}

async function json<T>(path: string): Promise<T> {
  return (await (await response(path, "application/json")).json()) as T;
}

async function bytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await response(path, "application/octet-stream")).arrayBuffer());
}

async function response(path: string, type: string): Promise<Response> {
  const found = await unpacked(await fetch(new URL(path, site?.root)), type);
  if (!found.ok) throw new Error(`${path} has HTTP status ${found.status}`);
  return found;
}
