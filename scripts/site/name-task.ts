import type { MarkdownIt } from "../framework/markdown-it.js";
import { capital, chaptersWithKinds, task } from "../../src/measures/task.js";

/**
 * A markdown-it plugin by which `{{adjective}}` in Markdown is a word of the task (`{{Adjective}}` at the start of a
 * sentence), `{{in}}`, `{{apart}}` and `{{out}}` what its classes are called, `{{chapters}}` those left out (`{{chaptersWithKinds}}` says what they are), and `{{text NAME}}` a text that the task has under this name, or nothing. Other braces stay as they are.
 */
export function nameTask(markdown: MarkdownIt): MarkdownIt {
  markdown.core.ruler.before("normalize", "name-task", (state) => (state.src = fillWords(state.src)));
  return markdown;
}

/** A text with its placeholders filled. */
export function fillWords(text: string): string {
  const known: Record<string, string> = {
    ...{ ...task.words, ...task.classes },
    chapters: and(task.excludedChapters),
    chaptersWithKinds: chaptersWithKinds(),
  };
  return text
    .replaceAll(/\{\{text ([\w-]+)\}\}/g, (_, name: string): string => task.texts[name] ?? "")
    .replaceAll(/\{\{(\w+)\}\}/g, (whole: string, name: string): string => {
      const small = name.charAt(0).toLowerCase() + name.slice(1);
      if (Object.hasOwn(known, name)) return known[name] ?? "";
      return Object.hasOwn(known, small) ? capital(known[small] ?? "") : whole;
    });
}

function and(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
