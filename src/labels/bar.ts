import { button, create } from "../base/dom.js";
import { describeCounted } from "../measures/counted.js";
import { isUnchanged } from "../measures/label-changes.js";
import { redo, reset, undo } from "./history.js";
import { listenForFiles } from "./file-drop.js";
import type { ReaderHost } from "./host.js";
import type { ReaderPanel } from "./panel.js";
import { listenForRelabel } from "./relabel-menu.js";
import { summarizeLabels } from "./words.js";

export interface ReaderBar {
  /** shows what the store holds */
  update(): void;
  /** shows what it comes to, once the answers follow it */
  settle(): void;
  busy(busy: boolean): void;
}

/**
 * The part of every page's header that says what the reader changed, with undo, redo and reset, and opens the
 * panel.
 */
export function readerBar(host: ReaderHost, place: HTMLElement): ReaderBar {
  const { store, counted } = host;
  let panel: ReaderPanel | undefined;
  const show = (drawer: ReaderPanel, shown: boolean): void => {
    drawer.node.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
    document.documentElement.toggleAttribute("data-drawer", shown);
    if (shown) drawer.settle();
    (shown ? drawer.node : open).focus({ preventScroll: true });
  };
  /** Calls back with the panel, which is made when it is wanted first. */
  const withPanel = async (use: (drawer: ReaderPanel) => void): Promise<void> => {
    try {
      const { readerPanel } = await import("./panel.js");
      const drawer = (panel ??= readerPanel(host, () => show(drawer, false)));
      if (!drawer.node.isConnected) document.body.append(drawer.node);
      use(drawer);
    } catch (error) {
      tellNotice([`The drawer of labels could not be loaded (${(error as Error).message}).`]);
    }
  };
  const open = create("button", {
    type: "button",
    class: "tool reader-open",
    "aria-expanded": "false",
    "aria-controls": "reader-panel",
  });
  open.addEventListener("click", () => void withPanel((drawer) => show(drawer, drawer.node.hidden)));
  listenForFiles(
    (file) =>
      void withPanel((drawer) => {
        if (drawer.node.hidden) show(drawer, true);
        drawer.take(file);
      }),
  );
  loadPanelAhead();
  const steps = [
    stepButton(
      "Undo",
      () => store.update(undo),
      () => store.history.past.length > 0,
    ),
    stepButton(
      "Redo",
      () => store.update(redo),
      () => store.history.future.length > 0,
    ),
    stepButton(
      "Reset",
      () => store.update(reset),
      () => !isUnchanged(store.labels),
    ),
  ];
  const counts = create("span", { class: "reader-counts" });
  place.classList.add("reader-bar");
  place.replaceChildren(open, counts, ...steps.map(({ node }) => node));
  listenForRelabel(host);

  const update = (): void => {
    const changed = !isUnchanged(store.counting);
    open.replaceChildren(
      changed ? `Your labels: ${summarizeLabels(store.counting)}` : "Labels",
      changed ? "" : create("span", { class: "where-wide" }, " and what is counted"),
    );
    place.dataset["changed"] = String(changed);
    const otherwise = describeCounted(counted.counted);
    counts.textContent = otherwise && `Counted: ${otherwise}`;
    counts.hidden = !otherwise;
    for (const step of steps) step.update();
    tellNotice([store.notice, counted.notice]);
    panel?.update();
  };
  update();
  return {
    update,
    settle: () => panel?.settle(),
    busy: (busy) => place.setAttribute("aria-busy", String(busy)),
  };
}

/** Loads what the drawer runs once the page has all that it opens with, so that nobody waits for it. */
function loadPanelAhead(): void {
  const load = (): void => void import("./panel.js").catch(() => undefined); // told where the drawer is opened
  if (document.readyState === "complete") load();
  else addEventListener("load", load, { once: true });
}

function stepButton(
  text: string,
  act: () => void,
  isPossible: () => boolean,
): { node: HTMLElement; update(): void } {
  const node = button(text, act);
  return {
    node,
    update() {
      node.hidden = !isPossible();
    },
  };
}

/** A link that could not be read, or a browser that keeps nothing, at the top of the page. */
function tellNotice(notices: readonly (string | undefined)[]): void {
  document.querySelector(".notice-labels")?.remove();
  const text = notices.filter((notice) => notice !== undefined).join(" ");
  if (text)
    document
      .querySelector("main")
      ?.prepend(create("p", { class: "notice notice-labels", role: "status" }, text));
}
