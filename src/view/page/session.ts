import { embeddedFigure, readSite, type Site } from "../../base/site.js";
import { startReader } from "../../labels/start.js";
import { startSearch } from "../../search/box.js";
import { markTerms } from "../terms/mark.js";
import { startTips } from "../terms/tip.js";
import { answerSource, type AnswerSource } from "./answers.js";
import { readPlace, restorePlace } from "../figure/place.js";
import { showEmbedded } from "./embed.js";
import { tellFrozen } from "./frozen.js";
import type { Live } from "./live.js";
import { startTaskSwitch } from "./task-switch.js";
import { tellProgress } from "./progress.js";

/** What a page has once, however many of its cells ask for it. */
export interface Session {
  site: Site;
  source: AnswerSource;
  /** shows a view, together with those that are asked for at the same time */
  show(slot: Place): void;
  /** what follows the reader's labels and what the reader counts, besides the views */
  followers: Set<Live<unknown>>;
  /** calls back after a step in the browser's history */
  onHistory(step: () => void): void;
}

/** A place that shows a view. */
interface Place {
  readonly isSeen: boolean;
  /** says that it is about to show another */
  announce(): void;
  show(): Promise<void>;
}

let opened: Session | undefined;

/** The session of the page that is open, started by the first cell that needs it. */
export function pageSession(): Session {
  return (opened ??= startSession());
}

function startSession(): Session {
  const site = readSite();
  const source = answerSource(site, tellProgress);
  const shown = new Set<Place>();
  let waiting = new Set<Place>();
  let toEmbed = embeddedFigure();
  let linked = readPlace(location.href);
  const showAll = (slots: Iterable<Place>): Promise<unknown> =>
    Promise.all(inReadingOrder(slots).map((slot) => slot.show()));
  const showWaiting = (): void => {
    const slots = waiting;
    waiting = new Set();
    const done = showAll(slots);
    if (hasDrawings()) return;
    if (linked) restorePlace(linked, done);
    linked = undefined;
    if (toEmbed === undefined) return;
    showEmbedded(toEmbed, done);
    toEmbed = undefined;
  };
  const followers = new Set<Live<unknown>>();
  const followLabels = startReader({
    site,
    source,
    redraw() {
      for (const follower of followers) follower.changed();
      return showAll(shown);
    },
  });
  const steps: (() => void)[] = [];
  addEventListener("popstate", () => {
    followLabels();
    tellFrozen(site);
    for (const step of steps) step();
  });
  tellFrozen(site);
  const main = document.querySelector("main");
  if (main) markTerms(main);
  startTips();
  startSearch(() => import("../../search/everywhere.js"));
  startTaskSwitch(site);
  return {
    site,
    source,
    followers,
    show(slot) {
      shown.add(slot);
      // cells run one after the other: what the reader looks at comes first among all that now ask
      if (!waiting.size) setTimeout(showWaiting);
      waiting.add(slot);
      slot.announce();
    },
    onHistory: (step) => void steps.push(step),
  };
}

/** Are there drawings of the build whose cells have not run yet? */
function hasDrawings(): boolean {
  return document.querySelector("observablehq-loading [data-view]") !== null;
}

function inReadingOrder(slots: Iterable<Place>): Place[] {
  return [...slots].sort((a, b) => Number(b.isSeen) - Number(a.isSeen));
}
