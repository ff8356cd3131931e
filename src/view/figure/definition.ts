import { narrowWidth, type Drawing, type Frame } from "../../charts/drawing.js";
import type { Answers, Question } from "../../measures/question.js";
import type { Context } from "../view.js";
import type { Site } from "../../base/site.js";
import type { TableDefinition } from "../table/definition.js";

/**
 * A figure: its questions, and how their answers become a title, a chart, a table and a sentence.
 * Every function is pure, so that the build and the browser give the same figure. Where the context has a `part`, title,
 * table and sentence are of its periods.
 */
export interface FigureDefinition<S = unknown> {
  /** stable name: the anchor of links and the start of file names */
  name: string;
  /** "Figure 1": where the page numbers it */
  number?: string;
  questions(state: S, site: Site): Record<string, Question>;
  /** the finding in words, computed from what is shown; a neutral name where nothing can be found */
  title(answers: Answers, context: Context<S>): string;
  /** measure, unit, coverage, period */
  subtitle(answers: Answers, context: Context<S>): string;
  /** the chart, or undefined where there is nothing to draw */
  chart(answers: Answers, frame: Frame, context: Context<S>): Drawing | undefined;
  /** height in pixels at a width; default 280 below 520, 520 above 1300, else 380 */
  height?(width: number, answers: Answers, context: Context<S>): number;
  /** what is drawn, as a table: the table view and the CSV */
  table(answers: Answers, context: Context<S>): TableDefinition;
  /** one or two sentences for those who cannot see the chart; follows the filters */
  alternative(answers: Answers, context: Context<S>): string;
  /** why there is nothing to draw and what to do */
  emptyMessage?(answers: Answers, context: Context<S>): string;
  /** what limits the reading, beside the source line */
  note?(answers: Answers, context: Context<S>): string | undefined;
  /** default: the sources of the questions' measures */
  source?: string;
}

export function heightOf<S>(
  definition: FigureDefinition<S>,
  width: number,
  answers: Answers,
  context: Context<S>,
): number {
  return (
    definition.height?.(width, answers, context) ??
    context.height ??
    (width < narrowWidth ? 280 : width > 1300 ? 520 : 380)
  );
}
