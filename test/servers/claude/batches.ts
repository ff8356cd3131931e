import type { IncomingMessage, ServerResponse } from "node:http";
import { error, invalidParams, json, type FakeClaude, type Fault } from "../claude.js";
import type { answerMessage, FakeRequest } from "./answers.js";

interface Item {
  custom_id: string;
  params: FakeRequest;
}

interface Batch {
  id: string;
  items: Item[];
  created: number;
  canceled: boolean;
  /** lines of the results once it has ended */
  lines: string[] | undefined;
}

type Produce = (request: FakeRequest) => {
  message: ReturnType<typeof answerMessage>;
  fault: Fault | undefined;
  bill: () => void;
};

/** Message batches: nothing is checked and nothing counted before the whole batch has ended. */
export class BatchDesk {
  readonly all: Batch[] = [];
  /** break the next downloads of results after this many characters */
  readonly cutResults: number[] = [];
  /** another host for the address of the results */
  resultsHost: string | undefined;

  constructor(
    private readonly fake: FakeClaude,
    private readonly produce: Produce,
  ) {}

  /** Ends what is under way, whatever its time. */
  finish(): void {
    for (const batch of this.all) batch.lines ??= this.run(batch);
  }

  handle(request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
    const [, id, action] =
      /^\/v1\/messages\/batches(?:\/([^/]+))?(?:\/(results|cancel))?$/.exec(url.pathname) ?? [];
    if (id === undefined && request.method === "POST") return this.create(response, body);
    if (id === undefined) return this.list(response, url);
    const batch = this.all.find((candidate) => candidate.id === id);
    if (batch === undefined) return error(response, 404, "not_found_error", `no batch ${id}`);
    this.endIfDue(batch);
    if (action === "results") return this.results(response, batch);
    if (action === "cancel") batch.canceled = true;
    json(response, 200, this.describe(batch));
  }

  private create(response: ServerResponse, body: string): void {
    if (Buffer.byteLength(body) > 256e6) return error(response, 413, "request_too_large", "over 256 MB");
    const { requests } = JSON.parse(body) as { requests: Item[] };
    const ids = new Set(requests.map(({ custom_id }) => custom_id));
    if (requests.length === 0 || requests.length > 100_000)
      return error(response, 400, "invalid_request_error", "requests: expected 1 to 100,000");
    if (ids.size !== requests.length)
      return error(response, 400, "invalid_request_error", "custom_id: duplicate");
    const bad = requests.find(({ custom_id }) => !/^[a-zA-Z0-9_-]{1,64}$/.test(custom_id));
    if (bad) return error(response, 400, "invalid_request_error", `custom_id: ${bad.custom_id}`);
    const number = this.all.length + 1;
    const batch: Batch = {
      id: `msgbatch_${String(number).padStart(6, "0")}`,
      items: requests,
      created: Date.now(),
      canceled: false,
      lines: undefined,
    };
    this.all.push(batch);
    const fault = this.fake.pathFaults.get("after create")?.shift();
    // made, but the answer is lost, or never comes
    if (fault?.kind === "reset") return void response.socket?.destroy();
    if (fault?.kind === "silence after headers") return;
    json(response, 200, this.describe(batch));
  }

  private list(response: ServerResponse, url: URL): void {
    const newest = [...this.all].reverse();
    const after = url.searchParams.get("after_id");
    const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1;
    const limit = Number(url.searchParams.get("limit") ?? 20);
    const page = newest.slice(from, from + limit);
    json(response, 200, {
      data: page.map((batch) => this.describe(batch)),
      has_more: from + limit < newest.length,
      first_id: page[0]?.id ?? null,
      last_id: page.at(-1)?.id ?? null,
    });
  }

  private endIfDue(batch: Batch): void {
    if (batch.lines === undefined && (batch.canceled || Date.now() - batch.created >= this.fake.batchTime))
      batch.lines = this.run(batch);
  }

  /** Answers every item, in an order of its own. */
  private run(batch: Batch): string[] {
    const lines = batch.items.flatMap(({ custom_id, params }) => {
      const result = this.resultOf(params, batch.canceled);
      return result === undefined ? [] : [{ custom_id, result }];
    });
    return shuffled(lines).map((line) => JSON.stringify(line));
  }

  private resultOf(
    params: FakeRequest,
    canceled: boolean,
  ): { type: string; [field: string]: unknown } | undefined {
    if (canceled) return { type: "canceled" };
    const invalid = invalidParams(params);
    if (invalid !== undefined) return erroredResult("invalid_request_error", invalid);
    const { message, fault, bill } = this.produce(params);
    if (fault?.kind === "errored") return erroredResult(fault.type, "scripted");
    if (fault?.kind === "expired" || fault?.kind === "canceled") return { type: fault.kind };
    if (fault?.kind === "left out") return undefined;
    bill();
    return { type: "succeeded", message: { ...message, usage: { ...message.usage, service_tier: "batch" } } };
  }

  private results(response: ServerResponse, batch: Batch): void {
    if (batch.lines === undefined) return error(response, 404, "not_found_error", "not ended");
    const text = batch.lines.join("\n");
    const cut = this.cutResults.shift();
    response.writeHead(200, {
      "content-type": "application/x-jsonl",
      "content-length": String(Buffer.byteLength(text)),
    });
    if (cut === undefined) response.end(text);
    else response.write(text.slice(0, cut), () => response.socket?.destroy());
  }

  private describe(batch: Batch) {
    const ended = batch.lines !== undefined;
    const count = (type: string): number =>
      batch.lines?.filter((line) => line.includes(`"result":{"type":"${type}"`)).length ?? 0;
    return {
      id: batch.id,
      type: "message_batch",
      processing_status: ended ? "ended" : batch.canceled ? "canceling" : "in_progress",
      request_counts: {
        processing: ended ? 0 : batch.items.length,
        succeeded: count("succeeded"),
        errored: count("errored"),
        canceled: count("canceled"),
        expired: count("expired"),
      },
      created_at: new Date(batch.created).toISOString(),
      expires_at: new Date(batch.created + 86_400_000).toISOString(),
      ended_at: ended ? new Date().toISOString() : null,
      cancel_initiated_at: null,
      archived_at: null,
      results_url: ended
        ? `${this.resultsHost ?? this.fake.url}/v1/messages/batches/${batch.id}/results`
        : null,
    };
  }
}

function erroredResult(type: string, message: string) {
  return { type: "errored", error: { type: "error", error: { type, message }, request_id: "req_fake" } };
}

/** Another order than the one they came in, the same every time. */
function shuffled<T>(items: readonly T[]): T[] {
  return [
    ...items.filter((_, i) => i % 3 === 2),
    ...items.filter((_, i) => i % 3 === 0),
    ...items.filter((_, i) => i % 3 === 1),
  ];
}
