import * as z from "zod";
import type { Task } from "./task.js";

const sentence = z.string().trim().min(1);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, "expected letters, digits and _");
const code = z.string().regex(/^\d{4}[\d.]{0,9}$/, "expected a code of 4 to 10 digits");

const example = z.strictObject({
  code,
  description: sentence,
  answer: z.strictObject({
    specific_use: sentence,
    reasoning: sentence,
    category: name,
    relevance: name,
    confidence: z.int().min(0).max(100),
  }),
});

/** What a file in `tasks/` holds; docs/tasks.md says what each field is for. */
export const taskSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "expected small letters, digits and dashes"),
  version: sentence,
  title: sentence,
  context: sentence,
  inputs: sentence,
  labels: z
    .array(z.strictObject({ name, meaning: sentence, role: z.enum(["in", "apart", "out"]).optional() }))
    .min(2),
  groups: z.strictObject({ in: z.string(), apart: z.string(), out: z.string() }).optional(),
  categories: z.array(z.strictObject({ name, meaning: sentence })).min(2),
  outside: z.strictObject({ label: name, category: name }),
  guidance: z.array(sentence),
  examples: z.array(example).min(1),
  answer: sentence,
  wordings: z.array(sentence).min(1),
});

/** A task out of what a file holds. @throws Error that names each field, what was expected and what came */
export function parseTask(value: unknown): Task {
  const read = taskSchema.safeParse(value);
  if (!read.success)
    throw new Error(
      read.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`).join("; "),
    );
  const { groups, labels, ...task } = read.data;
  return {
    ...task,
    labels: labels.map(({ role, ...label }) => (role === undefined ? label : { ...label, role })),
    ...(groups && { groups }),
  };
}
