import { siteUrl, type Site } from "../base/site.js";
import type { ReaderLabels } from "../measures/label-changes.js";
import type { Row } from "../measures/question.js";
import type { Scope } from "./sums.js";
import type { RowsReply, RowsRequest, StartRequest } from "./worker.js";

/** The sums of a site, in a worker of their own. */
export class SumsClient {
  private next = 0;
  private isLost = false;
  private last: Promise<unknown> = Promise.resolve();
  private readonly waiting = new Map<number, (reply: RowsReply) => void>();

  constructor(private readonly worker: Worker) {
    worker.addEventListener("message", ({ data }: MessageEvent<RowsReply>) =>
      this.waiting.get(data.id)?.(data),
    );
    worker.addEventListener("error", () => {
      this.isLost = true;
      for (const [id, answer] of this.waiting) answer({ id });
    });
  }

  /**
   * The rows of a SQL text under labels; undefined where the database has to answer. Texts wait for one another here, so
   * that `scope` holds when a text comes to its turn.
   */
  rows(sql: string, labels: ReaderLabels, scope: () => Scope): Promise<readonly Row[] | undefined> {
    const answered = this.last.then(() => this.ask({ id: this.next++, sql, labels, scope: scope() }));
    this.last = answered;
    return answered;
  }

  private async ask(request: RowsRequest): Promise<readonly Row[] | undefined> {
    if (this.isLost) return undefined;
    const reply = await new Promise<RowsReply>((resolve) => {
      this.waiting.set(request.id, resolve);
      this.worker.postMessage(request);
    });
    this.waiting.delete(request.id);
    return reply.rows;
  }
}

/** Starts the sums of a site; they load at once, before there is a question. */
export function openSums({ assets, sums = "", tables, task }: Site): SumsClient {
  const worker = new Worker(siteUrl(assets.sumsWorker), { type: "module" });
  const request: StartRequest = { root: siteUrl(""), task, sums, tables };
  worker.postMessage(request);
  return new SumsClient(worker);
}
