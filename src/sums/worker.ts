import { unpacked } from "../base/unpacked.js";
import type { Catalog } from "../base/catalog.js";
import type { ReaderLabels } from "../measures/label-changes.js";
import type { Row } from "../measures/question.js";
import { useTask, type TaskInUse } from "../measures/task.js";
import type { SumsFile } from "./file.js";
import { Outside } from "./outside.js";
import type { Detail } from "./site.js";
import { Sums } from "./sums.js";
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
  detail: Detail;
  /** are its words to be looked at only, without rows? */
  isCheck?: boolean;
}

/** Rows, absent where the sums could not be read; `isRefused` where they do not answer such a text. */
export interface RowsReply {
  id: number;
  rows?: readonly Row[];
  isRefused?: boolean;
}

let site: StartRequest | undefined;
let opened: Promise<Sums> | undefined;
let last: Promise<unknown> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<StartRequest | RowsRequest>) => {
  if ("root" in data) {
    site = data;
    useTask(data.task);
    sums().catch(() => undefined); // tried again with the first question
    return;
  }
  void answered(data).then((reply) => postMessage({ ...reply, id: data.id }));
});

/** A text that is refused for what it says does not wait for those before it: the database waits for it. */
async function answered({ sql, labels, detail, isCheck }: RowsRequest): Promise<Omit<RowsReply, "id">> {
  try {
    const held = await sums();
    await held.prepare(sql, detail);
    if (isCheck) return {};
    const rows = await inTurn(() => held.rows(sql, labels, detail));
    return { rows };
  } catch (error) {
    return { isRefused: error instanceof Outside }; // the database says what else is wrong
  }
}

/** One text after another; between them come the messages that are there by now. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(otherMessages).then(work);
  last = done.catch(() => undefined); // told to the one who asked
  return done;
}

/** Lets in the messages that have come by now. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

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
