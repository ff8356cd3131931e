import { create } from "../base/dom.js";
import { categoryName } from "../measures/task.js";
import type { Answer } from "../measures/gold/answers.js";
import type { ReviewTask } from "../measures/gold/sheet.js";
import { answerText } from "./card.js";

/** What stands under the code: buttons for every answer, each with its key. */
export function answerElement(
  task: ReviewTask,
  keys: ReadonlyMap<string, Action>,
  state: { label: string | null; own: Answer | undefined; note: string; canUndo: boolean },
  act: (action: Action) => void,
): HTMLElement {
  const button = (
    text: string,
    action: Action,
    options: { title?: string; pressed?: boolean; off?: boolean } = {},
  ) => {
    const key = keyOf(keys, (one) => JSON.stringify(one) === JSON.stringify(action));
    const node = create(
      "button",
      {
        type: "button",
        class: "tool review-answer",
        title: options.title,
        disabled: options.off ?? false,
        "aria-pressed": options.pressed === undefined ? undefined : String(options.pressed),
        "aria-keyshortcuts": key,
        "data-key": key,
      },
      create("kbd", {}, key === "Enter" ? "↵" : key === "Escape" ? "Esc" : key.toUpperCase()),
      ` ${text}`,
    );
    node.addEventListener("click", () => act(action));
    return node;
  };
  return create(
    "div",
    { class: "review-answers" },
    state.own &&
      create("p", { class: "review-own" }, `You said: ${answerText(state.own)}. Answer again to change it.`),
    group(
      "What is it?",
      [...task.labels]
        .reverse()
        .map(({ name, meaning }) =>
          button(name, { kind: "label", label: name }, { title: meaning, pressed: state.label === name }),
        ),
    ),
    state.label !== null && state.label !== task.outside.label
      ? group(
          `${state.label}, of which kind?`,
          task.categories
            .filter(({ name }) => name !== task.outside.category)
            .map(({ name, meaning }) =>
              button(categoryName(name), { kind: "category", category: name }, { title: meaning }),
            ),
          button("No kind", { kind: "decide" }),
          button("Back to the classes", { kind: "clear" }),
        )
      : null,
    group(
      "Or",
      button("Cannot tell", { kind: "cannot tell" }),
      button("Reason", { kind: "reason" }),
      button("Skip", { kind: "skip" }),
      button("Back", { kind: "back" }),
      button("Undo", { kind: "undo" }, { off: !state.canUndo }),
    ),
    state.note === "" ? null : create("p", { class: "review-own" }, `Reason: ${state.note}`),
  );
}

function group(name: string, ...buttons: (HTMLElement | HTMLElement[])[]): HTMLElement {
  return create("fieldset", { class: "review-group" }, create("legend", {}, name), buttons);
}

/** What a key does at the desk. */
export type Action =
  | { kind: "label"; label: string }
  | { kind: "category"; category: string }
  | { kind: "decide" | "cannot tell" | "skip" | "back" | "undo" | "reason" | "clear" };

const commands: Readonly<Record<string, Action>> = {
  x: { kind: "cannot tell" },
  s: { kind: "skip" },
  b: { kind: "back" },
  u: { kind: "undo" },
  r: { kind: "reason" },
  Enter: { kind: "decide" },
  Escape: { kind: "clear" },
};

/**
 * Keys of a task: a letter of its name for each class (the first that is free), a digit for each category but the one
 * of the least class, letters where there are more than nine.
 */
export function keysOf(task: ReviewTask): ReadonlyMap<string, Action> {
  const keys = new Map<string, Action>(Object.entries(commands));
  for (const { name: label } of [...task.labels].reverse()) {
    const key = [...`${label.toLowerCase()}abcdefghijklmnopqrstuvwxyz`].find(
      (letter) => /[a-z]/.test(letter) && !keys.has(letter),
    );
    if (key !== undefined) keys.set(key, { kind: "label", label });
  }
  const spare = [..."123456789acdefghijklmnopqtvwyz"].filter((key) => !keys.has(key));
  task.categories
    .filter(({ name }) => name !== task.outside.category)
    .forEach(({ name: category }, i) => {
      const key = spare[i];
      if (key !== undefined) keys.set(key, { kind: "category", category });
    });
  return keys;
}

/** The key of an action, for its button. */
export function keyOf(keys: ReadonlyMap<string, Action>, test: (action: Action) => boolean): string {
  return [...keys].find(([, action]) => test(action))?.[0] ?? "";
}

/** A field for a reason in a word; Enter and Escape hand it on, without spaces around it. */
export function reasonInput(note: string, done: (note: string) => void): HTMLInputElement {
  const input = create("input", {
    type: "text",
    class: "review-reason",
    "aria-label": "Reason, in a word; Enter goes back",
    value: note,
    maxlength: 300,
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    done(input.value.trim());
  });
  return input;
}
