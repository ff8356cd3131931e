import { element } from "../../base/dom.js";
import { categoryName } from "../../labels/words.js";
import type { Answer } from "../../measures/gold/answers.js";
import type { ReviewTask } from "../../measures/gold/sheet.js";
import { answerText } from "./card.js";
import { keyOf, type Action } from "./keys.js";

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
    const node = element(
      document,
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
      element(document, "kbd", {}, key === "Enter" ? "↵" : key === "Escape" ? "Esc" : key.toUpperCase()),
      ` ${text}`,
    );
    node.addEventListener("click", () => act(action));
    return node;
  };
  return element(
    document,
    "div",
    { class: "review-answers" },
    state.own &&
      element(
        document,
        "p",
        { class: "review-own" },
        `You said: ${answerText(state.own)}. Answer again to change it.`,
      ),
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
    state.note === "" ? null : element(document, "p", { class: "review-own" }, `Reason: ${state.note}`),
  );
}

function group(name: string, ...buttons: (HTMLElement | HTMLElement[])[]): HTMLElement {
  return element(
    document,
    "fieldset",
    { class: "review-group" },
    element(document, "legend", {}, name),
    buttons,
  );
}
