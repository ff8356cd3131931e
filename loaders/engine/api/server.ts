import { createHash, timingSafeEqual } from "node:crypto";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { z } from "zod";
import { dimensionsOf, findMeasure, measures, measureSql } from "../../../src/measures/index.js";
import { words, type Words } from "../../../src/measures/task.js";
import { describeError, UsageError } from "../../errors.js";
import type { Answer } from "../../snapshot/answer.js";
import { requireKnown } from "../../snapshot/filter.js";
import { LimitError } from "../failure.js";
import type { Backend } from "./backend.js";
import { bodyOf, formatOf, NotAcceptable } from "./formats.js";
import {
  measureParameters,
  parsed,
  queryOf,
  questionParameters,
  sqlParameters,
  type formats,
} from "./parameters.js";

export interface ApiOptions {
  backend: Backend;
  /** serve `/sql` too */
  sql: boolean;
  /** serve `/questions` too: what the pages of a site ask beyond measures */
  questions?: boolean;
  /** a request needs one of these in `x-api-key`; none: open */
  keys: readonly string[];
  /** the site that a browser may ask from */
  origin?: string | undefined;
}

/** The API over a backend: `/measures`, `/measures/NAME`, `/sql` on request, `/status` and `/openapi.json`. It only reads. */
export async function apiServer({
  backend,
  sql,
  questions = false,
  keys,
  origin,
}: ApiOptions): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, routerOptions: { maxParamLength: 200 }, bodyLimit: 1 << 16 });
  app.setValidatorCompiler(() => () => true); // zod reads the parameters, its schemas are what is documented
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: infoOf(words()), ...(keys.length && secured) },
  });
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("vary", "accept");
    if (origin !== undefined)
      void reply
        .header("access-control-allow-origin", origin)
        .header("access-control-expose-headers", "x-atlas-snapshot, x-atlas-unit")
        .header("vary", "accept, origin");
    if (request.method === "OPTIONS") return reply.code(204).headers(preflight).send(); // a browser sends no key with it
    if (request.url.split("?")[0] !== "/openapi.json") requireKey(request, keys);
  });
  app.setErrorHandler((error: Error, _request, reply) => {
    const [status, message] = failureOf(error);
    void reply.code(status).send({ error: message });
  });
  app.setNotFoundHandler((request, reply) => {
    if (!["GET", "HEAD", "POST"].includes(request.method))
      return reply
        .code(405)
        .header("allow", preflight.allow)
        .send({ error: `the API only reads (expected GET, HEAD or POST, got ${request.method})` });
    return reply.code(404).send({
      error: `not found (expected ${["/measures", "/measures/NAME", ...(questions ? ["/questions"] : []), ...(sql ? ["/sql"] : []), "/status", "/openapi.json"].join(", ")})`,
    });
  });

  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  const onlyJson = async ({ headers }: FastifyRequest): Promise<void> => {
    formatOf(undefined, headers.accept, ["json"]);
  };
  app.get(
    "/status",
    { schema: { summary: "the snapshot that is served" }, preHandler: onlyJson },
    async () => {
      const { id, run } = await backend.current();
      return { snapshot: id, run, engine: backend.engine };
    },
  );
  app.get(
    "/measures",
    { schema: { summary: "every measure with its unit and formula" }, preHandler: onlyJson },
    async () =>
      measures.map((measure) => {
        const { name, title, unit, formula, source } = measure;
        return { name, title, unit, formula, source, dimensions: dimensionsOf(measure) };
      }),
  );
  app.get<{ Params: { name: string } }>(
    "/measures/:name",
    {
      schema: {
        summary: "the numbers of a measure, from the definition behind the charts",
        params: documented(z.object({ name: z.enum(measures.map(({ name }) => name)) })),
        querystring: documented(measureParameters),
      },
    },
    async (request, reply) => {
      const given = parsed(measureParameters, request.query);
      const measure = usage(() => findMeasure(request.params.name), NotFound);
      const query = queryOf(given);
      const text = usage(() => measureSql(measure.name, query));
      const format = formatOf(given.format, request.headers.accept);
      const id = await currentOf(backend, given.snapshot);
      await requireKnown(backend, query.where ?? {});
      const answer = await backend.measure(text);
      return send(reply.header("x-atlas-snapshot", id).header("x-atlas-unit", measure.unit), answer, format);
    },
  );
  if (questions)
    app.post(
      "/questions",
      {
        schema: { summary: "what a page of the site asks", body: documented(questionParameters) },
        preHandler: onlyJson,
      },
      async (request, reply) => {
        const { q, snapshot } = parsed(questionParameters, request.body);
        await currentOf(backend, snapshot);
        return send(reply, await backend.question(q), "json");
      },
    );
  if (sql) {
    const ask = async (
      request: FastifyRequest,
      reply: FastifyReply,
      given: unknown,
    ): Promise<FastifyReply> => {
      const { q, format: asked } = parsed(sqlParameters, given);
      const format = formatOf(asked, request.headers.accept);
      return send(reply, await backend.select(q), format);
    };
    const summary = `one SELECT over the snapshot, in the SQL of ${backend.engine === "duckdb" ? "DuckDB" : "ClickHouse"}`;
    app.get("/sql", { schema: { summary, querystring: documented(sqlParameters) } }, (request, reply) =>
      ask(request, reply, request.query),
    );
    app.post("/sql", { schema: { summary, body: documented(sqlParameters) } }, (request, reply) =>
      ask(request, reply, request.body),
    );
  }
  app.addHook("onClose", () => backend.close());
  return app;
}

