import type { Answers, Question } from "../measures/question.js";
import type { Site } from "../base/site.js";
import type { CountedStore } from "./counted-store.js";
import type { ReaderStore } from "./store.js";

/** What the reader's bar, panel and menus work with: the labels, and answers with them and without them. */
export interface ReaderHost {
  site: Site;
  store: ReaderStore;
  counted: CountedStore;
  /** does the database run? */
  isStarted(): boolean;
  /** begins to load what the first change needs */
  warm(): void;
  /** answers with the reader's labels */
  ask(questions: Record<string, Question>): Promise<Answers>;
  /** answers with the site's own labels */
  baseline(questions: Record<string, Question>): Promise<Answers>;
}
