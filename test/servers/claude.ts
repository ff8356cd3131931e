import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { answerMessage, type FakeRequest, type FakeUsage } from "./claude/answers.js";
import { BatchDesk } from "./claude/batches.js";
import { countPrompt, PromptCache } from "./claude/tokens.js";

/** What a scripted request gets instead of an answer. Faults are used up in order, per code. */
export type Fault =
  | {
      kind: "status";
      status: number;
      type?: string;
      code?: string;
      headers?: Record<string, string>;
      html?: boolean;
    }
  | { kind: "reset" }
  | { kind: "reset in body" }
  | { kind: "silence after headers" }
  | { kind: "refusal"; category?: string }
  | { kind: "cut off" }
  | { kind: "text"; text: string }
  | { kind: "change"; change: Record<string, unknown> }
  | { kind: "errored"; type: string }
  | { kind: "expired" }
  | { kind: "canceled" }
  | { kind: "left out" };

export interface FakeClaude {
  url: string;
  key: string;
  /** faults by ten-digit code, taken one at a time */
  faults: Map<string, Fault[]>;
  /** faults of the next calls of any kind, by path */
  pathFaults: Map<string, Fault[]>;
  /** labels by code and vote wording; the rest is Low */
  relevance: (hs10: string, user: string) => string;
  /** the category that goes with a relevance */
  category: (relevance: string) => string;
  /** milliseconds that every message takes */
  latency: number;
  /** milliseconds that a batch takes; Infinity until `finishBatches` */
  batchTime: number;
  /** share of the requests of a batch that find the prompt in the cache */
  batchHits: number;
  /** everything that was billed: what a test adds up by itself */
  billed: { model: string; batch: boolean; usage: FakeUsage; hs10: string }[];
  requests: { method: string; path: string; headers: IncomingMessage["headers"]; at: number }[];
  /** bodies of messages, direct ones and those in batches */
  messages: FakeRequest[];
  batches: BatchDesk;
  /** most messages under way at once */
  busiest: number;
  close(): Promise<void>;
}

