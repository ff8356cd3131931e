import { createHash, timingSafeEqual } from "node:crypto";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { z } from "zod";
import { dimensionsOf, findMeasure, measures, measureSql } from "../../../src/measures/index.js";
import { describeError, UsageError } from "../../errors.js";
import type { Answer } from "../../snapshot/answer.js";
import { requireKnown } from "../../snapshot/filter.js";
import { LimitError } from "../client.js";
import type { Backend } from "./backend.js";
import { bodyOf, formatOf } from "./formats.js";
import { measureParameters, parsed, queryOf, sqlParameters, type formats } from "./parameters.js";

export interface ApiOptions {
  backend: Backend;
  /** serve `/sql` too */
  sql: boolean;
  /** a request needs one of these in `x-api-key`; none: open */
  keys: readonly string[];
  /** the site that a browser may ask from */
  origin?: string | undefined;
}

/** The API over a backend: `/measures`, `/measures/NAME`, `/sql` on request, `/status` and `/openapi.json`. It only reads. */
export async function apiServer({ backend, sql, keys, origin }: ApiOptions): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, routerOptions: { maxParamLength: 200 }, bodyLimit: 1 << 16 });
  app.setValidatorCompiler(() => () => true); // zod reads the parameters, its schemas are what is documented
  await app.register(swagger, { openapi: { openapi: "3.1.0", info, ...(keys.length && secured) } });
  app.addHook("onRequest", async (request, reply) => {
    if (origin !== undefined)
      void reply.header("access-control-allow-origin", origin).header("vary", "origin");
    if (request.url.split("?")[0] !== "/openapi.json") requireKey(request, keys);
  });
  app.setErrorHandler((error: Error, _request, reply) => {
    const [status, message] = failureOf(error);
    void reply.code(status).send({ error: message });
  });
  app.setNotFoundHandler((_request, reply) => {
    void reply.code(404).send({
      error: `not found (expected ${["/measures", "/measures/NAME", ...(sql ? ["/sql"] : []), "/status", "/openapi.json"].join(", ")})`,
    });
  });

  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  app.get("/status", { schema: { summary: "the snapshot that is served" } }, async () => {
    const { id, run } = await backend.current();
    return { snapshot: id, run, engine: backend.engine };
  });
  app.get("/measures", { schema: { summary: "every measure with its unit and formula" } }, async () =>
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
      const { id } = await backend.current();
      if (given.snapshot !== undefined && given.snapshot !== id)
        throw new Conflict(`the API serves snapshot ${id}, not ${given.snapshot}`);
      await requireKnown(backend, query.where ?? {});
      const answer = await backend.measure(text);
      return send(
        request,
        reply.header("x-atlas-snapshot", id).header("x-atlas-unit", measure.unit),
        answer,
        given.format,
      );
    },
  );
  if (sql) {
    const ask = async (
      request: FastifyRequest,
      reply: FastifyReply,
      given: unknown,
    ): Promise<FastifyReply> => {
      const { q, format } = parsed(sqlParameters, given);
      return send(request, reply, await backend.select(q), format);
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

const info = {
  title: "AI Trade Atlas",
  version: "1",
  description:
    "Measures of U.S. trade in AI-related products, read-only. Values are in the unit of x-atlas-unit.",
};
const secured = {
  components: { securitySchemes: { key: { type: "apiKey" as const, name: "x-api-key", in: "header" } } },
  security: [{ key: [] }],
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

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  asked: (typeof formats)[number] | undefined,
): FastifyReply {
  const { type, body } = bodyOf(answer, formatOf(asked, request.headers.accept));
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
