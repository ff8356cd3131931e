import { element } from "../base/dom.js";
import type { Site } from "../base/site.js";
import type { Drawing, Frame } from "../charts/drawing.js";
import type { Answers, AnswersTo, Questions } from "../measures/question.js";
import { barsChart, barsSentence, barsTable, heightOfBars, type Bars } from "./figure/bars.js";
import type { FigureDefinition } from "./figure/definition.js";
import { figure } from "./figure/figure.js";
import { heatChart, heatSentence, heatTable, heightOfHeat, type Heat } from "./figure/heat.js";
import { linesChart, linesSentence, linesTable, type Lines } from "./figure/lines.js";
import { narrowed } from "./figure/part.js";
import { openingElement } from "./opening.js";
import type { Context, View } from "./view.js";
import type { Inputs, StateOf } from "./state/inputs.js";
import type { TableDefinition } from "./table/definition.js";
import { dataTable } from "./figure/data-table.js";
import { tiles, type Tile } from "./tiles.js";

/** What every view declares: its questions, and what is shown of their answers. `T` is what is shown. */
interface Declared<S, Q extends Questions, T> {
  /** default: none, as of a view of what the page knows without asking */
  questions?(state: S, site: Site): Q;
  /** what is shown, from rows typed by the questions; default: the answers themselves */
  shown?(answers: AnswersTo<Q>, context: Context<S>): T;
  /** a sentence in place of the view where there is nothing to show; empty: another view says why */
  instead?(shown: T, context: Context<S>): string | undefined;
}

type NoQuestions = Record<never, never>;

type Told<S, T, R> = (shown: T, context: Context<S>) => R;

/**
 * A figure by its questions, its series and its finding. `lines`, `bars` and `heat` bring chart, height, table and
 * sentence with them; another `chart` names its `table` and `alternative` itself.
 */
export interface DeclaredFigure<S, Q extends Questions, T> extends Declared<S, Q, T> {
  /** stable name: the anchor of links and the start of file names */
  name: string;
  /** "Figure 1": where the page numbers it */
  number?: string;
  /** what is found, in words; a neutral name where nothing can be found */
  finding: Told<S, T, string>;
  /**
   * the finding speaks of the periods that are shown, so that it holds for any part of them; default: it does not, and
   * says so while a part is shown
   */
  follows?: true;
  /** measure, unit, coverage, period */
  subtitle: Told<S, T, string>;
  lines?: Told<S, T, Lines | undefined>;
  bars?: Told<S, T, Bars | undefined>;
  heat?: Told<S, T, Heat | undefined>;
  chart?(shown: T, frame: Frame, context: Context<S>): Drawing | undefined;
  /** height in pixels at a width */
  height?(width: number, shown: T, context: Context<S>): number;
  /** its caption is the chart's unless it says another */
  table?: Told<S, T, Omit<TableDefinition, "caption"> & { caption?: string }>;
  /** one or two sentences for those who cannot see the chart */
  alternative?: Told<S, T, string>;
  /** why there is nothing to draw and what to do */
  empty?: string | Told<S, T, string>;
  /** what limits the reading */
  note?: string | Told<S, T, string | undefined>;
  /** default: the sources of the questions' measures */
  source?: string;
}

/** How a page's views are declared, with its inputs as the type of their state. */
export function viewsOf<I extends Inputs>(inputs: I) {
  type S = StateOf<I>;
  return {
    inputs,

    figure: <Q extends Questions = NoQuestions, T = AnswersTo<Q>>(
      declared: DeclaredFigure<S, Q, T>,
    ): View<S> => unlessInstead(declared, figure(definitionOf(declared))),

    /** A table by itself. */
    table: <Q extends Questions = NoQuestions, T = AnswersTo<Q>>(
      declared: Declared<S, Q, T> & { table: Told<S, T, TableDefinition> },
    ): View<S> => {
      const shown = shownBy(declared);
      const view = dataTable<S>({
        questions: questionsOf(declared),
        table: (answers, context) => declared.table(shown(answers, context), context),
      });
      return unlessInstead(declared, view);
    },

    /** The page's answer in a sentence, and what else a reader learns here: sentences that can be quoted as they are. */
    headline: <Q extends Questions = NoQuestions, T = AnswersTo<Q>>(
      declared: Declared<S, Q, T> & {
        text: Told<S, T, string>;
        /** undefined stands for a sentence that these answers do not support */
        learn?: Told<S, T, readonly (string | undefined)[]>;
      },
    ): View<S> => {
      const shown = shownBy(declared);
      return {
        questions: questionsOf(declared),
        render(answers, context) {
          const found = shown(answers, context);
          return openingElement(
            context.document,
            declared.text(found, context),
            declared.learn?.(found, context),
          );
        },
      };
    },

    /** Whatever else a page shows, as an element; `enliven` gives it listeners, once it stands in the page. */
    part: <Q extends Questions = NoQuestions, T = AnswersTo<Q>>(
      declared: Declared<S, Q, T> & {
        element: Told<S, T, HTMLElement>;
        /** default: the text as drawn */
        summary?: Told<S, T, string>;
        enliven?: (node: HTMLElement, shown: T, context: Context<S>) => void;
      },
    ): View<S> => {
      const shown = shownBy(declared);
      const { summary, enliven } = declared;
      return {
        questions: questionsOf(declared),
        render: (answers, context) => declared.element(shown(answers, context), context),
        ...(summary && { summary: (answers, context) => summary(shown(answers, context), context) }),
        ...(enliven && {
          enliven: (node, answers, context) => enliven(node, shown(answers, context), context),
        }),
      };
    },

    /** At most four numbers side by side, each with what it is compared with. */
    tiles: <Q extends Questions = NoQuestions, T = AnswersTo<Q>>(
      declared: Declared<S, Q, T> & { tiles: Told<S, T, readonly Tile[]> },
    ): View<S> => {
      const shown = shownBy(declared);
      return tiles({
        questions: questionsOf(declared),
        tiles: (answers, context) => declared.tiles(shown(answers, context), context),
      });
    },
  };
}

