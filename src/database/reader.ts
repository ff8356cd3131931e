import { siteUrl, type Site } from "../base/site.js";
import type { TableFile } from "../base/catalog.js";
import type { ReadReply, ReadRequest, StartRequest } from "./parquet-worker.js";

/** Reads Parquet files of the site in a worker of its own and hands over Arrow batches as they are decoded. */
export class ParquetReader {
  private worker: Worker | undefined;
  private next = 0;
  private readonly waiting = new Map<number, (reply: ReadReply) => void>();

  /** Starts the worker at once, so that it is ready with the first file. */
  constructor(private readonly site: Site) {
    this.worker = this.start();
  }

  /** Errors: the file is missing or not Parquet; the worker cannot be loaded. */
  async read(
    file: TableFile,
    handlers: { onBatch(stream: Uint8Array): Promise<void>; onReceived(bytes: number): void },
  ): Promise<void> {
    const id = this.next++;
    const worker = (this.worker ??= this.start());
    let inserted = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      this.waiting.set(id, (reply) => {
        if (reply.type === "received") handlers.onReceived(reply.bytes);
        else if (reply.type === "batch") inserted = inserted.then(() => handlers.onBatch(reply.stream));
        else if (reply.type === "done") resolve();
        else reject(new Error(reply.message));
      });
      const request: ReadRequest = { id, addresses: (file.parts ?? [file.path]).map(siteUrl) };
      worker.postMessage(request);
    }).finally(() => this.waiting.delete(id));
    await inserted;
  }

  private start(): Worker {
    const worker = new Worker(siteUrl(this.site.assets.parquetWorker), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<ReadReply>) =>
      this.waiting.get(event.data.id)?.(event.data),
    );
    worker.addEventListener("error", (event) => {
      this.worker = undefined;
      for (const [id, reply] of this.waiting)
        reply({
          id,
          type: "failed",
          message: `the Parquet reader could not be loaded ${event.message ?? ""}`.trim(),
        });
    });
    const request: StartRequest = { module: siteUrl(this.site.assets.parquetModule) };
    worker.postMessage(request);
    return worker;
  }
}
