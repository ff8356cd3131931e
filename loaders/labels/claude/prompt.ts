import type { Code } from "../code.js";
import { describeCode } from "../code.js";
import type { Task } from "../../tasks/task.js";

/** The system prompt: the same text for every code, so that the service keeps it in its cache. */
export function systemPrompt(task: Task): string {
  const choices = (list: Task["labels"]): string =>
    [...list].map(({ name, meaning }) => `- ${name}: ${meaning}`).join("\n");
  const examples = task.examples.map(
    ({ code, description, answer }) =>
      `Code: ${code}\nDescription: ${description}\nAnswer: ${JSON.stringify({ code, ...answer })}`,
  );
  return [
    `# ${task.title}`,
    task.context,
    `## What you are given\n\n${task.inputs}`,
    `## Categories\n\n${choices(task.categories)}`,
    `## Relevance\n\n${choices([...task.labels].reverse())}`,
    `## Hard cases\n\n${task.guidance.map((line) => `- ${line}`).join("\n")}`,
    `## Examples\n\n${examples.join("\n\n")}`,
    `## Answer\n\n${task.answer}`,
  ].join("\n\n");
}

/** The message about one code, in the wording of a vote. */
export function userMessage(task: Task, code: Code, vote: number): string {
  const wording = task.wordings[vote % task.wordings.length] ?? "";
  return `${wording}\n\n${codeLines(code).join("\n")}`;
}

/** What is known of a code, one line each; what is not known has no line. */
export function codeLines(code: Code): string[] {
  const lines = [`Code: ${code.hs10}`, `Description: ${describeCode(code)}`];
  if (code.headings.length > 0) {
    lines.push("Headings above:");
    for (const { code: prefix, description } of code.headings) lines.push(`- ${prefix}: ${description}`);
  }
  const units = [code.unit1, code.unit2].filter((unit) => unit !== null);
  if (units.length > 0) lines.push(`Unit: ${units.join(", ")}`);
  const industries = code.naics.map(({ code: naics, name }) =>
    name === null ? naics : `${naics} (${name})`,
  );
  if (industries.length > 0) lines.push(`Industry: ${industries.join(", ")}`);
  return lines;
}