/** What follows from declared lines, bars or a heat map. */
interface DeclaredChart {
  caption: string;
  draw(frame: Frame): Drawing | undefined;
  table(): TableDefinition;
  sentence(): string;
  height?(width: number): number;
}

/** Spells a declared figure out. */
export function definitionOf<S, Q extends Questions, T>(
  declared: DeclaredFigure<S, Q, T>,
): FigureDefinition<S> {
  const shown = shownBy(declared);
  const { name, number, source, lines, bars, heat, empty, note } = declared;
  const chartOf = (found: T, context: Context<S>): DeclaredChart | undefined => {
    const [line, bar, map] = [lines?.(found, context), bars?.(found, context), heat?.(found, context)];
    if (line)
      return {
        caption: line.caption,
        draw: linesChart.bind(null, line),
        table: () => linesTable(line),
        sentence: () => linesSentence(line),
      };
    if (bar)
      return {
        caption: bar.caption,
        draw: barsChart.bind(null, bar),
        table: () => barsTable(bar),
        sentence: () => barsSentence(bar),
        height: (width: number) => heightOfBars(bar, width),
      };
    if (map)
      return {
        caption: map.caption,
        draw: heatChart.bind(null, map),
        table: () => heatTable(map),
        sentence: () => heatSentence(map),
        height: () => heightOfHeat(map),
      };
    return undefined;
  };
  return {
    name,
    ...(number !== undefined && { number }),
    ...(source !== undefined && { source }),
    questions: questionsOf(declared),
    title(answers, context) {
      const { part, ...whole } = context;
      if (!part || declared.follows) return declared.finding(shown(answers, context), context);
      return `Whole period: ${declared.finding(shown(answers, whole), whole)}`;
    },
    subtitle: (answers, context) => declared.subtitle(shown(answers, context), context),
    chart(answers, frame, context) {
      const found = shown(answers, context);
      return declared.chart ? declared.chart(found, frame, context) : chartOf(found, context)?.draw(frame);
    },
    ...((declared.height || bars || heat) && {
      height(width: number, answers: Answers, context: Context<S>): number {
        const found = shown(answers, context);
        return declared.height?.(width, found, context) ?? chartOf(found, context)?.height?.(width) ?? 120;
      },
    }),
    table(answers, context) {
      const found = shown(answers, context);
      const chart = chartOf(found, context);
      const own = declared.table?.(found, context);
      if (!own && chart) return chart.table();
      const caption = chart?.caption ?? declared.finding(found, context);
      return { caption, ...(own ?? { columns: [], rows: [] }) };
    },
    alternative(answers, context) {
      const found = shown(answers, context);
      return declared.alternative?.(found, context) ?? chartOf(found, context)?.sentence() ?? "No data.";
    },
    ...(empty !== undefined && {
      emptyMessage: (answers: Answers, context: Context<S>) =>
        typeof empty === "string" ? empty : empty(shown(answers, context), context),
    }),
    ...(note !== undefined && {
      note: (answers: Answers, context: Context<S>) =>
        typeof note === "string" ? note : note(shown(answers, context), context),
    }),
  };
}

/** The view, or the sentence that stands in its place. */
function unlessInstead<S, Q extends Questions, T>(declared: Declared<S, Q, T>, view: View<S>): View<S> {
  if (!declared.instead) return view;
  const shown = shownBy(declared);
  const instead = (answers: Answers, context: Context<S>): string | undefined =>
    declared.instead?.(shown(answers, context), context);
  return {
    ...view,
    render(answers, context) {
      const text = instead(answers, context);
      if (text === undefined) return view.render(answers, context);
      return text
        ? element(context.document, "p", { class: "muted" }, text)
        : element(context.document, "div");
    },
    enliven(node, answers, context) {
      if (instead(answers, context) === undefined) view.enliven?.(node, answers, context);
    },
  };
}

function questionsOf<S, Q extends Questions, T>(declared: Declared<S, Q, T>) {
  return (state: S, site: Site): Questions => declared.questions?.(state, site) ?? {};
}

/** What is shown of answers, of a part of the periods where the context says so, worked out once for a context. */
function shownBy<S, Q extends Questions, T>(declared: Declared<S, Q, T>) {
  const kept = new WeakMap<Answers, WeakMap<Context<S>, T>>();
  return (answers: Answers, context: Context<S>): T => {
    const typed = answers as AnswersTo<Q>; // the questions' own answers: the page's one source asks them by name
    const { part } = context;
    if (!declared.shown && !part) return typed as T;
    const byContext = kept.get(answers) ?? new WeakMap<Context<S>, T>();
    kept.set(answers, byContext);
    const held = byContext.get(context);
    if (held !== undefined) return held;
    const all = declared.shown ? declared.shown(typed, context) : (typed as T);
    const found = part ? narrowed(all, part) : all;
    byContext.set(context, found);
    return found;
  };
}
