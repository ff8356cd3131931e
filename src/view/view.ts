import type { Site } from "../base/site.js";
import type { Asked, Part } from "../charts/drawing.js";
import type { Inputs, StateOf } from "./state/inputs.js";
import type { Answers, Question } from "../measures/question.js";
import { sayingUnlabelled } from "./unlabelled.js";

/** Everything besides its rows that a view is drawn from. */
export interface Context<S = unknown> {
  state: S;
  site: Site;
  document: Document;
  /** widths to draw at, in pixels: the build draws a wide and a narrow form, the browser the one it has */
  widths: readonly number[];
  /** height in pixels of charts that have none of their own; default: by width */
  height?: number;
  /** the questions behind the answers, for the SQL and the source line */
  questions: Record<string, Question>;
  /** address of the page with this state; the build leaves it empty */
  address: string;
  /** what the page's module of `src/data/` returned, if it has one */
  data?: unknown;
  /** in the browser: answers to questions that come up later, with the labels in use */
  ask?: (questions: Record<string, Question>) => Promise<Answers>;
  /** in the browser: sets inputs of the page by the texts of an address, in one step of its history */
  set?: (inputs: Record<string, string>) => void;
  /** in the browser: what the reader asked of a figure's chart */
  asked?: (figure: string) => Asked | undefined;
  /** the periods that a figure speaks of, where its chart shows a part; its chart is drawn from all of them */
  part?: Part;
  /** what the reader changed of the labels, in a phrase; absent where the answers are the site's own */
  labels?: string | undefined;
}

/**
 * A part of a page that is made from rows: it asks, and it draws the answers.
 * The build runs it with the default inputs, the browser whenever a reader changes one.
 */
export interface View<S = unknown> {
  questions(state: S, site: Site): Record<string, Question>;
  render(answers: Answers, context: Context<S>): HTMLElement;
  /** the finding in one sentence, to set the reader's beside the baseline's; default: the text as drawn */
  summary?(answers: Answers, context: Context<S>): string;
  /** in the browser, once the drawn element stands in the page: listeners */
  enliven?(node: HTMLElement, answers: Answers, context: Context<S>): void;
}

/** What the build answers for every subject that a page's address can name, such as each code. */
export interface Subjects<S> {
  /** the file of a state's subject, and the subject in it; undefined where the state names none */
  fileOf(state: S): { file: string; key: string } | undefined;
  /** the questions that the files answer, by their names in them, for a state's subject */
  questions(state: S): Record<string, Question>;
  /** the same questions for all subjects at once: `key` is the column of the rows that tells them apart */
  batches(): readonly { name: string; question: Question; key: string; file: (key: string) => string }[];
}

/** A page: its inputs and its views by the names that the Markdown gives them in `data-view`. */
export interface Page<I extends Inputs = Inputs> {
  name: string;
  inputs: I;
  views: Record<string, View<StateOf<I>>>;
  /** answers about single subjects, in small files by which a link to one opens without the database */
  subjects?: Subjects<StateOf<I>>;
  /** false where the build is not to answer what single changes of inputs ask, because that would take it long */
  ahead?: false;
}

/** A page as declared, its headline saying what has no label. */
export function definePage<I extends Inputs>(page: Page<I>): Page<I> {
  const { headline } = page.views;
  return headline ? { ...page, views: { ...page.views, headline: sayingUnlabelled(headline) } } : page;
}