/** The Claude API on 127.0.0.1, as the client of version 1.12.0 sees it: faithful on the wire, scripted in its moods. */
export async function startFakeClaude(): Promise<FakeClaude> {
  const cache = new PromptCache();
  const state = { underWay: 0, id: 0 };
  const fake: FakeClaude = {
    url: "",
    key: "sk-ant-test-key-of-the-fake",
    faults: new Map(),
    pathFaults: new Map(),
    relevance: () => "Low",
    category: (relevance) => (relevance === "Low" ? "Not_DC_Related" : "Compute_Hardware"),
    latency: 0,
    batchTime: 0,
    batchHits: 1,
    billed: [],
    requests: [],
    messages: [],
    batches: undefined as unknown as BatchDesk,
    busiest: 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.batches = new BatchDesk(fake, (request) => produce(request, true));
  return fake;

  /** A message for a request, billed; or the fault that its code is due. */
  function produce(request: FakeRequest, batch: boolean) {
    fake.messages.push(request);
    const hs10 = /^Code: (\d{10})$/m.exec(userText(request))?.[1] ?? "";
    const fault = fake.faults.get(hs10)?.shift();
    const usage = cache.usage(request, batch ? fake.batchHits : 1);
    const message = answerMessage(
      request,
      hs10,
      wordsOf(fake, hs10, userText(request)),
      usage,
      fault,
      ++state.id,
    );
    const bill = (): void =>
      void fake.billed.push({ model: request.model, batch, usage: message.usage, hs10 });
    return { message, fault, bill };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = new URL(request.url ?? "", fake.url);
    fake.requests.push({
      method: request.method ?? "",
      path: url.pathname,
      headers: request.headers,
      at: Date.now(),
    });
    const path = url.pathname;
    const fault = fake.pathFaults.get(`${request.method} ${path}`)?.shift();
    if (fault !== undefined && breakOff(response, fault)) return;
    const refused = refusedHeaders(request, fake.key);
    if (refused) return error(response, ...refused);
    if (request.method === "POST" && path === "/v1/messages") return message(response, parse(body));
    if (request.method === "POST" && path === "/v1/messages/count_tokens")
      return json(response, 200, { input_tokens: countPrompt(parse(body)) });
    if (path.startsWith("/v1/messages/batches")) return fake.batches.handle(request, response, url, body);
    const model = /^\/v1\/models\/(.+)$/.exec(path)?.[1];
    if (model !== undefined) return describeModel(response, model);
    return error(response, 404, "not_found_error", `no such path: ${path}`);
  }

  async function message(response: ServerResponse, request: FakeRequest): Promise<void> {
    const invalid = invalidParams(request);
    if (invalid !== undefined) return error(response, 400, "invalid_request_error", invalid);
    fake.busiest = Math.max(fake.busiest, ++state.underWay);
    try {
      const { message: answer, fault, bill } = produce(request, false);
      if (fake.latency > 0) await sleep(fake.latency);
      if (fault?.kind === "errored") return error(response, 500, fault.type, "scripted");
      if (fault !== undefined && breakOff(response, fault, JSON.stringify(answer))) {
        if (fault.kind !== "status" && fault.kind !== "reset") bill(); // carried out, only the answer was lost
        return;
      }
      bill();
      json(response, 200, answer, { "anthropic-ratelimit-requests-remaining": "1000" });
    } finally {
      state.underWay--;
    }
  }
}

/** Parameters that the service answers with 400; a batch finds out item by item, when it runs. */
export function invalidParams(request: FakeRequest): string | undefined {
  for (const name of ["temperature", "top_p", "top_k"])
    if (name in request) return `${name}: extra inputs are not permitted`;
  if (!Number.isInteger(request.max_tokens) || request.max_tokens < 1)
    return "max_tokens: expected 1 or more";
  if (!Array.isArray(request.messages) || request.messages.length === 0)
    return "messages: at least one is required";
  if (request.thinking?.type === "enabled") return "thinking.type: enabled is not supported on this model";
  return undefined;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_fake", ...headers });
  response.end(JSON.stringify(body));
}

export function error(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  code?: string,
  headers: Record<string, string> = {},
) {
  const details = code === undefined ? null : { error_code: code };
  json(
    response,
    status,
    { type: "error", error: { type, message, details }, request_id: "req_fake" },
    headers,
  );
}

function breakOff(response: ServerResponse, fault: Fault, body = "{}"): boolean {
  switch (fault.kind) {
    case "status":
      if (fault.html)
        response.writeHead(fault.status, { "content-type": "text/html" }).end("<html>oops</html>");
      else error(response, fault.status, fault.type ?? "api_error", "scripted", fault.code, fault.headers);
      return true;
    case "reset":
      response.socket?.destroy();
      return true;
    case "reset in body":
      response.writeHead(200, { "content-type": "application/json", "content-length": String(body.length) });
      response.write(body.slice(0, 20), () => response.socket?.destroy());
      return true;
    case "silence after headers":
      response.writeHead(200, { "content-type": "application/json", "content-length": String(body.length) });
      response.write(body.slice(0, 20));
      return true;
    default:
      return false;
  }
}

function refusedHeaders({ headers }: IncomingMessage, key: string): [number, string, string] | undefined {
  if (headers.authorization !== `Bearer ${key}` && headers["x-api-key"] !== key)
    return [401, "authentication_error", "invalid key"];
  if (headers["anthropic-version"] === undefined)
    return [400, "invalid_request_error", "anthropic-version: header is required"];
  return undefined;
}

function describeModel(response: ServerResponse, id: string): void {
  if (!/^claude-(haiku|sonnet|opus)-\d/.test(id))
    return error(response, 404, "not_found_error", `model: ${id}`);
  const yes = { supported: true };
  const always = id.startsWith("claude-opus-5");
  json(response, 200, {
    type: "model",
    id,
    display_name: id,
    created_at: "2026-10-07T00:00:00Z",
    lifecycle: "active",
    deprecated_at: null,
    retires_at: null,
    line: "claude",
    max_input_tokens: 200_000,
    max_tokens: 64_000,
    capabilities: {
      batch: yes,
      structured_outputs: yes,
      effort: yes,
      thinking: {
        supported: true,
        types: { adaptive: yes, disabled: { supported: !always }, enabled: { supported: false } },
      },
    },
  });
}

export function userText(request: FakeRequest): string {
  const content = request.messages[0]?.content ?? "";
  return typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("");
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function parse(body: string): FakeRequest {
  return JSON.parse(body) as FakeRequest;
}

function wordsOf(fake: FakeClaude, hs10: string, user: string): readonly [string, string] {
  const relevance = fake.relevance(hs10, user);
  return [relevance, fake.category(relevance)];
}
