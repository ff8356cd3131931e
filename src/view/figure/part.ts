import { holds, type Drawing, type Part } from "../../charts/drawing.js";
import { periodName } from "../../charts/period.js";
import type { Answers } from "../../measures/question.js";
import type { Context } from "../view.js";
import type { FigureDefinition } from "./definition.js";

/** What a figure tells the place that it stands in when its chart shows other periods than before. */
export const partEvent = "figure-part";

/** The context in which a figure speaks of a part of its periods; its chart is drawn from the other. */
export function ofPart<S>(context: Context<S>, part: Part | undefined): Context<S> {
  return part ? { ...context, part } : context;
}

/** Measure, unit, coverage and period, and the periods that are shown where those are a part. */
export function subtitleOf<S>(
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): string {
  const { part } = context;
  const subtitle = definition.subtitle(answers, context);
  return part ? `${subtitle}; shown: ${periodName(part.from)} to ${periodName(part.to)}` : subtitle;
}

/** What a chart says to those who cannot see it. */
export function spoken(alternative: string, drawing: Drawing | undefined): string {
  return [alternative, ...marked(drawing)].join(" ");
}

/** The marks of a chart in a sentence, if it has any. */
function marked(drawing: Drawing | undefined): string[] {
  const names = (drawing?.points ?? []).flatMap(({ title, notes = [] }) =>
    notes.map(({ label }) => `${label} (${title})`),
  );
  return names.length ? [`Marked: ${names.join(", ")}.`] : [];
}

/** The part of a figure's periods that the reader asked for; undefined where all are shown. */
export function partShown<S>(
  definition: FigureDefinition<S>,
  answers: Answers,
  context: Context<S>,
): Part | undefined {
  const asked = context.asked?.(definition.name);
  if (asked?.from === undefined && asked?.to === undefined) return undefined;
  const { document, widths } = context;
  const frame = { width: widths[0] ?? 0, height: 300, document, asked };
  return definition.chart(answers, frame, context)?.part; // only a chart knows its periods
}

/** The same with the rows of a part of the periods only, wherever rows of a `month`, a `year` or a `period` stand in it. */
export function narrowed<T>(shown: T, part: Part): T {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((row) => isWithin(row, part)).map(within);
    if (!isRecord(value) || periodOf(value) !== undefined) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, within(inside)]));
  };
  return within(shown) as T; // nothing but rows is taken away
}

function isWithin(row: unknown, part: Part): boolean {
  const period = isRecord(row) ? periodOf(row) : undefined;
  return period === undefined || holds(part, period);
}

/** The period of a row; undefined where it has none. A key is one where it is a month: codes have no hyphen. */
function periodOf({ month, period, year, key }: Record<string, unknown>): string | undefined {
  const named = [month, period, year].map(String).find((text) => /^\d{4}(-\d{2})?$/.test(text));
  return named ?? [key].map(String).find((text) => /^\d{4}-\d{2}$/.test(text));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
