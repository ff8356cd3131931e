import { create } from "../../base/dom.js";
import type { Answers } from "../../measures/question.js";
import type { Context, View } from "../view.js";
import { annotateTables, annotateTiles } from "./annotation.js";

/**
 * Sets the site's own version of a view beside the reader's: for a figure the baseline's finding in words and a
 * button that shows its chart; in tiles and tables the baseline's value where it is another one; else its text.
 */
export function addComparison<S>(
  node: HTMLElement,
  view: View<S>,
  { answers, baseline }: { answers: Answers; baseline: Answers },
  context: Context<S>,
): void {
  node.querySelector(".reader-comparison")?.remove();
  const site = { ...context, labels: undefined };
  const same = JSON.stringify(answers) === JSON.stringify(baseline);
  const head = node.querySelector(".figure-head");
  if (head && view.summary) {
    head.after(
      same
        ? comparisonLine("Your list gives the same numbers as the baseline.")
        : comparisonLine(
            create("span", {}, "This is your list. "),
            create("strong", {}, "Baseline: "),
            view.summary(baseline, site),
            baselineSwitch(node, () => view.render(baseline, site)),
          ),
    );
    return;
  }
  if (same) return;
  const theirs = view.render(baseline, site);
  const annotated = annotateTiles(node, theirs) || annotateTables(node, theirs);
  if (!annotated) node.append(comparisonLine(create("strong", {}, "Baseline: "), textOf(theirs)));
}

/** What a view says, its paragraphs one after another. */
function textOf(node: HTMLElement): string {
  const parts = [...node.children].filter(({ tagName }) => tagName === "P");
  return (parts.length ? parts : [node]).map(({ textContent }) => textContent?.trim()).join(" ");
}

function comparisonLine(...children: (HTMLElement | string)[]): HTMLElement {
  const [last] = children.slice(-1);
  const button = last instanceof HTMLButtonElement ? last : undefined;
  return create(
    "div",
    { class: "reader-comparison" },
    create(
      "p",
      {},
      children.filter((child) => child !== button),
    ),
    button,
  );
}

/** Shows the baseline's chart instead of the reader's, and back. It is drawn when first asked for. */
function baselineSwitch(node: HTMLElement, drawBaseline: () => HTMLElement): HTMLElement {
  const texts = { yours: "Show the baseline's chart", baseline: "Show your chart" };
  const button = create("button", { type: "button", class: "tool", "aria-pressed": "false" }, texts.yours);
  let other: Element | null = null;
  button.addEventListener("click", () => {
    const body = node.querySelector(".figure-body");
    other ??= drawBaseline().querySelector(".figure-body");
    if (!body || !other) return;
    const shown = button.getAttribute("aria-pressed") === "true";
    body.replaceWith(other);
    other = body;
    button.setAttribute("aria-pressed", String(!shown));
    button.textContent = shown ? texts.yours : texts.baseline;
  });
  return button;
}
