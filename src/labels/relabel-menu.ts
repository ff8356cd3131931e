import { button, create, element } from "../base/dom.js";
import { formatCode } from "../measures/format.js";
import { relabelForm, type Target } from "./relabel-form.js";
import type { ReaderHost } from "./host.js";
import type { ReaderStore } from "./store.js";
import { categoryName } from "../measures/task.js";

/** A button that opens the menu of a code, heading or category; works wherever it stands on a page. */
export function relabelButton(document: Document, target: Target, text = "Change label"): HTMLElement {
  return element(
    document,
    "button",
    {
      type: "button",
      class: "tool relabel",
      "aria-haspopup": "dialog",
      "aria-label": `Change the label of ${"of" in target ? categoryName(target.of) : formatCode(target.prefix)}`,
      ...("of" in target ? { "data-relabel-category": target.of } : { "data-relabel": target.prefix }),
    },
    text,
  );
}

/** Answers every such button of the page, also those drawn later. */
export function listenForRelabel({ store, source }: ReaderHost): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-relabel], [data-relabel-category]");
    if (!button) return;
    const { relabel, relabelCategory } = button.dataset;
    source.warmForLabels();
    if (relabel !== undefined) openMenu(store, { prefix: relabel }, button);
    else if (relabelCategory !== undefined) openMenu(store, { of: relabelCategory }, button);
  });
}

/** Labels can be changed from the keyboard alone: the dialog holds the focus and gives it back. */
function openMenu(store: ReaderStore, target: Target, opener: HTMLElement): void {
  const dialog = create("dialog", { class: "relabel-dialog", "aria-label": "Change a label" });
  dialog.append(
    create("p", {}, "Change how this counts. Every page follows; nothing leaves your browser."),
    relabelForm(store, target, () => dialog.close()),
    button("Cancel", () => dialog.close()),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (opener.isConnected) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
