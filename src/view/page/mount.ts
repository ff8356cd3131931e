import { element } from "../../base/dom.js";
import { startReader } from "../../labels/start.js";
import { readSite } from "../../base/site.js";
import type { Inputs, StateOf } from "../state/inputs.js";
import { anyInput, defaultState, readState, writeState } from "../state/url.js";
import { answerSource } from "./answers.js";
import { markTerms } from "../terms/mark.js";
import { startTips } from "../terms/tip.js";
import { bindControls, setControls } from "./controls.js";
import { embeddedFigure, removeOtherViews, showEmbedded } from "./embed.js";
import { tellFrozen } from "./frozen.js";
import type { PageData } from "./prepared.js";
import { Slot } from "./slot.js";
import type { Page } from "./view.js";

/**
 * Takes a page over from the build: its views follow its inputs, and the inputs the address.
 * Back and forward work; parameters that mean nothing are ignored with a notice.
 */
export function mount<I extends Inputs>(page: Page<I>, data: PageData): void {
  const site = readSite();
  const status = document.querySelector<HTMLElement>("[data-status]");
  const source = answerSource(site, data, (message) => {
    if (status) status.textContent = message;
  });
  const set = (texts: Record<string, string>): void => {
    const parsed = Object.entries(texts).map(
      ([name, text]) => [name, anyInput(page.inputs, name).parse(text, site)] as const,
    );
    go({ ...current(), ...Object.fromEntries(parsed.filter(([, value]) => value !== undefined)) });
  };
  const embedded = embeddedFigure();
  if (embedded !== undefined) removeOtherViews(embedded);
  const slots = [...document.querySelectorAll<HTMLElement>("[data-view]")].map((node) => {
    const name = node.dataset["view"] ?? "";
    const view = page.views[name];
    if (!view)
      throw new Error(
        `unknown view: "${name}" (page ${page.name} has ${Object.keys(page.views).join(", ")})`,
      );
    return new Slot(node, view, site, source, data.data, set);
  });
  const form = document.querySelector<HTMLFormElement>("form.controls");

  const show = (state: StateOf<I>): Promise<unknown> => {
    if (form) setControls(form, page.inputs, state);
    return Promise.all(inReadingOrder(slots).map((slot) => slot.show(state)));
  };
  const go = (state: StateOf<I>): void => {
    const search = writeState(page.inputs, state, site, location.search);
    if (search !== location.search) history.pushState(null, "", `${location.pathname}${search}`);
    void show(state);
  };
  const current = (): StateOf<I> => {
    const { state, ignored } = readState(page.inputs, location.search, site);
    tellIgnored(ignored);
    return state;
  };

  if (form) {
    bindControls(form, {
      onChange(name, text) {
        const value = anyInput(page.inputs, name).parse(text, site);
        if (value === undefined)
          void show(current()); // refused: the field goes back to what holds
        else go({ ...current(), [name]: value });
      },
      onReset: () => go(defaultState(page.inputs, site) as StateOf<I>),
    });
    for (const type of ["pointerenter", "focusin"]) form.addEventListener(type, source.warm, { once: true });
  }
  const followLabels = startReader({
    site,
    source,
    redraw: () => show(current()),
  });
  addEventListener("popstate", () => {
    followLabels();
    tellFrozen(site);
    void show(current());
  });
  tellFrozen(site);
  const main = document.querySelector("main");
  if (main) markTerms(main);
  startTips();
  const drawn = show(current());
  if (embedded !== undefined) showEmbedded(embedded, drawn);
}

/** What the reader looks at comes first. */
function inReadingOrder<S>(slots: readonly Slot<S>[]): Slot<S>[] {
  return [...slots].sort((a, b) => Number(b.isSeen) - Number(a.isSeen));
}

/** Parameters that a notice names; a mangled address may hold thousands. */
const mostNamed = 8;

function tellIgnored(ignored: readonly string[]): void {
  document.querySelector(".notice-ignored")?.remove();
  if (!ignored.length) return;
  const rest = ignored.length > mostNamed ? ` and ${ignored.length - mostNamed} more` : "";
  const message = `Ignored in the address, because this page has no such choice: ${ignored.slice(0, mostNamed).join(", ")}${rest}.`;
  const notice = element(document, "p", { class: "notice notice-ignored", role: "status" }, message);
  document.querySelector("main")?.prepend(notice);
}
