import type { Site } from "../base/site.js";
import type { Counted } from "../measures/counted.js";
import type { ReaderLabels } from "../measures/label-changes.js";
import type { Answers, Question } from "../measures/question.js";
import type { CountedStore } from "./counted-store.js";
import type { ReaderStore } from "./store.js";

/** What the reader's bar, panel and menus work with: the labels, and answers with them and without them. */
export interface ReaderHost {
  site: Site;
  store: ReaderStore;
  counted: CountedStore;
  source: ReaderAnswers;
}

/** What answers a page's questions with the reader's labels and with the site's own. */
export interface ReaderAnswers {
  ask: (questions: Record<string, Question>) => Promise<Answers>;
  /** the same questions with the site's own labels */
  baseline: (questions: Record<string, Question>) => Promise<Answers>;
  /** puts the reader's labels in use for every answer from now on */
  useLabels(labels: ReaderLabels): void;
  /** what the reader counts, for the questions of every view */
  counted: Counted;
  /** has the database been asked for? */
  readonly isStarted: boolean;
  /** begins to load what the first change of labels may need */
  warmForLabels: () => void;
}
