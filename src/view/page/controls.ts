import { creator } from "../../base/dom.js";
import type { Site } from "../../base/site.js";
import { chosen, type Input, type Inputs, type InputValue, type StateOf } from "../state/inputs.js";
import { anyInput } from "../state/url.js";
import { findTerms } from "../terms/find.js";
import { playOn } from "./play.js";
import { afterPaint } from "../../base/turns.js";

/** The inputs of a page as a form, in the order in which the page names them. */
export function controlsElement<I extends Inputs>(
  document: Document,
  inputs: I,
  state: StateOf<I>,
  site: Site,
): HTMLElement {
  const create = creator(document);
  const names = Object.keys(inputs).filter((name) => anyInput(inputs, name).control !== "elsewhere");
  const groups = [...new Set(names.map((name) => anyInput(inputs, name).group))];
  const controlsOf = (group: string | undefined): HTMLElement[] =>
    names
      .filter((name) => anyInput(inputs, name).group === group)
      .map((name) => controlElement(create, name, anyInput(inputs, name), state[name as keyof I], site));
  return create(
    "form",
    { class: "controls", "aria-label": "What is shown" },
    create(
      "button",
      { type: "button", class: "controls-toggle", "aria-expanded": "false" },
      "Change what is shown",
    ),
    create(
      "div",
      { class: "controls-body" },
      groups.map((group) =>
        group === undefined
          ? controlsOf(group)
          : create("fieldset", { class: "control-group" }, create("legend", {}, group), controlsOf(group)),
      ),
      create("button", { type: "reset", class: "tool" }, "Reset"),
    ),
  );
}

type Create = ReturnType<typeof creator>;

/** A control, and beside it a button with what the reader may want to know about it. */
function controlElement(
  create: Create,
  name: string,
  input: Input,
  value: InputValue,
  site: Site,
): HTMLElement {
  const plain = fieldElement(create, name, input, value, site);
  const field = input.plays && input.options(site).length > 2 ? playable(create, name, input, plain) : plain;
  const help = input.help ?? findTerms(input.label, new Set()).find(({ term }) => term)?.term?.means;
  if (help === undefined) return field;
  const button = create(
    "button",
    { type: "button", class: "help", "data-tip": help },
    create("span", { class: "help-mark", "aria-hidden": "true" }, "?"),
    create("span", { class: "visually-hidden" }, `About ${input.label}: ${help}`),
  );
  return create("div", { class: "control-box" }, field, button);
}

/** A menu with a button that goes through it. */
function playable(create: Create, name: string, { label }: Input, field: HTMLElement): HTMLElement {
  const text = `Play: one ${label.toLowerCase()} after the other`;
  return create(
    "div",
    { class: "control-box" },
    field,
    create(
      "button",
      { type: "button", class: "tool play", "data-play": name, "aria-label": text, "aria-pressed": "false" },
      "▶",
    ),
  );
}

function fieldElement(
  create: Create,
  name: string,
  input: Input,
  value: InputValue,
  site: Site,
): HTMLElement {
  const printed = input.print(value);
  if (input.control === "choice")
    return create(
      "fieldset",
      { class: "control choice" },
      create("legend", {}, input.label),
      create(
        "div",
        { class: "segments" },
        input.options(site).map((option) =>
          create(
            "label",
            {},
            create("input", {
              type: "radio",
              name,
              value: option.value,
              checked: option.value === printed,
            }),
            create("span", {}, option.label),
          ),
        ),
      ),
    );
  if (input.control === "several")
    return create(
      "fieldset",
      { class: "control several" },
      create("legend", {}, input.label),
      input.options(site).map((option) =>
        create(
          "label",
          { class: "toggle" },
          create("input", {
            type: "checkbox",
            name,
            value: option.value,
            "data-several": "",
            checked: chosen(printed).includes(option.value),
          }),
          create("span", {}, option.label),
        ),
      ),
    );
  if (input.control === "menu")
    return create(
      "label",
      { class: "control" },
      create("span", {}, input.label),
      create(
        "select",
        { name },
        input
          .options(site)
          .map((option) =>
            create("option", { value: option.value, selected: option.value === printed }, option.label),
          ),
      ),
    );
  if (input.control === "toggle")
    return create(
      "label",
      { class: "control toggle" },
      create("input", { type: "checkbox", name, checked: value === true }),
      create("span", {}, input.label),
    );
  return create(
    "label",
    { class: "control" },
    create("span", {}, input.label),
    create("input", { type: "search", name, value: printed }),
  );
}

/** Calls `onChange` with an input's name and the text of its new value whenever a reader changes it. */
export function bindControls(
  form: HTMLFormElement,
  handlers: { onChange(name: string, text: string): void; onReset(): void },
): void {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement | HTMLSelectElement;
    if (field.name) handlers.onChange(field.name, textOf(field, form));
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    handlers.onReset();
  });
  for (const play of form.querySelectorAll<HTMLButtonElement>("[data-play]")) playOn(play, form);
  const button = form.querySelector(".controls-toggle");
  button?.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    afterPaint(() => form.toggleAttribute("data-open", open)); // the fields move the whole page
  });
}

/** Sets the fields to a state, as after going back in the history. */
export function setControls<I extends Inputs>(form: HTMLFormElement, inputs: I, state: StateOf<I>): void {
  for (const name of Object.keys(inputs)) {
    const value = state[name as keyof I];
    const printed = anyInput(inputs, name).print(value);
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (field instanceof HTMLInputElement && field.type === "radio")
        field.checked = field.value === printed;
      else if (field instanceof HTMLInputElement && field.dataset["several"] !== undefined)
        field.checked = chosen(printed).includes(field.value);
      else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === true;
      else field.value = printed;
    }
  }
}

function textOf(field: HTMLInputElement | HTMLSelectElement, form: HTMLFormElement): string {
  if (field.dataset["several"] !== undefined)
    return [...form.querySelectorAll<HTMLInputElement>(`[name="${field.name}"]:checked`)]
      .map((checked) => checked.value)
      .join(",");
  return field instanceof HTMLInputElement && field.type === "checkbox"
    ? field.checked
      ? "1"
      : "0"
    : field.value;
}
