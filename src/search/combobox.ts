import { create } from "../base/dom.js";

/** Something that a reader can pick from the list under a search box. */
export interface Suggestion {
  /** what stands in the box once picked */
  value: string;
  /** the code, in front */
  code?: string;
  text: string;
  note?: string;
  /** where picking it leads, if it is a page */
  href?: string;
}

export interface ComboboxOptions {
  label: string;
  placeholder?: string;
  value?: string;
  /** suggestions for what was typed; may take time */
  suggest(typed: string): Promise<readonly Suggestion[]> | readonly Suggestion[];
  /** what is said where there is no suggestion */
  nothing?: (typed: string) => string;
  /** a suggestion was picked, or what was typed was entered as it is */
  onPick(value: string, suggestion?: Suggestion): void;
  /** what stands in the list while suggestions load */
  loading?: string;
  /** Enter takes the first suggestion where none is marked */
  first?: boolean;
}

let count = 0;

/** A text field with suggestions under it, after the pattern of the ARIA guide: arrows, Enter, Escape. */
export function combobox(options: ComboboxOptions): HTMLElement {
  const id = `combobox-${++count}`;
  const input = create("input", {
    type: "search",
    id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: options.placeholder,
    value: options.value,
  });
  const list = create("ul", {
    id: `${id}-list`,
    role: "listbox",
    "aria-label": options.label,
    hidden: true,
  });
  const status = create("span", { class: "visually-hidden", role: "status" });
  let shown: readonly Suggestion[] = [];
  let active = -1;
  let turn = 0;

  const mark = (at: number): void => {
    active = at;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    const item = list.children[at];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = (): void => {
    turn++;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const show = (suggestions: readonly Suggestion[], typed: string): void => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map((suggestion, i) => item(suggestion, `${id}-${i}`)));
    if (!suggestions.length)
      list.append(
        create("li", { class: "nothing" }, options.nothing?.(typed) ?? `Nothing found for “${typed}”.`),
      );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = suggestions.length ? `${suggestions.length} suggestions` : "nothing found";
    mark(-1);
  };
  const suggest = async (): Promise<void> => {
    const own = ++turn;
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    const pending = options.suggest(typed);
    if (pending instanceof Promise) {
      list.replaceChildren(
        create("li", { class: "nothing" }, options.loading ?? "Loading the list of codes …"),
      );
      list.hidden = false;
    }
    try {
      const suggestions = await pending;
      if (own === turn) show(suggestions, typed);
    } catch (error) {
      if (own === turn)
        list.replaceChildren(
          create(
            "li",
            { class: "nothing" },
            `The list of codes could not be loaded: ${(error as Error).message}`,
          ),
        );
    }
  };
  const pick = (value: string, suggestion?: Suggestion): void => {
    input.value = value;
    close();
    options.onPick(value, suggestion);
  };

  input.addEventListener("input", () => void suggest());
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void suggest();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % Math.max(1, shown.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const picked = shown[active] ?? (options.first && !list.hidden ? shown[0] : undefined);
      const value = picked?.value ?? input.value.trim();
      if (value !== "") pick(value, picked);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // keeps the focus in the field
    const at = [...list.children].indexOf((event.target as Element).closest("li") as Element);
    const suggestion = shown[at];
    if (suggestion) pick(suggestion.value, suggestion);
  });
  input.addEventListener("blur", close);
  return create(
    "div",
    { class: "combobox control" },
    create("label", { for: id }, options.label),
    create("div", { class: "combobox-box" }, input, list),
    status,
  );
}

function item({ code, text, note }: Suggestion, id: string): HTMLElement {
  return create(
    "li",
    { role: "option", id, "aria-selected": "false" },
    code && create("span", { class: "code" }, code),
    create("span", { class: "text" }, text),
    note && create("span", { class: "suggestion-note" }, note),
  );
}
