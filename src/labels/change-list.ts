import { button, create } from "../base/dom.js";
import { withoutChange } from "./history.js";
import type { ReaderStore } from "./store.js";
import { describeLabels } from "./words.js";

/** Lines that are listed at once. */
const pageSize = 100;

/** The list of changes in words, each with a button that takes it back. */
export function changeList(store: ReaderStore): { node: HTMLElement; update(): void } {
  const node = create("div", { class: "reader-changes" });
  let shown = pageSize;
  const update = (): void => {
    const lines = describeLabels(store.labels, store.idle);
    const more = button(`Show all ${lines.length}`, () => {
      shown = lines.length;
      update();
    });
    node.replaceChildren(
      lines.length
        ? create(
            "ol",
            {},
            lines
              .slice(0, shown)
              .map(({ text, index, idle }) =>
                create(
                  "li",
                  {},
                  create(
                    "span",
                    { class: idle ? "muted" : null },
                    idle ? `${text}: labelled so already, does not count` : text,
                  ),
                  removeButton(store, text, index),
                ),
              ),
          )
        : create("p", { class: "muted" }, "Nothing is changed: every page shows the site's own labels."),
      ...(lines.length > shown ? [more] : []),
    );
  };
  update();
  return { node, update };
}

function removeButton(store: ReaderStore, text: string, index: number | undefined): HTMLElement | null {
  if (index === undefined) return null;
  const takeBack = (): void => store.update((history) => withoutChange(history, index));
  return button("Take back", takeBack, { "aria-label": `Take back: ${text}` });
}
