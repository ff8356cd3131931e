import { element } from "../../base/dom.js";
import type { FigureDefinition } from "./definition.js";
import { enlivenTools } from "./enliven.js";
import { sourceElement } from "./source-element.js";
import { toolsElement } from "./tools.js";
import { unknownNote } from "./unknown.js";
import type { Answers, Question } from "../../measures/question.js";
import type { Context, View } from "../view.js";
import type { Site } from "../../base/site.js";
import type { TableDefinition } from "../table/definition.js";
import { enlivenTable } from "../table/enliven.js";
import { fittedTable } from "../table/fitted.js";
import { tableElement } from "../table/table.js";

export interface TableViewDefinition<S> {
  questions(state: S, site: Site): Record<string, Question>;
  table(answers: Answers, context: Context<S>): TableDefinition;
}

/**
 * A table by itself, with its source line and, where it answers questions, the tools of a figure. A table that
 * belongs to a chart is a figure's table view instead.
 */
export function dataTable<S>(definition: TableViewDefinition<S>): View<S> {
  return {
    questions: (state, site) => definition.questions(state, site),
    render(answers, context) {
      const { document, questions } = context;
      const table = definition.table(answers, context);
      const unknown = unknownNote(questions, answers);
      const foot =
        Object.keys(questions).length > 0 &&
        element(
          document,
          "div",
          { class: "figure-foot" },
          unknown && element(document, "p", { class: "figure-note" }, unknown),
          sourceElement(context),
          table.rows.length > 0 && toolsElement(document, "table"),
        );
      return element(
        document,
        "div",
        { id: nameOf(table) },
        tableElement(document, fittedTable(table, context.widths)),
        foot,
      );
    },
    enliven(node, answers, context) {
      const table = definition.table(answers, context);
      const shown = node.querySelector<HTMLElement>("table");
      if (shown) enlivenTable(shown, fittedTable(table, context.widths));
      enlivenTools(node, asFigure(definition, table), answers, context);
    },
  };
}

/** The table as a figure without a chart, named after what it is of: for its files. */
function asFigure<S>(definition: TableViewDefinition<S>, table: TableDefinition): FigureDefinition<S> {
  const { caption } = table;
  return {
    name: nameOf(table),
    questions: (state, site) => definition.questions(state, site),
    title: () => caption.charAt(0).toUpperCase() + caption.slice(1),
    subtitle: () => "",
    chart: () => undefined,
    table: (answers, context) => definition.table(answers, context),
    alternative: () => caption,
  };
}

/** The caption as the anchor of links and the start of file names. */
function nameOf({ caption }: TableDefinition): string {
  const words = caption.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 60);
}