const infoOf = ({ site, adjective }: Words) => ({
  title: site,
  version: "1",
  description: `Measures of U.S. trade in ${adjective} products, read-only. Values are in the unit of x-atlas-unit.`,
});
const secured = {
  components: { securitySchemes: { key: { type: "apiKey" as const, name: "x-api-key", in: "header" } } },
  security: [{ key: [] }],
};

/** What a page of another origin may send. */
const preflight = {
  allow: "GET, HEAD, POST, OPTIONS",
  "access-control-allow-methods": "GET, HEAD, POST",
  "access-control-allow-headers": "x-api-key, content-type",
  "access-control-max-age": "600",
};

class NotFound extends UsageError {}
class Conflict extends Error {}
class Unauthorized extends Error {}

function requireKey(request: FastifyRequest, keys: readonly string[]): void {
  if (!keys.length) return;
  const given = digest(String(request.headers["x-api-key"] ?? ""));
  if (!keys.some((key) => timingSafeEqual(digest(key), given)))
    throw new Unauthorized("missing or unknown key (expected one in the header x-api-key)");
}

/** @throws Conflict where another snapshot than the expected one is served */
async function currentOf(backend: Backend, expected: string | undefined): Promise<string> {
  const { id } = await backend.current();
  if (expected !== undefined && expected !== id)
    throw new Conflict(`the API serves snapshot ${id}, not ${expected}`);
  return id;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function send(reply: FastifyReply, answer: Answer, format: (typeof formats)[number]): FastifyReply {
  const { type, body } = bodyOf(answer, format);
  return reply.type(type).send(body);
}

/** What a measure or its query refuses was a wrong call. */
function usage<T>(work: () => T, Kind: new (message: string) => Error = UsageError): T {
  try {
    return work();
  } catch (cause) {
    throw new Kind((cause as Error).message);
  }
}

function failureOf(error: Error): [status: number, message: string] {
  if (error instanceof Unauthorized) return [401, error.message];
  if (error instanceof NotFound) return [404, error.message];
  if (error instanceof NotAcceptable) return [406, error.message];
  if (error instanceof Conflict) return [409, error.message];
  if (error instanceof LimitError) return [422, error.message];
  if (error instanceof UsageError) return [400, error.message];
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && statusCode < 500) return [statusCode, error.message];
  return [503, describeError(error)];
}

function documented(schema: z.ZodType): unknown {
  return { ...z.toJSONSchema(schema, { io: "input" }), $schema: undefined };
}
