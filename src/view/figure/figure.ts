import type { Drawing } from "../../charts/drawing.js";
import { creator } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import { keepDrawing } from "../chart/asked.js";
import type { Context, View } from "../view.js";
import { narrowWidth } from "../../charts/drawing.js";
import { fittedToFigure } from "../table/fitted.js";
import { tableElement } from "../table/table.js";
import { heightOf, type FigureDefinition } from "./definition.js";
import { enlivenFigure } from "./enliven.js";
import { sourceElement } from "./source-element.js";
import { ofPart, partShown, spoken, subtitleOf } from "./part.js";
import { toolsElement } from "./tools.js";
import { unknownNote } from "./unknown.js";

/** A figure as a view of a page. */
export function figure<S>(definition: FigureDefinition<S>): View<S> {
  return {
    questions: (state, site) => definition.questions(state, site),
    render: (answers, context) => figureElement(definition, answers, context),
    summary: (answers, context) =>
      definition.title(answers, ofPart(context, partShown(definition, answers, context))),
    enliven: (node, answers, context) => enlivenFigure(node, definition, answers, context),
  };
}

/**
 * Title, chart, table view, source line and tools, of what the reader asked of the chart. It is drawn once for each of
 * the context's widths.
 */
export function figureElement<S>(
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): HTMLElement {
  const { document } = context;
  const create = creator(document);
  const drawn = drawnAt(definition, answers, context);
  const telling = ofPart(context, drawn[0]?.drawing?.part);
  return create(
    "figure",
    { class: "figure", id: definition.name, "data-figure": definition.name },
    create(
      "div",
      { class: "figure-head" },
      definition.number && create("p", { class: "figure-number" }, definition.number),
      create("h2", { class: "figure-title" }, definition.title(answers, telling)),
      create("p", { class: "figure-subtitle" }, subtitleOf(definition, answers, telling)),
    ),
    create(
      "div",
      { class: "figure-body" },
      chartElement(definition, answers, telling, drawn),
      create(
        "div",
        { class: "figure-table", hidden: true },
        tableElement(document, fittedToFigure(definition.table(answers, telling), context.widths)),
      ),
    ),
    footElement(definition, answers, context),
  );
}

/** A chart at a width, in pixels; none where there is nothing to draw. */
interface Drawn {
  width: number;
  height: number;
  drawing: Drawing | undefined;
}

function drawnAt<S>(definition: FigureDefinition<S>, answers: Answers, context: Context<S>): Drawn[] {
  const { document, widths } = context;
  const asked = context.asked?.(definition.name);
  return widths.map((width) => {
    const height = heightOf(definition, width, answers, context);
    const drawing = definition.chart(answers, { width, height, document, asked }, context);
    drawing?.svg.setAttribute("aria-hidden", "true");
    if (drawing) keepDrawing(drawing);
    return { width, height, drawing };
  });
}

function chartElement<S>(
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
  drawn: readonly Drawn[],
): HTMLElement {
  const { document, widths } = context;
  const create = creator(document);
  if (drawn.some(({ drawing }) => !drawing)) {
    const message = definition.emptyMessage?.(answers, context) ?? "There was no trade in this selection.";
    return create("div", { class: "figure-empty", role: "note" }, create("p", {}, message));
  }
  return create(
    "div",
    {
      class: "figure-chart",
      role: "img",
      tabindex: 0,
      "aria-label": spoken(definition.alternative(answers, context), drawn[0]?.drawing),
    },
    drawn.map(({ width, height, drawing }) => {
      const form = widths.length === 1 ? "" : width < narrowWidth ? " chart-narrow" : " chart-wide";
      return [
        create("div", { class: `chart${form}`, style: `height: ${height}px` }, drawing?.svg),
        drawing?.leftOut && create("p", { class: `chart-left-out${form}` }, drawing.leftOut),
      ];
    }),
  );
}

function footElement<S>(definition: FigureDefinition<S>, answers: Answers, context: Context<S>): HTMLElement {
  const { document, questions } = context;
  const create = creator(document);
  const note = [definition.note?.(answers, context), unknownNote(questions, answers)]
    .filter(Boolean)
    .join(" ");
  return create(
    "figcaption",
    { class: "figure-foot" },
    note && create("p", { class: "figure-note" }, note),
    sourceElement(context, definition.source),
    toolsElement(document),
  );
}
