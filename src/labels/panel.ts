import { task, words } from "../measures/task.js";
import { button, create } from "../base/dom.js";
import type { Site } from "../base/site.js";
import { readableDescription } from "../measures/description.js";
import { formatCode } from "../measures/format.js";
import { isPrefix, isUnchanged } from "../measures/label-changes.js";
import { categories, categoryName } from "../measures/task.js";
import { CodeIndex } from "../search/code-index.js";
import { searchFile } from "../search/load.js";
import { combobox, type Suggestion } from "../search/combobox.js";
import { countedForm } from "./counted-form.js";
import { changeList } from "./change-list.js";
import { effectOf, siteHeadline } from "./effect.js";
import { effectLine } from "./effect-line.js";
import { filesForm } from "./files.js";
import type { ReaderHost } from "./host.js";
import { relabelForm } from "./relabel-form.js";
import { rulesForm } from "./rules-form.js";

export interface ReaderPanel {
  node: HTMLElement;
  /** shows what the store holds */
  update(): void;
  /** shows what it comes to, where it is open */
  settle(): void;
  /** reads a file of labels */
  take(file: File): void;
}

/**
 * Everything that a reader can do to the labels: a drawer beside the page on wide screens, a sheet from below on others.
 * Its head says what the changes come to. It opens without the database, which starts when the reader comes to the first field.
 */
export function readerPanel(host: ReaderHost, onClose: () => void): ReaderPanel {
  const { store } = host;
  let loading: Promise<CodeIndex> | undefined;
  const index = (): Promise<CodeIndex> =>
    (loading ??= searchFile()
      .then(({ codes }) => new CodeIndex(codes))
      .catch((error: unknown) => {
        loading = undefined; // tried again with the next key
        throw error;
      }));
  const rules = rulesForm(host);
  const counted = countedForm(host);
  const files = filesForm(host, index);
  const list = changeList(store);
  const effect = effectLine(() =>
    isUnchanged(store.counting) ? Promise.resolve(siteHeadline(host.site)) : effectOf(host),
  );
  const close = button("Close", onClose, {
    class: "tool reader-close",
    "aria-label": "Close your labels",
  });
  const loads = create("p", { class: "muted" });
  const node = create(
    "aside",
    {
      class: "reader-panel",
      id: "reader-panel",
      "aria-label": "Your labels and what you count",
      hidden: true,
      tabindex: -1,
    },
    create(
      "div",
      { class: "reader-head" },
      create("h2", {}, "Your labels"),
      close,
      create(
        "div",
        { class: "reader-says" },
        effect.node,
        loads,
        create("p", { class: "muted", "data-status": "" }),
      ),
    ),
    rules.node,
    changeOne(host, index),
    create(
      "p",
      { class: "muted" },
      `Which products count as ${words().adjective} is a judgement. Every page and figure follows yours, beside the baseline. It stays in your browser unless you hand the link on.`,
    ),
    create("h2", {}, "Changes"),
    list.node,
    create("h2", {}, "What is counted"),
    counted.node,
    create("h2", {}, "Files and link"),
    files.node,
  );
  const begin = ({ target }: FocusEvent): void => {
    if (target === node || target === close) return;
    node.removeEventListener("focusin", begin);
    host.source.warmForLabels();
    update();
  };
  node.addEventListener("focusin", begin);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  });
  const update = (): void => {
    rules.update();
    list.update();
    counted.update();
    loads.textContent = host.source.isStarted || !isUnchanged(store.counting) ? "" : loadsText(host.site);
  };
  update();
  return {
    node,
    update,
    take: (file) => files.take(file),
    settle() {
      if (node.hidden) return;
      effect.update();
      counted.settle();
    },
  };
}

/** What changes load, and when: it begins at the first field; the database waits for a question of its own where a device spares data or memory. */
function loadsText({ loads }: Site): string {
  const size = loads === undefined ? "" : ` (about ${(loads / 1e6).toFixed(0)} MB, once)`;
  return `Changing labels loads small tables of sums into this browser, and the database${size} for what they do not answer; nothing is loaded before you come to a field.`;
}

/** A search for a code, heading or category, and the form that changes the one picked. */
function changeOne({ store }: ReaderHost, index: () => Promise<CodeIndex>): HTMLElement {
  const place = create("div", { class: "reader-change-one" });
  const status = create("p", { role: "status", class: "muted" });
  const search = combobox({
    label: "Change a code, a heading or a category",
    placeholder: `${formatCode(task.headings.example)}, or a word`,
    suggest: async (typed) => [
      ...matchingCategories(typed),
      ...(await index()).search(typed).map(suggestionOf),
    ],
    onPick(value) {
      const category = categories().find((name) => categoryName(name) === value);
      const prefix = value.replaceAll(/\D/g, "");
      status.textContent = "";
      if (!category && !isPrefix(prefix)) {
        status.textContent = `“${value}” is neither a code of 2, 4, 6, 8 or 10 digits nor a category: pick one from the list.`;
        place.replaceChildren();
        return;
      }
      const form = relabelForm(store, category ? { of: category } : { prefix }, (message) => {
        place.replaceChildren();
        status.textContent = message;
      });
      place.replaceChildren(form);
    },
  });
  return create("div", { class: "reader-change" }, search, place, status);
}

function matchingCategories(typed: string): Suggestion[] {
  return categories()
    .map(categoryName)
    .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
    .map((name) => ({ value: name, text: name, note: "category" }));
}

function suggestionOf({ prefix, text, codes }: { prefix: string; text: string; codes: number }): Suggestion {
  const code = formatCode(prefix);
  return { value: code, code, text: readableDescription(text), ...(codes > 1 && { note: `${codes} codes` }) };
}
