import { create } from "../base/dom.js";
import { formatCode } from "../measures/format.js";
import {
  isPrefix,
  levelsOf,
  relevances,
  type LabelChange,
  type Relevance,
} from "../measures/label-changes.js";
import { categories, categoryName, className } from "../measures/task.js";
import { withChanges } from "./history.js";
import { labelled } from "./rules-form.js";
import type { ReaderStore } from "./store.js";
import { describeChange } from "./words.js";

/** What a relabelling is about: a code or heading by its digits, or a category. */
export type Target = { prefix: string } | { of: string };

/**
 * A form that gives a code, one of the headings above it, or a category another relevance or category.
 * Calls back with a sentence once it is done.
 */
export function relabelForm(
  store: ReaderStore,
  target: Target,
  onDone: (message: string) => void,
): HTMLElement {
  const scope = create(
    "select",
    { name: "scope" },
    scopesOf(target).map(({ value, text }) => create("option", { value }, text)),
  );
  const relevance = select(
    "relevance",
    relevances.map((name) => [name, className(name)]),
  );
  const category = select(
    "category",
    categories().map((name) => [name, categoryName(name)]),
  );
  const form = create(
    "form",
    { class: "relabel-form controls-body", "aria-label": "Change a label" },
    labelled("Change", scope),
    labelled("Relevance", relevance),
    labelled("Category", category),
    create("button", { type: "submit", class: "tool primary" }, "Change"),
    create("span", { class: "relabel-hint", role: "status" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!relevance.value && !category.value) {
      const hint = form.querySelector(".relabel-hint");
      if (hint) hint.textContent = "Choose a relevance, a category, or both.";
      relevance.focus();
      return;
    }
    const change: LabelChange = {
      ...("of" in target ? { of: target.of } : { prefix: scope.value }),
      ...(relevance.value && { relevance: relevance.value as Relevance }),
      ...(category.value && { category: category.value }),
    };
    store.update((history) => withChanges(history, [change]));
    onDone(`Changed: ${describeChange(change)}`);
  });
  return form;
}

function scopesOf(target: Target): { value: string; text: string }[] {
  if ("of" in target) return [{ value: target.of, text: `all of ${categoryName(target.of)}` }];
  if (!isPrefix(target.prefix)) throw new Error(`invalid code: "${target.prefix}" (expected 2 to 10 digits)`);
  const names: Record<number, string> = {
    2: "chapter",
    4: "heading",
    6: "subheading",
    8: "rate line",
    10: "code",
  };
  return levelsOf(target.prefix)
    .reverse()
    .map((prefix) => ({ value: prefix, text: `${names[prefix.length]} ${formatCode(prefix)}` }));
}

function select(name: string, options: (readonly [string, string])[]): HTMLSelectElement {
  return create(
    "select",
    { name },
    create("option", { value: "" }, "leave as it is"),
    options.map(([value, text]) => create("option", { value }, text)),
  );
}
