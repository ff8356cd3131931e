import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Flow } from "../../loaders/cache.js";
import { datasetShape } from "./census-api/dataset.js";
import { evaluate, loggedError, type Evaluation, type Names } from "./census-api/evaluate.js";
import type { TradeRow } from "./census-api/rows.js";

/** What may go wrong with a request instead of its answer. */
export type Fault =
  | { status: number; body?: string; headers?: Record<string, string> }
  /** the connection breaks, before the answer or in the middle of it */
  | "reset"
  | "cut"
  /** nothing ever comes */
  | "silence";

export interface AskedQuery {
  flow: Flow;
  dataset: string;
  parameters: URLSearchParams;
  /** how many requests came before it */
  number: number;
}

export interface CensusApiServer {
  url: string;
  key: string;
  /** the queries that came, in order, without the key */
  asked: string[];
  /** rows that are served; may be changed while it runs */
  rows: TradeRow[];
  /** more rows than this in an answer are too heavy: 500 */
  heavy: number;
  fault: (query: AskedQuery) => Fault | undefined;
  /** changes a row of an answer by its header's names before it is sent, or drops it */
  spoil?: (row: Record<string, string | null>) => "drop" | undefined | void;
  close(): Promise<void>;
}

/** The trade API of Census on 127.0.0.1, quirks included, over the given rows. */
export async function startCensusApi(rows: TradeRow[], names: Names): Promise<CensusApiServer> {
  const state: CensusApiServer = {
    url: "",
    key: "k3y+of/tests&more",
    asked: [],
    rows,
    heavy: Infinity,
    fault: () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    if (/_key\.html$/.test(address.pathname))
      return html(response, 200, "<html>A valid key must be included</html>");
    const [, flow, dataset] =
      /^\/data\/timeseries\/intltrade\/(imports|exports)\/(\w+)$/.exec(address.pathname) ?? [];
    const parameters = address.searchParams;
    const key = parameters.get("key");
    parameters.delete("key");
    const number =
      state.asked.push(
        `${address.pathname.split("/").slice(-2).join("/")}?${decodeURIComponent(parameters.toString().replaceAll("+", " "))}`,
      ) - 1;
    if (!key) return keyPage(response, state.url, "missing_key.html");
    if (key !== state.key) return keyPage(response, state.url, "invalid_key.html");
    const shape = flow && dataset ? datasetShape(flow as Flow, dataset) : undefined;
    if (!shape) return html(response, 404, "<html><title>404 Not Found</title></html>");
    const fault = state.fault({ flow: flow as Flow, dataset: dataset ?? "", parameters, number });
    if (fault) return fail(response, fault);
    send(
      response,
      spoiled(evaluate(flow as Flow, shape, parameters, state.rows, names), state.spoil),
      state.heavy,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

function send(response: ServerResponse, evaluation: Evaluation, heavy: number): void {
  if ("status" in evaluation) return text(response, evaluation.status, evaluation.text);
  if (evaluation.rows.length === 0) return void response.writeHead(204).end();
  if (evaluation.rows.length > heavy) return text(response, 500, loggedError);
  response.writeHead(200, { "content-type": "application/json;charset=utf-8" });
  response.end(`[${[evaluation.header, ...evaluation.rows].map((row) => JSON.stringify(row)).join(",\n")}]`);
}

function spoiled(evaluation: Evaluation, spoil: CensusApiServer["spoil"]): Evaluation {
  if (!spoil || "status" in evaluation) return evaluation;
  const { header } = evaluation;
  const rows = evaluation.rows.flatMap((cells) => {
    const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? null]));
    return spoil(row) === "drop" ? [] : [header.map((name) => row[name] ?? null)];
  });
  return { header, rows };
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === "silence") return;
  if (fault === "reset") return void response.destroy();
  if (fault === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    response.write('[["I_COMMODITY","time"],\n["01', () => response.destroy());
    return;
  }
  response.writeHead(fault.status, { "content-type": "text/plain", ...fault.headers }).end(fault.body ?? "");
}

function keyPage(response: ServerResponse, url: string, page: string): void {
  response.writeHead(302, { location: `${url}/data/${page}`, "X-DataWebAPI-KeyError": "1" }).end();
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html" }).end(body);
}

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/plain" }).end(body);
}
