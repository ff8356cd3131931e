import { describeCode, type Code } from "./code.js";
import type { Task } from "../tasks/task.js";

/** What `atlas task new` was told of a question. */
export interface TaskAnswers {
  name: string;
  goods: string;
  adjective: string;
  classes: { in: string; apart: string; out: string };
  categories: readonly { name: string; meaning: string }[];
  /** codes that are surely in, with their official texts */
  examples: readonly { code: string; description: string }[];
}

/** A first form of the task, whole enough to be asked and meant to be edited. */
export function draftTask({ name, goods, adjective, classes, categories, examples }: TaskAnswers): Task {
  const none = `Not_${name.replaceAll("-", "_")}`;
  const key = name.replaceAll("-", "_");
  const [first] = categories;
  return {
    name,
    version: "1",
    title: goods.charAt(0).toUpperCase() + goods.slice(1),
    context: `You label product codes of the United States trade statistics for economic research on ${goods}. For each code, judge how much of what is traded under it is such goods, parts of them, or made to go into them. Judge the kind of good that the code covers, not one exceptional shipment, and use only what you are given plus general knowledge of the goods. Trade values are not shown and must not matter.`,
    inputs:
      "Each message describes one code: its ten digits, the official description (often abbreviated; NESOI means not elsewhere specified), the headings above it, the unit of quantity, and the NAICS industries that make it, where known.",
    labels: [
      { name: classes.out, meaning: `no more than an incidental part in ${goods}`, role: "out" },
      {
        name: classes.apart,
        meaning: `real use in ${goods}, which are one of many ordinary users`,
        role: "apart",
      },
      {
        name: classes.in,
        meaning: `${adjective} goods: used directly and typically in ${goods}`,
        role: "in",
      },
    ],
    groups: { in: key, apart: classes.apart.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_"), out: `non_${key}` },
    categories: [
      ...categories,
      { name: none, meaning: `none of these; always and only together with ${classes.out}` },
    ],
    outside: { label: classes.out, category: none },
    guidance: [
      "Parts follow the equipment that they are parts of. A code that mixes relevant with irrelevant goods is judged by its main content, with lower confidence.",
      "Consumer goods, food, apparel and vehicles are out unless the text names the goods of the question.",
    ],
    examples: [
      ...examples.map(({ code, description }) => ({
        code,
        description,
        answer: {
          specific_use: goods.slice(0, 80),
          reasoning: `The code covers ${adjective} goods.`,
          category: first?.name ?? none,
          relevance: classes.in,
          confidence: 90,
        },
      })),
      {
        code: "0901110000",
        description: "COFFEE, NOT ROASTED, NOT DECAFFEINATED",
        answer: {
          specific_use: "none",
          reasoning: `Coffee is food and takes no part in ${goods}.`,
          category: none,
          relevance: classes.out,
          confidence: 99,
        },
      },
    ],
    answer: `Answer with one JSON object: "code" repeats the ten digits; "specific_use" names the use in at most twelve words; "reasoning" justifies the label in one sentence; "category" and "relevance" are values from the lists above; "confidence" is a whole number from 0 to 100, the chance in percent that an expert on ${goods} would choose the same relevance.`,
    wordings: [
      "Label this code.",
      "Which label and category fit the product below?",
      "Consider who buys the goods under this code, then label it.",
    ],
  };
}

/** The file of a task: JSON, with a line above each field that says what it is for. */
export function taskFile(task: Task): string {
  const fields = Object.entries(task).map(([field, value]) => {
    const text = JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
    const about = notes[field];
    return `${about === undefined ? "" : `  // ${about}\n`}  ${JSON.stringify(field)}: ${text}`;
  });
  return `// A question about every traded product. Lines that begin with // are notes. See docs/tasks.md.\n{\n${fields.join(",\n")}\n}\n`;
}

/**
 * Codes for a first look, each number once: half of them such as hold a word of the question, where the hard cases are,
 * and the rest spread over the whole nomenclature.
 */
export function pilotCodes(codes: readonly Code[], words: string, count: number): Code[] {
  const once = [...new Map(codes.map((code) => [code.hs10, code])).values()].sort((a, b) =>
    a.hs10 < b.hs10 ? -1 : 1,
  );
  const stems = words
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(
      (word) =>
        word.length > 3 && !["goods", "what", "they", "made", "with", "their", "that", "from"].includes(word),
    )
    .map((word) => word.replace(/(?:ies|s)$/, ""));
  const isNear = (code: Code): boolean => {
    const text = describeCode(code).toLowerCase();
    return stems.some((stem) => text.includes(stem));
  };
  const near = spread(once.filter(isNear), Math.ceil(count / 2));
  const others = once.filter((code) => !near.includes(code));
  return [...near, ...spread(others, count - near.length)];
}

function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / Math.max(1, count));
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}

const notes: Record<string, string> = {
  version: "raise it with any change of meaning; the hash of the prompt changes by itself",
  context: "who the model is, and what the question is about",
  inputs: "what the message about a code holds",
  labels:
    "from the least to the most; role: in counts, apart stands by itself, out is what in is compared with",
  groups: "what atlas measure --by group calls them, beside unlabelled and all",
  categories: "what the goods are for; the last one is in none",
  outside: "the least label goes with this category and with no other",
  guidance: "hard cases and how to decide them: what the pilot shows belongs here",
  examples: "codes that you are sure of, at least one in and one out",
  answer: "what the fields of the answer hold",
  wordings: "ways to ask; vote n takes wording n",
};
