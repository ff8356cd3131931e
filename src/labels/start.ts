import type { Site } from "../base/site.js";
import { isUnchanged } from "../measures/label-changes.js";
import { readerBar } from "./bar.js";
import type { ReaderAnswers } from "./host.js";
import { idleChanges } from "./idle.js";
import { countedStore } from "./counted-store.js";
import { readerStore } from "./store.js";

export interface ReaderPage {
  site: Site;
  source: ReaderAnswers;
  /** shows the whole page again with the labels in use; done when it is drawn */
  redraw(): Promise<unknown>;
}

/**
 * Puts the reader's labels, and what the reader counts, in use on a page and keeps it with them: every change makes
 * the page again, and changes that come while it is being made are taken together. Answers what to call after a step
 * in the browser's history, whose entry may carry older labels.
 */
export function startReader(page: ReaderPage): () => void {
  const { site, source } = page;
  const store = readerStore();
  const counted = countedStore();
  source.counted = counted.counted;
  const place = document.querySelector<HTMLElement>("[data-reader]");
  const bar = place && readerBar({ site, store, counted, source }, place);
  let working = false;
  let behind = false;
  const use = (): Promise<unknown> => {
    bar?.update();
    source.useLabels(store.counting);
    bar?.settle();
    return page.redraw();
  };
  const follow = async (): Promise<void> => {
    behind = true;
    if (working) return;
    working = true;
    try {
      while (behind) {
        behind = false;
        bar?.busy(true);
        source.counted = counted.counted;
        const known = store.idle;
        const learned = idleChanges(store.labels, source.baseline).then((idle) => (store.idle = idle));
        learned.catch(() => undefined); // told below
        await use(); // while it is not known yet, a change that repeats the site's label gives the same numbers
        if (!isSame(known, await learned)) await use();
      }
    } catch (error) {
      store.notice = `Your labels could not be put in use: ${(error as Error).message}`;
      bar?.update();
    } finally {
      working = false;
      bar?.busy(false);
    }
  };
  for (const each of [store, counted])
    each.subscribe(() => {
      bar?.update();
      void follow();
    });
  if (!isUnchanged(store.labels)) void follow();
  return () => {
    store.writeAddress();
    counted.writeAddress();
  };
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}
