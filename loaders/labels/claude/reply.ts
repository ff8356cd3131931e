import { z } from "zod";
import { redact } from "../../errors.js";

/** What the service said is not what its documentation promises; asking again may help. */
export class ReplyError extends Error {}

const tokens = z.number().int().nonnegative();

const usage = z.looseObject({
  input_tokens: tokens,
  output_tokens: tokens,
  cache_creation_input_tokens: tokens.nullish(),
  cache_read_input_tokens: tokens.nullish(),
});

const message = z.looseObject({
  id: z.string(),
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullable(),
  usage,
});

const counts = z.looseObject({
  processing: tokens,
  succeeded: tokens,
  errored: tokens,
  canceled: tokens,
  expired: tokens,
});

const batch = z.looseObject({
  id: z.string(),
  processing_status: z.string(),
  request_counts: counts,
  created_at: z.string(),
  results_url: z.string().nullable(),
});

const supported = z.looseObject({ supported: z.boolean() });

/** The parts of the service's replies that the labeler reads. */
export const replies = {
  message,
  count: z.looseObject({ input_tokens: tokens }),
  batch,
  batches: z.looseObject({ data: z.array(batch), has_more: z.boolean(), last_id: z.string().nullable() }),
  model: z.looseObject({
    lifecycle: z.string().optional(),
    capabilities: z
      .looseObject({
        structured_outputs: supported,
        batch: supported,
        thinking: z.looseObject({ types: z.looseObject({ disabled: supported }) }),
      })
      .nullable(),
  }),
  result: z.looseObject({
    custom_id: z.string(),
    result: z.discriminatedUnion("type", [
      z.looseObject({ type: z.literal("succeeded"), message }),
      z.looseObject({
        type: z.literal("errored"),
        error: z.looseObject({ error: z.looseObject({ type: z.string(), message: z.string() }) }),
      }),
      z.looseObject({ type: z.literal("canceled") }),
      z.looseObject({ type: z.literal("expired") }),
    ]),
  }),
};

/**
 * A reply of the service, as it is, once it has the parts that are read here.
 * @throws ReplyError that says what was asked for, what was expected and how the reply begins
 */
export async function replyTo<T>(what: string, schema: z.ZodType, call: PromiseLike<T>): Promise<T> {
  let reply: T;
  try {
    reply = await call;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ReplyError(`the service's answer about ${what} is not JSON (${error.message})`, {
      cause: error,
    });
  }
  const problem = problemOf(schema, reply);
  if (problem === undefined) return reply;
  const begins = redact(JSON.stringify(reply) ?? "nothing").slice(0, 200);
  throw new ReplyError(`the service's answer about ${what} is none: ${problem}; it begins ${begins}`);
}

/** What is wrong with a value first, by its path; undefined when it has all parts. */
export function problemOf(schema: z.ZodType, value: unknown): string | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue && `${issue.path.join(".") || "it"}: ${issue.message}`;
}
