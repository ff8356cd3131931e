import { element } from "../dom.js";
import { sourceLine } from "../figure/source.js";
import type { Answers, Question } from "../page/question.js";
import type { Context, View } from "../page/view.js";
import type { Site } from "../site.js";
import type { TableDefinition } from "./definition.js";
import { enlivenTable } from "./enliven.js";
import { tableElement } from "./table.js";

export interface TableViewDefinition<S> {
  questions(state: S, site: Site): Record<string, Question>;
  table(answers: Answers, context: Context<S>): TableDefinition;
}

/** A table by itself, with its source line. A table that belongs to a chart is a figure's table view instead. */
export function dataTable<S>(definition: TableViewDefinition<S>): View<S> {
  return {
    questions: (state, site) => definition.questions(state, site),
    render(answers, context) {
      const { document, questions, site } = context;
      const source = Object.keys(questions).length
        ? element(
            document,
            "p",
            { class: "figure-source figure-foot" },
            "Source: ",
            sourceLine(questions, site),
          )
        : undefined;
      return element(document, "div", {}, tableElement(document, definition.table(answers, context)), source);
    },
    enliven(node, answers, context) {
      const table = node.querySelector<HTMLElement>("table");
      if (table) enlivenTable(table, definition.table(answers, context));
    },
  };
}
