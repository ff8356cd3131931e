import { unpacked } from "../base/unpacked.js";
import init, { ParquetFile, type RecordBatch } from "parquet-wasm/esm";

/** First message in: where the decoder's own module is. It loads at once, before there is a file to read. */
export interface StartRequest {
  module: string;
}

/** Decodes Parquet off the main thread: one message in for each file, one out for each batch, then `done`. */
export interface ReadRequest {
  id: number;
  /** the file, or the pieces of which it is put together */
  addresses: readonly string[];
}

export type ReadReply =
  | { id: number; type: "batch"; stream: Uint8Array }
  | { id: number; type: "received"; bytes: number }
  | { id: number; type: "done" }
  | { id: number; type: "failed"; message: string };

const batchSize = 65_536;
let module = "";
let loading: Promise<unknown> | undefined;

addEventListener("message", ({ data }: MessageEvent<StartRequest | ReadRequest>) => {
  if ("module" in data) {
    module = data.module;
    load().catch(() => undefined); // tried again for the first file, and told to whoever reads it
    return;
  }
  const { id } = data;
  read(data).then(
    () => reply({ id, type: "done" }),
    (error: Error) => reply({ id, type: "failed", message: error.message }),
  );
});

async function read({ id, addresses }: ReadRequest): Promise<void> {
  const [content] = await Promise.all([download(addresses, id), load()]);
  const file = await ParquetFile.fromFile(content);
  const batches = (await file.stream({ batchSize })).getReader() as ReadableStreamDefaultReader<RecordBatch>;
  let empty = true;
  for (;;) {
    const { done, value } = await batches.read();
    if (done) break;
    empty = false;
    const stream = value.intoIPCStream();
    reply({ id, type: "batch", stream }, [stream.buffer as ArrayBuffer]);
  }
  // a table without rows still has columns
  if (empty) reply({ id, type: "batch", stream: file.schema().intoIPCStream() });
  file.free();
}

async function fetchModule(address: string): Promise<Response> {
  return unpacked(await fetch(address), "application/wasm");
}

function load(): Promise<unknown> {
  return (loading ??= init({ module_or_path: fetchModule(module) }).catch((error: Error) => {
    loading = undefined;
    throw error;
  }));
}

async function download(addresses: readonly string[], id: number): Promise<Blob> {
  return new Blob(await Promise.all(addresses.map((address) => downloadOne(address, id))));
}

async function downloadOne(address: string, id: number): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok || !response.body)
    throw new Error(`${new URL(address).pathname} could not be loaded (HTTP status ${response.status})`);
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    reply({ id, type: "received", bytes: value.length });
  }
  return new Blob(parts);
}

function reply(message: ReadReply, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
