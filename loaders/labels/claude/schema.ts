import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import type { JSONOutputFormat } from "@anthropic-ai/sdk/resources/messages";
import * as z from "zod";
import { categoryNames, labelNames, matchChoice, type Task } from "../../tasks/task.js";

/** The one schema of an answer, built from the task. The use and the reason come before the label on purpose. */
function answerSchema(task: Task) {
  return z.object({
    code: z.string(),
    specific_use: z.string().min(1),
    reasoning: z.string().min(1),
    category: z.enum(categoryNames(task)),
    relevance: z.enum(labelNames(task)),
    confidence: z.number().int().min(0).max(100),
  });
}

export type Answer = z.infer<ReturnType<typeof answerSchema>>;

/** What the service is told. It enforces types and enums only; ranges are checked by `readAnswer`. */
export function answerFormat(task: Task): JSONOutputFormat {
  const { type, schema } = zodOutputFormat(answerSchema(task));
  return { type, schema };
}

/** An answer, or what is wrong with the text. */
export type ReadAnswer = { answer: Answer } | { problem: string };

/**
 * Reads the text of an answer to the question about `hs10`: valid in every field, of this very code, and without a
 * contradiction between label and category. The service does not promise the case of enum values.
 */
export function readAnswer(text: string, hs10: string, task: Task): ReadAnswer {
  const json = parseJson(text);
  if (json === undefined) return { problem: "not JSON" };
  const parsed = answerSchema(task).safeParse(withKnownChoices(json, task));
  if (!parsed.success)
    return {
      problem: parsed.error.issues
        .map(({ path, message }) => `${path.join(".") || "answer"}: ${message}`)
        .join("; "),
    };
  const answer = parsed.data;
  if (answer.code.replace(/\D/g, "") !== hs10) return { problem: `code: ${answer.code} (expected ${hs10})` };
  const { label, category } = task.outside;
  if ((answer.relevance === label) !== (answer.category === category))
    return { problem: `contradiction: ${answer.relevance} with ${answer.category}` };
  return { answer: { ...answer, code: hs10 } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function withKnownChoices(json: unknown, task: Task): unknown {
  if (typeof json !== "object" || json === null) return json;
  const { category, relevance } = json as Record<string, unknown>;
  const known = (choices: string[], value: unknown): unknown =>
    typeof value === "string" ? (matchChoice(choices, value) ?? value) : value;
  return {
    ...json,
    category: known(categoryNames(task), category),
    relevance: known(labelNames(task), relevance),
  };
}
