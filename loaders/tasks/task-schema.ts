import * as z from "zod";
import { hues } from "./in-use.js";
import type { Task } from "./task.js";

const sentence = z.string().trim().min(1);
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, "expected letters, digits and _");
const code = z.string().regex(/^\d{4}[\d.]{0,9}$/, "expected a code of 4 to 10 digits");

const hex = z.string().regex(/^#[0-9a-f]{6}$/i, "expected a colour as #rrggbb");
const color = z.union([z.enum(hues), z.strictObject({ light: hex, dark: hex })]);
const prefixes = z
  .string()
  .regex(/^\d{2,10}(, *\d{2,10})*$/, "expected prefixes of two to ten digits, commas between");

const words = z.strictObject({
  adjective: sentence.optional(),
  noun: sentence.optional(),
  other: sentence.optional(),
  whose: sentence.optional(),
  goods: sentence.optional(),
  theme: sentence.optional(),
  site: sentence.optional(),
});

const event = z.strictObject({
  date: z.iso.date(),
  label: sentence,
  detail: sentence,
  source: sentence,
  main: z.boolean().optional(),
});

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

const chapters = z.array(z.string().regex(/^\d{2}$/, "expected chapters of two digits"));

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
  categories: z
    .array(z.strictObject({ name, meaning: sentence, title: sentence.optional(), color: color.optional() }))
    .min(2),
  order: z.array(name).optional(),
  words: words.optional(),
  linkNames: z.array(name).optional(),
  excludedChapters: chapters.optional(),
  events: z.array(event).optional(),
  headings: z
    .strictObject({
      sources: prefixes,
      out: prefixes,
      back: prefixes,
      example: prefixes,
      exampleName: sentence.optional(),
    })
    .optional(),
  after: z.string().optional(),
  sets: z.array(z.strictObject({ list: sentence, label: sentence })).optional(),
  texts: z.record(z.string(), z.string()).optional(),
  leftOut: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/, "expected the name of a page's file")).optional(),
  outside: z.strictObject({ label: name, category: name, chapters: chapters.optional() }),
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
  return read.data as Task; // the schema leaves out what is undefined; exactOptionalPropertyTypes cannot know
}
