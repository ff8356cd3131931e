import { siteUrl, type Site } from "../base/site.js";
import { unchangedLabels, type ReaderLabels } from "../measures/label-changes.js";
import type { Row } from "../measures/question.js";
import type { Detail } from "./site.js";
import type { RowsReply, RowsRequest, StartRequest } from "./worker.js";

/** The sums of a site, in a worker of their own. */
export class SumsClient {
  /** did its worker fail, or not load? Another may be opened */
  isLost = false;
  private next = 0;
  private readonly waiting = new Map<number, (reply: RowsReply) => void>();
  private readonly refused = new Set<string>();

  constructor(private readonly worker: Worker) {
    worker.addEventListener("message", ({ data }: MessageEvent<RowsReply>) =>
      this.waiting.get(data.id)?.(data),
    );
    worker.addEventListener("error", () => {
      this.isLost = true;
      for (const [id, answer] of this.waiting) answer({ id });
    });
  }

  /** The rows of a SQL text under labels; undefined where the database has to answer. Texts are worked out in the order in which they are asked. */
  async rows(sql: string, labels: ReaderLabels, detail: Detail): Promise<readonly Row[] | undefined> {
    return (await this.ask({ sql, labels, detail }))?.rows;
  }

  /** Is a text left to the database for what it says? */
  async leaves(sql: string): Promise<boolean> {
    const reply = await this.ask({ sql, labels: unchangedLabels, detail: "none", isCheck: true });
    return !reply || reply.isRefused === true;
  }

  /** Is nothing being worked out? */
  get isIdle(): boolean {
    return this.waiting.size === 0;
  }

  private async ask(request: Omit<RowsRequest, "id">): Promise<RowsReply | undefined> {
    if (this.isLost || this.refused.has(request.sql)) return undefined;
    const id = this.next++;
    const reply = await new Promise<RowsReply>((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ ...request, id } satisfies RowsRequest);
    });
    this.waiting.delete(id);
    if (reply.isRefused) this.refused.add(request.sql); // under other labels too, most often: asking again costs time
    return reply;
  }
}

/** Starts the sums of a site; they load at once, before there is a question. */
export function openSums({ assets, sums = "", tables, task }: Site): SumsClient {
  const worker = new Worker(siteUrl(assets.sumsWorker), { type: "module" });
  const request: StartRequest = { root: siteUrl(""), task, sums, tables };
  worker.postMessage(request);
  return new SumsClient(worker);
}
