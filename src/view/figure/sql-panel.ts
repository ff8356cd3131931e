import { create } from "../../base/dom.js";
import type { Question } from "../../measures/question.js";
import { commandOf } from "./command.js";

/** Opens, or closes, the SQL behind a figure under it. */
export function showSql(node: HTMLElement, questions: Record<string, Question>): string {
  const open = node.querySelector(".sql-panel");
  if (open) {
    open.remove();
    return "";
  }
  const panel = create(
    "div",
    { class: "sql-panel" },
    Object.entries(questions).map(([name, question]) => [
      create(
        "p",
        {},
        create("strong", {}, name.replaceAll("_", " ")),
        " · ",
        create("code", {}, commandOf(question)),
      ),
      create("pre", { tabindex: 0 }, question.sql),
    ]),
  );
  node.append(panel);
  return "The SQL is below the figure.";
}
