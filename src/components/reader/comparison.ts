import { element } from "../dom.js";
import type { Answers } from "../page/question.js";
import type { Context, View } from "../page/view.js";

/**
 * Sets the site's own version of a view beside the reader's: the baseline's finding in words under the reader's,
 * and for a figure a button that shows the baseline's chart in its place.
 */
export function addComparison<S>(
  node: HTMLElement,
  view: View<S>,
  { answers, baseline }: { answers: Answers; baseline: Answers },
  context: Context<S>,
): void {
  node.querySelector(".reader-comparison")?.remove();
  const yours = textOf(view, answers, context);
  const theirs = textOf(view, baseline, context);
  const same = JSON.stringify(answers) === JSON.stringify(baseline);
  const line = element(
    document,
    "div",
    { class: "reader-comparison" },
    same
      ? element(document, "p", {}, "Your list gives the same numbers as the baseline.")
      : [
          element(document, "p", {}, element(document, "strong", {}, "Your list: "), yours),
          element(document, "p", {}, element(document, "strong", {}, "Baseline: "), theirs),
        ],
  );
  const head = node.querySelector(".figure-head");
  if (head) {
    if (!same) line.append(baselineSwitch(node, view, baseline, context));
    head.after(line);
  } else node.append(line);
}

function textOf<S>(view: View<S>, answers: Answers, context: Context<S>): string {
  return view.summary?.(answers, context) ?? spaced(view.render(answers, context));
}

/** The text of an element with a space between its parts. */
function spaced(node: Node): string {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
  return texts.join(" ").replaceAll(/\s+/g, " ").trim();
}

/** Shows the baseline's chart instead of the reader's, and back. It is drawn when first asked for. */
function baselineSwitch<S>(
  node: HTMLElement,
  view: View<S>,
  baseline: Answers,
  context: Context<S>,
): HTMLElement {
  const button = element(
    document,
    "button",
    { type: "button", class: "tool", "aria-pressed": "false" },
    "Show the baseline's chart",
  );
  let other: Element | null = null;
  button.addEventListener("click", () => {
    const body = node.querySelector(".figure-body");
    if (!body) return;
    other ??= view.render(baseline, { ...context, labels: undefined }).querySelector(".figure-body");
    if (!other) return;
    const shown = button.getAttribute("aria-pressed") === "true";
    body.replaceWith(other);
    other = body;
    button.setAttribute("aria-pressed", String(!shown));
    button.textContent = shown ? "Show the baseline's chart" : "Show your chart";
  });
  return button;
}
