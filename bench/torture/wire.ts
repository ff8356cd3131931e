import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { rm } from "node:fs/promises";
import { differences, paidTwice, stateOf, type State } from "./state.js";
import type { Torture } from "./torture.js";
import type { Trial } from "./trial.js";
import { verbs, type Verb } from "./verbs.js";

const faults = [
  "silence",
  "stall",
  "drip",
  "endless",
  "reset",
  "cut",
  "page",
  "garbage",
  "error",
  "redirect",
] as const;
type Fault = (typeof faults)[number];

/** Services by the variable that names them, and the verb that calls them. */
const calls: readonly (readonly [variable: string, verb: string])[] = [
  ["CENSUS_BULK_URL", "pull, bulk"],
  ["CENSUS_API_URL", "pull, API"],
  ["ATLAS_LISTS_URL", "lists"],
  ["ANTHROPIC_BASE_URL", "label, Claude, batches"],
];

const impatient = { ATLAS_CALL_SILENCE_MS: "400", ATLAS_CALL_TIME_MS: "1500", ATLAS_CALL_BYTES: "3000000" };
const longest = 60_000; // milliseconds that a verb may take for whatever the wire does

/** Every fault of every service. */
export const wires = calls.flatMap(([variable, name]) => faults.map((fault) => ({ variable, name, fault })));

/** Breaks one answer of a service, in the middle of a verb. */
export async function breakWire(torture: Torture, wire: (typeof wires)[number]): Promise<Trial> {
  const { variable, name, fault } = wire;
  const verb = verbs.find((candidate) => candidate.name === name);
  if (!verb) throw new Error(`no verb ${name}`);
  const expected = peaceful.get(name) ?? (await stateInPeace(torture, verb));
  peaceful.set(name, expected);
  const trial = await breakOnce(torture, verb, variable, fault, expected);
  return { ...trial, problems: trial.problems.map((problem) => `${name}, ${fault}: ${problem}`) };
}

const peaceful = new Map<string, State>();

async function stateInPeace(torture: Torture, verb: Verb): Promise<State> {
  const peace = await torture.copyOf(verb.from, "peace");
  const { code, stderr } = await run(torture, verb, peace, {});
  if (code !== 0) throw new Error(`${verb.name} ended with ${code} in peace: ${stderr}`);
  return stateOf(peace);
}

async function breakOnce(
  torture: Torture,
  verb: Verb,
  variable: string,
  fault: Fault,
  expected: State,
): Promise<Trial> {
  const cache = await torture.copyOf(verb.from, "wired");
  torture.world.claude.billed.length = 0;
  const target = torture.world.env[variable] ?? "";
  const gateway = await startGateway(target, fault, 2 + Math.floor(torture.random() * 3));
  const problems: string[] = [];
  let twice = 0;
  let isRefused = false;
  try {
    const first = await run(torture, verb, cache, { ...impatient, [variable]: gateway.url });
    if (first.code !== 0) {
      isRefused = true;
      if (first.code !== 1) problems.push(`ended with ${first.code}: ${first.stderr.slice(-300)}`);
      if (/TypeError|SyntaxError|\n\s+at |undefined|\[object/.test(first.stderr))
        problems.push(`not a sentence: ${first.stderr.slice(-300)}`);
      const again = await run(torture, verb, cache, {});
      if (again.code !== 0)
        problems.push(`ended with ${again.code} on a good wire: ${again.stderr.slice(-300)}`);
    }
    problems.push(...differences(expected, await stateOf(cache)));
    ({ twice } = await paidTwice(cache));
  } finally {
    gateway.server.closeAllConnections();
    gateway.server.close();
    await rm(cache, { recursive: true, force: true });
  }
  const counts = { "tried again": Number(!isRefused), "ended with a sentence": Number(isRefused) };
  return { line: "damage on the wire", tried: 1, twice, problems, counts };
}

async function run(torture: Torture, verb: Verb, cache: string, env: Record<string, string>) {
  const started = torture.start([...verb.args(torture.world), "--cache", cache], {
    ...torture.world.env,
    ...env,
  });
  const timer = setTimeout(() => started.process.kill("SIGKILL"), longest);
  try {
    return await started.ended;
  } finally {
    clearTimeout(timer);
  }
}

/** Passes requests on, and answers the one of this number in its own way. */
async function startGateway(
  target: string,
  fault: Fault,
  number: number,
): Promise<{ url: string; server: Server }> {
  let requests = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (++requests === number) return spoil(response, fault);
      void pass(target, request.method ?? "GET", request.url ?? "/", request.headers, Buffer.concat(parts))
        .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
        .catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function pass(
  target: string,
  method: string,
  path: string,
  headers: NodeJS.Dict<string | string[]>,
  body: Buffer,
): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !["host", "connection", "content-length", "transfer-encoding"].includes(name))
      sent.set(name, String(value));
  const init: RequestInit = { method, headers: sent, redirect: "manual" };
  const response = await fetch(
    target + path,
    method === "GET" || method === "HEAD" ? init : { ...init, body: body.toString("utf8") },
  );
  const answered = Object.fromEntries(response.headers);
  delete answered["transfer-encoding"];
  delete answered["content-encoding"];
  return { status: response.status, headers: answered, body: Buffer.from(await response.arrayBuffer()) };
}

function spoil(response: ServerResponse, fault: Fault): void {
  const json = { "content-type": "application/json" };
  switch (fault) {
    case "silence":
      return;
    case "stall":
      response.writeHead(200, json);
      return void response.write('{"da');
    case "drip":
    case "endless": {
      response.writeHead(200, json);
      const timer = setInterval(
        () => response.write(fault === "drip" ? " " : " ".repeat(200_000)),
        fault === "drip" ? 100 : 10,
      );
      return void response.on("close", () => clearInterval(timer));
    }
    case "reset":
      return void response.destroy();
    case "cut":
      response.writeHead(200, { ...json, "content-length": "5000" });
      return void response.write('{"data":[', () => response.destroy());
    case "page":
      return void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<html>Sign in, please</html>");
    case "garbage":
      return void response.writeHead(200, json).end(Buffer.from([0x7b, 0, 255, 3, 7, 34]));
    case "error":
      return void response
        .writeHead(500, json)
        .end('{"type":"error","error":{"type":"api_error","message":"no"}}');
    case "redirect":
      return void response.writeHead(302, { location: "/elsewhere?token=of-somebody" }).end();
  }
}
